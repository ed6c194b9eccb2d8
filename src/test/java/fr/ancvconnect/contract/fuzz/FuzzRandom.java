package fr.ancvconnect.contract.fuzz;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The only source of randomness: one seed gives one sequence of requests. */
final class FuzzRandom {

    private final RandomGenerator random;

    FuzzRandom(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Returns true with a probability of {@code share} percent. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** Both ends are inclusive. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Both ends are inclusive. */
    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** For libraries that take the older type. */
    Random asRandom() {
        return Random.from(random);
    }
}
