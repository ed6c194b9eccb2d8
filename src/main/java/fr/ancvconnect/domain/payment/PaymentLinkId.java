package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.FolderId;
import java.util.regex.Pattern;

/**
 * The id of a payment link: 26 base32 characters of a SHA-256 over the folder id and the idempotency key. The
 * conditional put of the link is therefore also the idempotency check. The id is no secret: the link's URL has a MAC
 * in addition.
 */
public record PaymentLinkId(String value) {

    private static final int LENGTH = 26;
    private static final Pattern FORMAT = Pattern.compile("[A-Z2-7]{26}");
    /** Neither folder ids nor keys contain a line feed, so no payment id is computed from the same text. */
    private static final String PREFIX = "payment-link\n";

    public PaymentLinkId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not the id of a payment link");
        }
    }

    /** The id for this folder and this key. The same input always gives the same id. */
    public static PaymentLinkId of(FolderId folder, IdempotencyKey key) {
        return new PaymentLinkId(Base32.ofSha256(PREFIX + folder.value() + "\n" + key.value(), LENGTH));
    }

    /** Whether {@code value} has the format of the id of a payment link. */
    public static boolean isWellFormed(String value) {
        return FORMAT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
