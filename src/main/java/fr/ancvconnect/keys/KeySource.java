package fr.ancvconnect.keys;

import java.util.Optional;

/** Where keys come from: they rotate while the service runs. Nothing here throws for what cannot be read. */
public interface KeySource {

    /** The keys as far as they are known; empty when they were never read and cannot be now. */
    Optional<VersionedKeys> known();

    /** The keys for whoever misses one: perhaps they rotated since they were read. */
    Optional<VersionedKeys> refreshed();
}
