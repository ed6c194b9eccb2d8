package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.time.Duration;
import java.util.function.Consumer;

/** ANCV charges a customer after the transaction was final. Its record becomes AUTHORIZED, or directly VALIDATED. */
final class LateCharges {

    private static final int MOST = 2;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long LONG_AGO = Duration.ofDays(1).toMillis();

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final SimulationTrace trace;
    private final ReferenceLedger books;
    private final Confirmations taps;
    private final CaptureSchedule settlement;
    private final Consumer<LedgerTransaction> notification;

    /**
     * @param notification sends a notification that is repeated until it is delivered
     */
    LateCharges(
            VirtualScheduler time,
            SeededRandom chance,
            SimulationTrace trace,
            ReferenceLedger books,
            Consumer<LedgerTransaction> notification) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.books = books;
        this.taps = new Confirmations(time, chance);
        this.settlement = new CaptureSchedule(time, chance, books);
        this.notification = notification;
    }

    void changed(LedgerTransaction transaction) {
        if (transaction.temper.leavesFinalState()
                && transaction.isFinal()
                && transaction.payer().isPresent()) {
            long delay = delay();
            time.in(delay, () -> charge(transaction, delay));
        }
    }

    private long delay() {
        return switch (chance.between(0, 9)) {
            case 0 -> chance.between(0, SECOND / 5);
            case 1, 2 -> chance.between(0, 3 * SECOND);
            case 3, 4, 5 -> chance.between(0, 5 * MINUTE);
            case 6, 7, 8 -> chance.between(0, 180 * MINUTE);
            default -> chance.between(0, 3 * LONG_AGO);
        };
    }

    private void charge(LedgerTransaction transaction, long delay) {
        boolean possible =
                transaction.isFinal() && !transaction.is(Mark.SETTLED_BY_HAND) && transaction.timesLeft() < MOST;
        if (!possible) {
            return;
        }
        trace.saw("left the final state " + transaction.state());
        if (delay >= LONG_AGO) {
            trace.saw("left a final state long after it");
        }
        long asked = transaction.order.amount().cents();
        long cents = chance.percent(70) ? asked : chance.between(1L, asked);
        transaction.leavesFinalState(
                taps.parts(cents),
                time.instant().plusMillis(taps.recordLag()),
                chance.percent(40) ? AncvState.VALIDATED : AncvState.AUTHORIZED);
        books.changed(transaction);
        settlement.begins(transaction);
        notification.accept(transaction);
    }
}
