package fr.ancvconnect.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * How ANCV will treat one transaction.
 *
 * @param neverCancelled        each cancellation of it is forbidden
 * @param capturedForGood       its cancellation is forbidden from VALIDATED on, not only from CONSIGNED on
 * @param reversed              ANCV takes its authorisation back by itself
 * @param forgetsAuthorisations once cancelled, its record shows no authorisations any more
 * @param tellsItsEnd           its record has an expiration date
 * @param lostFromSight         for a while, far beyond its life, ANCV does not find it when it is read
 * @param leavesFinalState      the customer is charged some time after it became final
 * @param toldOfOnce            of what comes after that ANCV sends no notifications
 * @param otherShop             when its record names another shop
 */
record TransactionBehavior(boolean neverCancelled, boolean capturedForGood, boolean reversed,
                         boolean forgetsAuthorisations, boolean tellsItsEnd, boolean lostFromSight,
                         boolean leavesFinalState, boolean toldOfOnce, Period otherShop) {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** From an instant on, and until another. */
    record Period(Instant from, Instant until) {

        private static final Period NEVER = new Period(Instant.MAX, Instant.MAX);

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }


    /** Whether its record names another shop at any time. */
    boolean isAtTimesOfOtherShop() {
        return otherShop != Period.NEVER;
    }

    static TransactionBehavior drawn(SeededRandom chance, Instant now) {
        return new TransactionBehavior(chance.percent(4), chance.percent(25), chance.percent(10), chance.percent(30),
                chance.percent(90), chance.percent(2), chance.percent(10), chance.percent(60),
                chance.percent(3) ? drawnPeriod(chance, now) : Period.NEVER);
    }

    /** From the beginning or later, for a while or for good. */
    private static Period drawnPeriod(SeededRandom chance, Instant now) {
        Instant from = now.plusMillis(chance.percent(50) ? 0 : chance.between(0, 10 * MINUTE));
        return new Period(from, chance.percent(50) ? Instant.MAX : from.plusMillis(chance.between(0, 30 * MINUTE)));
    }
}
