package fr.ancvconnect.local.simulator;

import java.time.Duration;
import java.util.Map;

/**
 * How this ANCV is set up.
 *
 * @param sealKeys key version to key; all of them are valid at once, as ANCV's are while they rotate
 * @param sealKeyVersion the version that seals notifications
 * @param minimumCents the least that a transaction may ask for; what the customer confirms may be less
 * @param captureAfter AUTHORIZED becomes VALIDATED after this
 * @param hold how long a TIMEOUT fault keeps its caller waiting
 * @param late how late a LATE notification is sent
 * @param keep the most transactions kept; beyond it the one that came to rest first is forgotten
 */
public record SimulatorSettings(String serviceProviderId, Map<String, String> sealKeys, String sealKeyVersion,
        long minimumCents, Duration captureAfter, Duration hold, Duration late, int keep) {

    private static final long USUAL_MINIMUM_CENTS = 2_000;

    public SimulatorSettings {
        sealKeys = Map.copyOf(sealKeys);
        if (!sealKeys.containsKey(sealKeyVersion)) {
            throw new IllegalArgumentException("no seal key for the version " + sealKeyVersion);
        }
    }

    /** A minimum of 20 euro, and the usual waits: captured after 5 s, held for 30 s, late by 20 s. */
    public static SimulatorSettings usual(String serviceProviderId, Map<String, String> sealKeys,
            String sealKeyVersion) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion, USUAL_MINIMUM_CENTS,
                Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(20), 100_000);
    }

    /** The same with other waits, for those who cannot wait that long. */
    public SimulatorSettings waiting(Duration captureAfter, Duration hold, Duration late) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion, minimumCents, captureAfter, hold, late, keep);
    }

    /** The same, keeping another number of transactions. */
    public SimulatorSettings keeping(int transactions) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion, minimumCents, captureAfter, hold,
                late, transactions);
    }

    /** The same with another minimum, in cents. */
    public SimulatorSettings withMinimum(long cents) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion, cents, captureAfter, hold, late, keep);
    }
}
