package fr.ancvconnect.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Where all chance of one simulation comes from: one seed, one stream. */
final class SeededRandom {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int SECRET = 22;

    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True once in {@code times}; never where that is 0. */
    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** True in so many of a hundred. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** Both ends can come. */
    long between(long from, long to) {
        return from + random.nextLong(to - from + 1);
    }

    /** Both ends can come. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Decides between what happens in the same millisecond. */
    long lot() {
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
