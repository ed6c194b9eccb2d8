package fr.ancvconnect.bench.soak;

/** The three parts of a run. The first and the last one are compared. */
final class Thirds {

    private static final int PARTS = 3;

    private Thirds() {}

    /** Whether this minute is in this part (0, 1 or 2) of the load. */
    static boolean contains(int third, double loadMinutes, double minute) {
        return minute > third * loadMinutes / PARTS && minute <= (third + 1) * loadMinutes / PARTS;
    }
}
