package fr.ancvconnect.domain.payment;

import java.util.regex.Pattern;

/**
 * The caller's own name of a request, so that asking twice asks the customer once.
 *
 * @param value 1 to 64 visible ASCII characters, no comma: header fields of the same name are joined with commas
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~&&[^,]]{1,64}");

    public IdempotencyKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("An idempotency key is 1 to 64 visible ASCII characters without a comma");
        }
    }

    /** Whether {@code value} could be one. */
    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }
}
