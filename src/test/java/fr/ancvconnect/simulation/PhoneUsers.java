package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.ancv.AncvState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The customers with their phones. They confirm the full amount or less, decline, or do nothing, at any time. */
final class PhoneUsers {

    private static final long SECOND = 1_000;
    private static final long WINDOW = 180 * SECOND;
    private static final long GRACE = 15 * SECOND;
    private static final long LIFE = 300 * SECOND;
    private static final long RICH = 100_000;
    private static final long POOR = 2_500;

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final SimulationTrace trace;
    private final ReferenceLedger books;
    private final Confirmations taps;
    private final CaptureSchedule settlement;
    private final Map<Beneficiary, Long> balances = new HashMap<>();

    PhoneUsers(VirtualScheduler time, SeededRandom chance, SimulationTrace trace, ReferenceLedger books) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.books = books;
        this.taps = new Confirmations(time, chance);
        this.settlement = new CaptureSchedule(time, chance, books);
    }

    /** The phone shows a transaction. Schedules the customer's reaction. */
    void asked(LedgerTransaction transaction) {
        if (chance.percent(20)) {
            return;
        }
        boolean confirms = chance.percent(85);
        time.in(thinks(), () -> taps(transaction, confirms));
        if (chance.percent(5)) {
            time.in(thinks(), () -> taps(transaction, !confirms));
        }
    }

    /**
     * The customer's reaction time in milliseconds: usually short, sometimes within a second of the expiry, and at most about
     * the transaction's lifetime.
     */
    private long thinks() {
        return switch (chance.between(0, 9)) {
            case 0, 1, 2, 3 -> chance.between(SECOND, 60 * SECOND);
            case 4 -> chance.between(0, SECOND);
            case 5 -> chance.between(WINDOW - SECOND, WINDOW + SECOND);
            case 6 -> chance.between(WINDOW + GRACE - SECOND, WINDOW + GRACE + 5 * SECOND);
            case 7 -> chance.between(WINDOW + GRACE, WINDOW + GRACE + 65 * SECOND);
            default -> chance.between(0, LIFE);
        };
    }

    private void taps(LedgerTransaction transaction, boolean confirms) {
        if (transaction.state() != AncvState.PROCESSING) {
            return;
        }
        if (confirms) {
            confirms(transaction);
        } else {
            transaction.becomes(AncvState.ABORTED);
            books.changed(transaction);
        }
    }

    private void confirms(LedgerTransaction transaction) {
        Beneficiary payer = transaction.payer().orElseThrow();
        long balance = balances.computeIfAbsent(payer, _ -> chance.percent(80) ? RICH : POOR) - heldOf(payer);
        long asked = transaction.order.amount().cents();
        long cents = taps.amount(asked);
        if (cents > balance) {
            transaction.becomes(AncvState.REJECTED);
            books.changed(transaction);
            return;
        }
        if (cents < asked) {
            trace.saw(cents == 0 ? "authorised nothing" : "authorised less");
        }
        boolean captured = chance.percent(20);
        transaction.authorises(
                taps.parts(cents),
                time.instant().plusMillis(taps.recordLag()),
                captured ? AncvState.VALIDATED : AncvState.AUTHORIZED);
        books.changed(transaction);
        settlement.begins(transaction);
    }

    private long heldOf(Beneficiary payer) {
        return books.all().stream()
                .filter(each -> each.payer().equals(Optional.of(payer)))
                .mapToLong(LedgerTransaction::held)
                .sum();
    }
}
