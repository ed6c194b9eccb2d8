package fr.ancvconnect.simulation;

/**
 * How ANCV will treat one transaction.
 *
 * @param neverCancelled        each cancellation of it is forbidden
 * @param capturedForGood       its cancellation is forbidden from VALIDATED on, not only from CONSIGNED on
 * @param reversed              ANCV takes its authorisation back by itself
 * @param forgetsAuthorisations once cancelled, its record shows no authorisations any more
 * @param tellsItsEnd           its record has an expiration date
 * @param lostFromSight         for a while, far beyond its life, ANCV does not find it when it is read
 */
record TransactionTemper(boolean neverCancelled, boolean capturedForGood, boolean reversed,
                         boolean forgetsAuthorisations, boolean tellsItsEnd, boolean lostFromSight) {

    static TransactionTemper drawn(Chance chance) {
        return new TransactionTemper(chance.percent(4), chance.percent(25), chance.percent(10), chance.percent(30),
                chance.percent(90), chance.percent(2));
    }
}
