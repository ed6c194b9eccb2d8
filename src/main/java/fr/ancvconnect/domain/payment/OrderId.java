package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.FolderId;

/** ANCV's {@code order.id}. It has at most 20 characters (ANCV's protocol), so a longer folder id is hashed. */
public record OrderId(String value) {

    private static final int LONGEST = 20;

    /** The folder id if it has at most 20 characters, else 20 base32 characters of its SHA-256. */
    public static OrderId of(FolderId folder) {
        String id = folder.value();
        return new OrderId(id.length() <= LONGEST ? id : Base32.ofSha256(id, LONGEST));
    }
}
