package fr.ancvconnect.ancv;

/** Where the seal keys come from: keys rotate while the service runs. */
public interface SealKeySource {

    /** The keys as far as they are known. */
    SealKeys known();

    /** The keys after a seal was found wrong: perhaps they rotated since they were read. */
    SealKeys afterWrongSeal();
}
