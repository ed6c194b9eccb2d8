package fr.ancvconnect.keys;

import java.util.Optional;

/**
 * A source of keys for tests.
 *
 * @param refreshed the keys after they were read again
 */
public record StubKeys(Optional<VersionedKeys> known, Optional<VersionedKeys> refreshed) implements KeySource {

    /** A source whose keys were never read and cannot be read. */
    public static final KeySource UNREADABLE = new StubKeys(Optional.empty(), Optional.empty());

    /** A source whose keys rotated after they were read. */
    static KeySource rotating(String known, String refreshed) {
        return new StubKeys(VersionedKeys.parse(known), VersionedKeys.parse(refreshed));
    }
}
