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
    private static final long LIFETIME = 300 * SECOND;
    private static final long HIGH_BALANCE = 100_000;
    private static final long LOW_BALANCE = 2_500;

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final SimulationTrace trace;
    private final ReferenceLedger referenceLedger;
    private final Confirmations confirmations;
    private final CaptureSchedule captures;
    private final Map<Beneficiary, Long> balances = new HashMap<>();

    PhoneUsers(VirtualScheduler time, SeededRandom random, SimulationTrace trace, ReferenceLedger referenceLedger) {
        this.time = time;
        this.random = random;
        this.trace = trace;
        this.referenceLedger = referenceLedger;
        this.confirmations = new Confirmations(time, random);
        this.captures = new CaptureSchedule(time, random, referenceLedger);
    }

    /** The phone shows a transaction. Schedules the customer's reaction. */
    void payerNamed(LedgerTransaction transaction) {
        if (random.percent(20)) {
            return;
        }
        boolean confirms = random.percent(85);
        time.schedule(reactionTime(), () -> react(transaction, confirms));
        if (random.percent(5)) {
            time.schedule(reactionTime(), () -> react(transaction, !confirms));
        }
    }

    /**
     * The customer's reaction time in milliseconds: usually short, sometimes within a second of the expiry, and at most about
     * the transaction's lifetime.
     */
    private long reactionTime() {
        return switch (random.between(0, 9)) {
            case 0, 1, 2, 3 -> random.between(SECOND, 60 * SECOND);
            case 4 -> random.between(0, SECOND);
            case 5 -> random.between(WINDOW - SECOND, WINDOW + SECOND);
            case 6 -> random.between(WINDOW + GRACE - SECOND, WINDOW + GRACE + 5 * SECOND);
            case 7 -> random.between(WINDOW + GRACE, WINDOW + GRACE + 65 * SECOND);
            default -> random.between(0, LIFETIME);
        };
    }

    private void react(LedgerTransaction transaction, boolean confirms) {
        if (transaction.state() != AncvState.PROCESSING) {
            return;
        }
        if (confirms) {
            confirm(transaction);
        } else {
            transaction.setState(AncvState.ABORTED);
            referenceLedger.changed(transaction);
        }
    }

    private void confirm(LedgerTransaction transaction) {
        Beneficiary payer = transaction.payer().orElseThrow();
        long balance =
                balances.computeIfAbsent(payer, _ -> random.percent(80) ? HIGH_BALANCE : LOW_BALANCE) - heldOf(payer);
        long requested = transaction.order.amount().cents();
        long cents = confirmations.amount(requested);
        if (cents > balance) {
            transaction.setState(AncvState.REJECTED);
            referenceLedger.changed(transaction);
            return;
        }
        if (cents < requested) {
            trace.count(cents == 0 ? "authorised nothing" : "authorised less");
        }
        boolean captured = random.percent(20);
        transaction.authorise(
                confirmations.parts(cents),
                time.instant().plusMillis(confirmations.recordLag()),
                captured ? AncvState.VALIDATED : AncvState.AUTHORIZED);
        referenceLedger.changed(transaction);
        captures.start(transaction);
    }

    private long heldOf(Beneficiary payer) {
        return referenceLedger.all().stream()
                .filter(each -> each.payer().equals(Optional.of(payer)))
                .mapToLong(LedgerTransaction::held)
                .sum();
    }
}
