package fr.ancvconnect.contract.fuzz;

import java.util.Optional;
import java.util.Random;

/**
 * The settings of a run. Without system properties each build sends the same requests. {@code -Dfuzz.requests=…} sends more
 * with a seed of their own, and {@code -Dfuzz.seed=…} repeats a run.
 */
record FuzzSettings(long seed, int requests) {

    private static final int DEFAULT_REQUESTS = 2_000;
    private static final long DEFAULT_SEED = 1;
    private static final String REQUESTS = "fuzz.requests";
    private static final String SEED = "fuzz.seed";

    static FuzzSettings fromSystemProperties() {
        Optional<Integer> requests = Optional.ofNullable(Integer.getInteger(REQUESTS));
        long seed = Optional.ofNullable(Long.getLong(SEED))
                .orElseGet(() -> requests.isEmpty() ? DEFAULT_SEED : new Random().nextInt(1_000_000));
        return new FuzzSettings(seed, requests.orElse(DEFAULT_REQUESTS));
    }

    /** Whether there are enough requests for every operation and status. */
    boolean isComplete() {
        return requests >= DEFAULT_REQUESTS;
    }

    /** The options that repeat this run. */
    @Override
    public String toString() {
        return "-D" + REQUESTS + "=" + requests + " -D" + SEED + "=" + seed;
    }
}
