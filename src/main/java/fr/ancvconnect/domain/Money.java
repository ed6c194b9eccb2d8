package fr.ancvconnect.domain;

/**
 * An amount in euros.
 *
 * @param cents the amount in cents, never negative
 */
public record Money(long cents) implements Comparable<Money> {

    /** An amount of 0 cents. */
    public static final Money ZERO = new Money(0);

    /** The largest amount that the contract accepts: 10 000 000 cents. */
    public static final Money LARGEST = new Money(10_000_000);

    public Money {
        if (cents < 0) {
            throw new IllegalArgumentException("An amount must not be negative: " + cents);
        }
    }

    /** Creates an amount from cents. */
    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /** The sum of both amounts. Throws {@link ArithmeticException} on overflow of a long. */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** This amount minus {@code other}, or zero if {@code other} is larger. */
    public Money minusOrZero(Money other) {
        return new Money(Math.max(0, cents - other.cents));
    }

    /** Whether this amount is strictly greater than {@code other}. */
    public boolean isMoreThan(Money other) {
        return cents > other.cents;
    }

    /** Whether the amount is 0 cents. */
    public boolean isZero() {
        return cents == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}
