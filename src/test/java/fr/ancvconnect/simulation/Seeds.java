package fr.ancvconnect.simulation;

/**
 * The seeds of a run.
 *
 * @param first the first seed
 * @param count the number of consecutive seeds
 */
record Seeds(long first, long count) {

    private static final long USUAL_FIRST = 1;
    private static final long USUAL = 10_000;
    /** The first seed of a run with its own number of seeds, beyond the seeds that each build uses. */
    private static final long OTHERS = 1_000_000_000L;

    static Seeds asked() {
        Long one = Long.getLong("simulation.seed");
        Long many = Long.getLong("simulation.seeds");
        return one != null ? new Seeds(one, 1) : many != null ? new Seeds(OTHERS, many) : new Seeds(USUAL_FIRST, USUAL);
    }

    boolean isOne() {
        return count == 1;
    }

    boolean areUsual() {
        return equals(new Seeds(USUAL_FIRST, USUAL));
    }
}
