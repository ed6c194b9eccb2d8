package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.FolderId;

/** ANCV's {@code order.id}: at most 20 characters (its protocol), so a longer folder id is hashed. */
public record OrderId(String value) {

    private static final int LONGEST = 20;

    /** The folder id where it fits, else 20 base32 characters of its SHA-256. */
    public static OrderId of(FolderId folder) {
        String id = folder.value();
        return new OrderId(id.length() <= LONGEST
                ? id : Base32.ofSha256(id, LONGEST));
    }
}
