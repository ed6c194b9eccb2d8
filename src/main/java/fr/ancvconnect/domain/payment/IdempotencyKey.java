package fr.ancvconnect.domain.payment;

import java.util.regex.Pattern;

/**
 * The caller's id of a request. A repeated request with the same key does not start a second payment.
 *
 * @param value 1 to 64 visible ASCII characters without commas, because HTTP joins header fields of the same name with
 *              commas
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORMAT = Pattern.compile("[!-~&&[^,]]{1,64}");

    public IdempotencyKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "An idempotency key is 1 to 64 visible ASCII characters without a comma");
        }
    }

    /** Whether {@code value} has the format of an idempotency key. */
    public static boolean isWellFormed(String value) {
        return FORMAT.matcher(value).matches();
    }
}
