package fr.ancvconnect.domain;

import java.util.regex.Pattern;

/**
 * The number that ANCV assigns to a reception point (ANCV's {@code shopId}). It determines the account that receives
 * the money. IDs that were stored before leading zeros were rejected stay readable. They are not normalized, because
 * the key of their register item contains them.
 *
 * @param value 1 to 20 digits, for example {@code 10000651}
 */
public record AncvId(String value) {

    private static final Pattern READABLE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern WELL_FORMED = Pattern.compile("[1-9][0-9]{0,19}");

    public AncvId {
        if (!READABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("An ANCV ID is 1 to 20 digits");
        }
    }

    /** Whether the option can be activated with {@code value}: 1 to 20 digits, and the first digit is not zero. */
    public static boolean isWellFormed(String value) {
        return WELL_FORMED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
