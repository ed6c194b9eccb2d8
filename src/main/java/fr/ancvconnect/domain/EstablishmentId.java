package fr.ancvconnect.domain;

/**
 * The id of an establishment (a hotel, a campsite, an activity). There is one establishment for each reception point.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first
 */
public record EstablishmentId(String value) {

    public EstablishmentId {
        ExternalIdFormat.require(value);
    }

    /** Whether {@code value} has the format of an establishment id. */
    public static boolean isWellFormed(String value) {
        return ExternalIdFormat.isWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
