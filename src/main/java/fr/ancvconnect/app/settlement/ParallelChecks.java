package fr.ancvconnect.app.settlement;

/**
 * How many payments a sweep checks at once ({@code SWEEP_PARALLEL_CHECKS}).
 *
 * @param most 1 to 1000
 */
public record ParallelChecks(int most) {

    /** What a function of 512 MB serves: 64 checks under way, about 200 a second with an ANCV that takes 300 ms. */
    public static final int DEFAULT = 64;
    /** A sweep has no use for more: its function has 33 seconds. */
    public static final int MOST = 1_000;

    public ParallelChecks {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A sweep checks 1 to 1000 payments at once");
        }
    }
}
