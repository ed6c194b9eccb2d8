package fr.ancvconnect.domain;

import java.util.regex.Pattern;

/**
 * The number that ANCV gives a reception point, ANCV's {@code shopId}: it decides where the money goes.
 *
 * @param value 1 to 20 digits, for example {@code 10000651}
 */
public record AncvId(String value) {

    /** The form as a regular expression, for the door's own check. */
    public static final String FORM = "[0-9]{1,20}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public AncvId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("An ANCV ID is 1 to 20 digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
