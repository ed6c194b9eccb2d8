package fr.ancvconnect.ancv;

import java.util.Optional;

/** Where the seal keys come from: keys rotate while the service runs. Nothing here throws for what cannot be read. */
public interface SealKeySource {

    /** Reads them before they are needed; those that cannot be read are asked for again at the first need. */
    void readAhead();

    /** The keys as far as they are known; empty when they were never read and cannot be now. */
    Optional<SealKeys> known();

    /** The keys after a seal was found wrong: perhaps they rotated since they were read. */
    Optional<SealKeys> afterWrongSeal();
}
