package fr.ancvconnect.domain;

import java.util.regex.Pattern;

/** The format of ids that the platform chooses: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first. */
final class ExternalIdFormat {

    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private ExternalIdFormat() {}

    static boolean isWellFormed(String value) {
        return FORMAT.matcher(value).matches();
    }

    static String require(String value) {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not an id in the contract's format");
        }
        return value;
    }
}
