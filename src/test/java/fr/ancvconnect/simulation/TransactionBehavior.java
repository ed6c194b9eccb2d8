package fr.ancvconnect.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * How ANCV treats one transaction.
 *
 * @param cancellationForbidden ANCV forbids each cancellation
 * @param captureFinal ANCV forbids a cancellation from VALIDATED on, not only from CONSIGNED on
 * @param reversed              ANCV reverses the authorization without a request
 * @param hidesAuthorizationsWhenCancelled the record of a cancelled transaction shows no authorizations
 * @param hasExpirationDate the record has an expiration date
 * @param temporarilyNotFound reads do not find the transaction until 25 minutes after its expiry
 * @param chargedAgain the customer is charged some time after the transaction became final
 * @param singleNotification ANCV sends one notification when the transaction leaves a final state, and none for later changes
 * @param mismatchedShopPeriod the period in which the record names another shop
 */
record TransactionBehavior(
        boolean cancellationForbidden,
        boolean captureFinal,
        boolean reversed,
        boolean hidesAuthorizationsWhenCancelled,
        boolean hasExpirationDate,
        boolean temporarilyNotFound,
        boolean chargedAgain,
        boolean singleNotification,
        Period mismatchedShopPeriod) {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** A period of time: {@code from} is inclusive, {@code until} is exclusive. */
    record Period(Instant from, Instant until) {

        private static final Period NEVER = new Period(Instant.MAX, Instant.MAX);

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    /** Returns whether the record names another shop at any time. */
    boolean hasMismatchedShopPeriod() {
        return !mismatchedShopPeriod.equals(Period.NEVER);
    }

    static TransactionBehavior draw(SeededRandom random, Instant now) {
        return new TransactionBehavior(
                random.percent(4),
                random.percent(25),
                random.percent(10),
                random.percent(30),
                random.percent(90),
                random.percent(2),
                random.percent(10),
                random.percent(60),
                random.percent(3) ? drawPeriod(random, now) : Period.NEVER);
    }

    /** The period starts at the creation or later, and ends after some time or never. */
    private static Period drawPeriod(SeededRandom random, Instant now) {
        Instant from = now.plusMillis(random.percent(50) ? 0 : random.between(0, 10 * MINUTE));
        return new Period(from, random.percent(50) ? Instant.MAX : from.plusMillis(random.between(0, 30 * MINUTE)));
    }
}
