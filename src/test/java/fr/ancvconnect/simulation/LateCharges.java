package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.time.Duration;
import java.util.function.Consumer;

/** ANCV charges a customer after the transaction was final. Its record becomes AUTHORIZED, or directly VALIDATED. */
final class LateCharges {

    private static final int MAX_CHARGES = 2;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long LONG_DELAY = Duration.ofDays(1).toMillis();

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final SimulationTrace trace;
    private final ReferenceLedger referenceLedger;
    private final Confirmations confirmations;
    private final CaptureSchedule captures;
    private final Consumer<LedgerTransaction> notification;

    /**
     * @param notification sends a notification that is repeated until it is delivered
     */
    LateCharges(
            VirtualScheduler time,
            SeededRandom random,
            SimulationTrace trace,
            ReferenceLedger referenceLedger,
            Consumer<LedgerTransaction> notification) {
        this.time = time;
        this.random = random;
        this.trace = trace;
        this.referenceLedger = referenceLedger;
        this.confirmations = new Confirmations(time, random);
        this.captures = new CaptureSchedule(time, random, referenceLedger);
        this.notification = notification;
    }

    void changed(LedgerTransaction transaction) {
        if (transaction.behavior.chargedAgain()
                && transaction.isFinal()
                && transaction.payer().isPresent()) {
            long delay = delay();
            time.schedule(delay, () -> charge(transaction, delay));
        }
    }

    private long delay() {
        return switch (random.between(0, 9)) {
            case 0 -> random.between(0, SECOND / 5);
            case 1, 2 -> random.between(0, 3 * SECOND);
            case 3, 4, 5 -> random.between(0, 5 * MINUTE);
            case 6, 7, 8 -> random.between(0, 180 * MINUTE);
            default -> random.between(0, 3 * LONG_DELAY);
        };
    }

    private void charge(LedgerTransaction transaction, long delay) {
        boolean possible = transaction.isFinal()
                && !transaction.is(Mark.SETTLED_BY_HAND)
                && transaction.timesChargedAgain() < MAX_CHARGES;
        if (!possible) {
            return;
        }
        trace.count("left the final state " + transaction.state());
        if (delay >= LONG_DELAY) {
            trace.count("left a final state long after it");
        }
        long requested = transaction.order.amount().cents();
        long cents = random.percent(70) ? requested : random.between(1L, requested);
        transaction.chargeAgain(
                confirmations.parts(cents),
                time.instant().plusMillis(confirmations.recordLag()),
                random.percent(40) ? AncvState.VALIDATED : AncvState.AUTHORIZED);
        referenceLedger.changed(transaction);
        captures.start(transaction);
        notification.accept(transaction);
    }
}
