package fr.ancvconnect.domain;

/**
 * Names one booking folder: the platform's own number of the booking.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first
 */
public record FolderId(String value) {

    public FolderId {
        ExternalIdFormat.require(value);
    }

    /** Whether {@code value} could name one. */
    public static boolean isWellFormed(String value) {
        return ExternalIdFormat.isWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
