package fr.ancvconnect.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * How ANCV treats one transaction.
 *
 * @param neverCancelled        ANCV forbids each cancellation
 * @param capturedForGood       ANCV forbids a cancellation from VALIDATED on, not only from CONSIGNED on
 * @param reversed              ANCV reverses the authorization without a request
 * @param forgetsAuthorisations the record of a cancelled transaction shows no authorizations
 * @param tellsItsEnd           the record has an expiration date
 * @param lostFromSight         reads do not find the transaction until 25 minutes after its expiry
 * @param leavesFinalState      the customer is charged some time after the transaction became final
 * @param toldOfOnce            ANCV sends one notification when the transaction leaves a final state, and none for later changes
 * @param otherShop             the period in which the record names another shop
 */
record TransactionBehavior(
        boolean neverCancelled,
        boolean capturedForGood,
        boolean reversed,
        boolean forgetsAuthorisations,
        boolean tellsItsEnd,
        boolean lostFromSight,
        boolean leavesFinalState,
        boolean toldOfOnce,
        Period otherShop) {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** A period of time: {@code from} is inclusive, {@code until} is exclusive. */
    record Period(Instant from, Instant until) {

        private static final Period NEVER = new Period(Instant.MAX, Instant.MAX);

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    /** Returns whether the record names another shop at any time. */
    boolean isAtTimesOfOtherShop() {
        return otherShop != Period.NEVER;
    }

    static TransactionBehavior drawn(SeededRandom chance, Instant now) {
        return new TransactionBehavior(
                chance.percent(4),
                chance.percent(25),
                chance.percent(10),
                chance.percent(30),
                chance.percent(90),
                chance.percent(2),
                chance.percent(10),
                chance.percent(60),
                chance.percent(3) ? drawnPeriod(chance, now) : Period.NEVER);
    }

    /** The period starts at the creation or later, and ends after some time or never. */
    private static Period drawnPeriod(SeededRandom chance, Instant now) {
        Instant from = now.plusMillis(chance.percent(50) ? 0 : chance.between(0, 10 * MINUTE));
        return new Period(from, chance.percent(50) ? Instant.MAX : from.plusMillis(chance.between(0, 30 * MINUTE)));
    }
}
