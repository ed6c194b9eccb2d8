package fr.ancvconnect.keys;

import java.util.Optional;

/** A source of keys, which rotate while the service runs. Its methods do not throw if the keys cannot be read. */
public interface KeySource {

    /** The known keys; empty if they were never read and cannot be read now. */
    Optional<VersionedKeys> known();

    /** The keys, read again for a caller that misses one: they may have rotated since the last read. */
    Optional<VersionedKeys> refreshed();
}
