package fr.ancvconnect.domain;

/**
 * The id of a booking folder: the platform's booking number.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first
 */
public record FolderId(String value) {

    public FolderId {
        ExternalIdFormat.require(value);
    }

    /** Whether {@code value} has the format of a folder id. */
    public static boolean isWellFormed(String value) {
        return ExternalIdFormat.isWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
