package fr.ancvconnect.domain.ancv;

import java.util.regex.Pattern;

/**
 * The id that ANCV assigns to a transaction.
 *
 * @param value a short opaque string: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, so that it is safe in a URL path
 */
public record AncvTransactionId(String value) {

    /** Not only dots: a path segment of dots has a meaning of its own. */
    private static final Pattern FORMAT = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]{1,64}");

    public AncvTransactionId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a transaction id");
        }
    }

    /** Whether {@code value} has the format of a transaction id. */
    public static boolean isWellFormed(String value) {
        return FORMAT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
