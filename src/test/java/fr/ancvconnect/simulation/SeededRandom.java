package fr.ancvconnect.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The only source of randomness of a simulation: one seed gives one sequence. */
final class SeededRandom {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int SECRET = 22;

    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns true with the probability 1/{@code times}, or false if {@code times} is 0. */
    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** Returns true with a probability of {@code share} percent. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** Both ends are inclusive. */
    long between(long from, long to) {
        return from + random.nextLong(to - from + 1);
    }

    /** Both ends are inclusive. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Orders events in the same millisecond. */
    long tieBreaker() {
        return random.nextLong();
    }

    String secret() {
        var text = new StringBuilder(SECRET);
        for (int count = 0; count < SECRET; count++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
