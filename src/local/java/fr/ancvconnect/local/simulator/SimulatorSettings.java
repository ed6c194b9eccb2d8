package fr.ancvconnect.local.simulator;

import java.time.Duration;
import java.util.Map;

/**
 * The settings of the simulator.
 *
 * @param sealKeys key version to key; all of them are valid at the same time, as ANCV's keys are during a key rotation
 * @param sealKeyVersion the key version that seals notifications
 * @param minimumCents the smallest amount of a transaction, in cents; the customer may confirm less
 * @param captureAfter the time from AUTHORIZED to VALIDATED
 * @param timeoutDelay the delay of the answer in a TIMEOUT fault
 * @param lateDelay the delay of a LATE notification
 * @param capacity the maximum number of transactions; above it, the transaction that was captured or ended first is removed
 */
public record SimulatorSettings(
        String serviceProviderId,
        Map<String, String> sealKeys,
        String sealKeyVersion,
        long minimumCents,
        Duration captureAfter,
        Duration timeoutDelay,
        Duration lateDelay,
        int capacity) {

    private static final long DEFAULT_MINIMUM_CENTS = 2_000;

    public SimulatorSettings {
        sealKeys = Map.copyOf(sealKeys);
        if (!sealKeys.containsKey(sealKeyVersion)) {
            throw new IllegalArgumentException("no seal key for the version " + sealKeyVersion);
        }
    }

    /**
     * Returns the default settings: a minimum of 20 euro, capture after 5 s, TIMEOUT answers after 30 s, LATE notifications
     * after 20 s, and at most 100,000 transactions.
     */
    public static SimulatorSettings defaults(
            String serviceProviderId, Map<String, String> sealKeys, String sealKeyVersion) {
        return new SimulatorSettings(
                serviceProviderId,
                sealKeys,
                sealKeyVersion,
                DEFAULT_MINIMUM_CENTS,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                100_000);
    }

    /** Returns a copy with other durations, for example shorter ones for tests. */
    public SimulatorSettings withDelays(Duration captureAfter, Duration timeoutDelay, Duration lateDelay) {
        return new SimulatorSettings(
                serviceProviderId,
                sealKeys,
                sealKeyVersion,
                minimumCents,
                captureAfter,
                timeoutDelay,
                lateDelay,
                capacity);
    }

    /** Returns a copy with another maximum number of transactions. */
    public SimulatorSettings withCapacity(int transactions) {
        return new SimulatorSettings(
                serviceProviderId,
                sealKeys,
                sealKeyVersion,
                minimumCents,
                captureAfter,
                timeoutDelay,
                lateDelay,
                transactions);
    }

    /** Returns a copy with another minimum amount, in cents. */
    public SimulatorSettings withMinimum(long cents) {
        return new SimulatorSettings(
                serviceProviderId, sealKeys, sealKeyVersion, cents, captureAfter, timeoutDelay, lateDelay, capacity);
    }
}
