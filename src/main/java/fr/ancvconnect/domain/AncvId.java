package fr.ancvconnect.domain;

import java.util.regex.Pattern;

/**
 * The number that ANCV gives a reception point, ANCV's {@code shopId}: it decides where the money goes. One that was
 * stored before leading zeros were refused stays readable, and is kept to the letter: its register's key is made of it.
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

    /** Whether {@code value} could be activated: 1 to 20 digits, the first of them no zero. */
    public static boolean isWellFormed(String value) {
        return WELL_FORMED.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
