package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.FolderId;
import java.util.regex.Pattern;

/**
 * Names one payment: 26 base32 characters of SHA-256 over folder id, a line feed and the idempotency key, so that
 * the payment's conditional put is the idempotency check.
 */
public record PaymentId(String value) {

    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{26}");

    public PaymentId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a payment id");
        }
    }

    /** The id that this key names in this folder, always the same. */
    public static PaymentId of(FolderId folder, IdempotencyKey key) {
        return new PaymentId(Base32.ofSha256(folder.value() + "\n" + key.value(), LENGTH));
    }

    /** Whether {@code value} could name a payment. */
    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
