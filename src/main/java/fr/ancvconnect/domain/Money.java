package fr.ancvconnect.domain;

/**
 * An amount in euro.
 *
 * @param cents the amount in cents, never negative
 */
public record Money(long cents) implements Comparable<Money> {

    /** Nothing at all. */
    public static final Money ZERO = new Money(0);

    /** The largest amount that the contract takes: 10 000 000 cents. */
    public static final Money LARGEST = new Money(10_000_000);

    public Money {
        if (cents < 0) {
            throw new IllegalArgumentException("An amount is never negative: " + cents);
        }
    }

    /** The amount of so many cents. */
    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /** The sum of both; throws {@link ArithmeticException} beyond what a long holds. */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** What is left after {@code other} is taken away, never below nothing. */
    public Money minusAtMost(Money other) {
        return new Money(Math.max(0, cents - other.cents));
    }

    /** Whether this is more than {@code other}. */
    public boolean isMoreThan(Money other) {
        return cents > other.cents;
    }

    /** Whether this is nothing. */
    public boolean isZero() {
        return cents == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}
