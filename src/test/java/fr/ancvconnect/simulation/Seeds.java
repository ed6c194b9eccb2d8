package fr.ancvconnect.simulation;

/**
 * Which stories are told.
 *
 * @param first the first seed
 * @param count so many from there on
 */
record Seeds(long first, long count) {

    private static final long USUAL_FIRST = 1;
    private static final long USUAL = 10_000;
    /** Where a campaign of its own length begins: beyond what each build tells anyway. */
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
