package fr.ancvconnect.domain.ancv;

import java.util.regex.Pattern;

/**
 * ANCV's own name of a transaction.
 *
 * @param value a short opaque string: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, so that it can stand in a path
 */
public record AncvTransactionId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public AncvTransactionId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a transaction id");
        }
    }

    /** Whether {@code value} could be one. */
    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches() && !value.matches("\\.+");
    }

    @Override
    public String toString() {
        return value;
    }
}
