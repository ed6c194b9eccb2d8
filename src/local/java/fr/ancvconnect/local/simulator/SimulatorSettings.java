package fr.ancvconnect.local.simulator;

import java.time.Duration;
import java.util.Map;

/**
 * How this ANCV is set up.
 *
 * @param sealKeys key version to key; all of them are valid at once, as ANCV's are while they rotate
 * @param sealKeyVersion the version that seals notifications
 * @param captureAfter AUTHORIZED becomes VALIDATED after this
 * @param hold how long a TIMEOUT fault keeps its caller waiting
 * @param late how late a LATE notification is sent
 * @param keep the most transactions kept; beyond it the one that came to rest first is forgotten
 */
public record SimulatorSettings(String serviceProviderId, Map<String, String> sealKeys, String sealKeyVersion,
        Duration captureAfter, Duration hold, Duration late, int keep) {

    public SimulatorSettings {
        sealKeys = Map.copyOf(sealKeys);
        if (!sealKeys.containsKey(sealKeyVersion)) {
            throw new IllegalArgumentException("no seal key for the version " + sealKeyVersion);
        }
    }

    /** The usual waits: captured after 5 s, held for 30 s, late by 20 s. */
    public static SimulatorSettings usual(String serviceProviderId, Map<String, String> sealKeys,
            String sealKeyVersion) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion,
                Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(20), 100_000);
    }

    /** The same with other waits, for those who cannot wait that long. */
    public SimulatorSettings waiting(Duration captureAfter, Duration hold, Duration late) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion, captureAfter, hold, late, keep);
    }

    /** The same, keeping another number of transactions. */
    public SimulatorSettings keeping(int transactions) {
        return new SimulatorSettings(serviceProviderId, sealKeys, sealKeyVersion, captureAfter, hold, late,
                transactions);
    }
}
