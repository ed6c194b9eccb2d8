package fr.ancvconnect.domain;

/**
 * Names one establishment: a hotel, a campsite, an activity; one for each reception point.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first
 */
public record EstablishmentId(String value) {

    public EstablishmentId {
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
