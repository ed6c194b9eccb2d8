package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customers at their phones: they confirm, or less than all, decline, or let it be, at any second. */
final class Customers {

    private static final long SECOND = 1_000;
    private static final long WINDOW = 180 * SECOND;
    private static final long GRACE = 15 * SECOND;
    private static final long LIFE = 300 * SECOND;
    private static final long RICH = 100_000;
    private static final long POOR = 2_500;

    private final Scheduler time;
    private final Chance chance;
    private final Trace trace;
    private final Settlement settlement;
    private final Map<Beneficiary, Long> balances = new HashMap<>();

    Customers(Scheduler time, Chance chance, Trace trace, Settlement settlement) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.settlement = settlement;
    }

    /** The phone rings: what this customer will do about it. */
    void asked(SimulatedLedger ledger, LedgerTransaction transaction) {
        if (chance.percent(20)) {
            return;
        }
        boolean confirms = chance.percent(85);
        time.in(thinks(), () -> taps(ledger, transaction, confirms));
        if (chance.percent(5)) {
            time.in(thinks(), () -> taps(ledger, transaction, !confirms));
        }
    }

    /** Mostly soon; but also in the very second of the expiry, and until the transaction's life is over. */
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

    private void taps(SimulatedLedger ledger, LedgerTransaction transaction, boolean confirms) {
        if (transaction.state() != AncvState.PROCESSING) {
            return;
        }
        if (confirms) {
            confirms(ledger, transaction);
        } else {
            transaction.becomes(AncvState.ABORTED);
            ledger.changed(transaction);
        }
    }

    private void confirms(SimulatedLedger ledger, LedgerTransaction transaction) {
        Beneficiary payer = transaction.payer().orElseThrow();
        long balance = balances.computeIfAbsent(payer, _ -> chance.percent(80) ? RICH : POOR) - heldOf(ledger, payer);
        long asked = transaction.order.amount().cents();
        long cents = amount(asked);
        if (cents > balance) {
            transaction.becomes(AncvState.REJECTED);
            ledger.changed(transaction);
            return;
        }
        if (cents < asked) {
            trace.saw(cents == 0 ? "authorised nothing" : "authorised less");
        }
        boolean captured = chance.percent(20);
        transaction.authorises(parts(cents), time.instant().plusMillis(ledger.recordLag()),
                captured ? AncvState.VALIDATED : AncvState.AUTHORIZED);
        ledger.changed(transaction);
        settlement.begins(ledger, transaction);
    }

    private long heldOf(SimulatedLedger ledger, Beneficiary payer) {
        return ledger.all().stream().filter(each -> each.payer().equals(Optional.of(payer)))
                .mapToLong(LedgerTransaction::held).sum();
    }

    private long amount(long asked) {
        return switch (chance.between(0, 19)) {
            case 0 -> 0;
            case 1, 2, 3, 4 -> chance.between(1, asked);
            default -> asked;
        };
    }

    private List<Authorization> parts(long cents) {
        if (cents < 2 || chance.percent(85)) {
            return List.of(part(cents));
        }
        long first = chance.between(1, cents - 1);
        return List.of(part(first), part(cents - first));
    }

    /** ANCV's moment of confirmation is mostly right, at times a little wrong, at times not told. */
    private Authorization part(long cents) {
        Instant now = time.instant();
        Optional<Instant> told = switch (chance.between(0, 19)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(now.plusSeconds(chance.between(1, 600)));
            case 2 -> Optional.of(now.minusSeconds(chance.between(1, 3_600)));
            default -> Optional.of(now);
        };
        return new Authorization(cents, Optional.of("978"), told);
    }
}
