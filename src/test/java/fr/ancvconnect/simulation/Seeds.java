package fr.ancvconnect.simulation;

/**
 * The seeds of a run.
 *
 * @param first the first seed
 * @param count the number of consecutive seeds
 */
record Seeds(long first, long count) {

    private static final long DEFAULT_FIRST = 1;
    private static final long DEFAULT_COUNT = 10_000;
    /** The first seed of a run with its own number of seeds, beyond the seeds that each build uses. */
    private static final long CUSTOM_FIRST = 1_000_000_000L;

    static Seeds fromSystemProperties() {
        Long seed = Long.getLong("simulation.seed");
        Long seeds = Long.getLong("simulation.seeds");
        return seed != null
                ? new Seeds(seed, 1)
                : seeds != null ? new Seeds(CUSTOM_FIRST, seeds) : new Seeds(DEFAULT_FIRST, DEFAULT_COUNT);
    }

    boolean isSingle() {
        return count == 1;
    }

    boolean isDefault() {
        return equals(new Seeds(DEFAULT_FIRST, DEFAULT_COUNT));
    }
}
