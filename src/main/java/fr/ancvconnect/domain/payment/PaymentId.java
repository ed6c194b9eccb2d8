package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.FolderId;
import java.util.regex.Pattern;

/**
 * The id of a payment: 26 base32 characters of the SHA-256 of the folder id, a line feed and the idempotency key. The
 * conditional put of the payment is therefore also the idempotency check.
 */
public record PaymentId(String value) {

    private static final int LENGTH = 26;
    private static final Pattern FORMAT = Pattern.compile("[A-Z2-7]{26}");

    public PaymentId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a payment id");
        }
    }

    /** The id for this folder and this key. The same input always gives the same id. */
    public static PaymentId of(FolderId folder, IdempotencyKey key) {
        return new PaymentId(Base32.ofSha256(folder.value() + "\n" + key.value(), LENGTH));
    }

    /**
     * The id for this payment link and this key: the id of the link stands between the folder id and the key. So a
     * customer with a link never gets the id of a payment that was not started through the link.
     */
    public static PaymentId of(FolderId folder, PaymentLinkId link, IdempotencyKey key) {
        return new PaymentId(Base32.ofSha256(folder.value() + "\n" + link.value() + "\n" + key.value(), LENGTH));
    }

    /** Whether {@code value} has the format of a payment id. */
    public static boolean isWellFormed(String value) {
        return FORMAT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
