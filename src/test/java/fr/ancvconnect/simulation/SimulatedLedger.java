package fr.ancvconnect.simulation;

import fr.ancvconnect.app.ports.Ancv.NewTransaction;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** ANCV's own books and rules, as its protocol has them: the truth that everything is held against in the end. */
final class SimulatedLedger {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final long EXPIRY_LAGS = 20_000;
    private static final Duration OUT_OF_SIGHT = Duration.ofMinutes(25);
    private static final long RECORD_LAGS = 8_000;

    private final Scheduler time;
    private final Chance chance;
    private final Trace trace;
    private final Map<AncvTransactionId, LedgerTransaction> books = new LinkedHashMap<>();
    private final Customers customers;
    private Consumer<LedgerTransaction> tells = _ -> { };

    SimulatedLedger(Scheduler time, Chance chance, Trace trace, Customers customers) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.customers = customers;
    }

    /** What else happens when the state of a transaction changes. */
    void tells(Consumer<LedgerTransaction> listener) {
        tells = tells.andThen(listener);
    }

    Collection<LedgerTransaction> all() {
        return books.values();
    }

    Optional<LedgerTransaction> find(AncvTransactionId id) {
        return Optional.ofNullable(books.get(id));
    }

    AncvAnswer create(NewTransaction order) {
        var id = new AncvTransactionId("T" + (books.size() + 1));
        var made = new LedgerTransaction(id, order, TransactionTemper.drawn(chance), time.instant().plus(LIFE));
        books.put(id, made);
        long lag = chance.percent(80) ? 0 : chance.between(0, EXPIRY_LAGS);
        time.in(LIFE.toMillis() + lag, () -> lapse(made));
        return told(made);
    }

    AncvAnswer namePayer(AncvTransactionId id, Beneficiary payer) {
        LedgerTransaction transaction = books.get(id);
        if (transaction == null) {
            return new AncvAnswer.Denied(AncvErrorCode.TRANSACTION_NOT_FOUND);
        }
        if (transaction.state() != AncvState.INITIALIZED) {
            return new AncvAnswer.Denied(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);
        }
        if (isBusy(payer)) {
            return new AncvAnswer.Denied(AncvErrorCode.OTHER_TRANSACTION_PENDING);
        }
        transaction.asks(payer);
        changed(transaction);
        customers.asked(this, transaction);
        return told(transaction);
    }

    AncvAnswer read(AncvTransactionId id) {
        return find(id).filter(this::isSeen).map(this::told)
                .orElseGet(() -> new AncvAnswer.Denied(AncvErrorCode.TRANSACTION_NOT_FOUND));
    }

    AncvAnswer cancel(AncvTransactionId id) {
        LedgerTransaction transaction = books.get(id);
        if (transaction == null) {
            return new AncvAnswer.Denied(AncvErrorCode.TRANSACTION_NOT_FOUND);
        }
        if (!transaction.canBeCancelled()) {
            trace.saw("cancel denied at " + transaction.state());
            return new AncvAnswer.Denied(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);
        }
        givesBack(transaction, AncvState.CANCELLED);
        return told(transaction);
    }

    /** ANCV takes its authorisation back by itself. */
    void reverse(LedgerTransaction transaction, AncvState end) {
        if (transaction.state() == AncvState.AUTHORIZED) {
            trace.saw("reversed by ANCV");
            transaction.takenBack();
            givesBack(transaction, end);
        }
    }

    /** The transaction goes on by itself, from one state to the next; not where something else came first. */
    void advance(LedgerTransaction transaction, AncvState from, AncvState to) {
        if (transaction.state() == from) {
            transaction.becomes(to);
            changed(transaction);
        }
    }

    /** The state changed: the record may show the authorisations a moment later. */
    void changed(LedgerTransaction transaction) {
        trace.tell(() -> "  ANCV: %s is %s, holds %d".formatted(transaction.id, transaction.state(), transaction.held()));
        tells.accept(transaction);
    }

    /** How long after it is authorised a record shows what was authorised. */
    long recordLag() {
        return chance.percent(90) ? 0 : chance.between(1, RECORD_LAGS);
    }

    private void givesBack(LedgerTransaction transaction, AncvState end) {
        long back = transaction.reCredits();
        transaction.becomes(end);
        trace.tell(() -> "  ANCV: %s gives back %d".formatted(transaction.id, back));
        changed(transaction);
    }

    private void lapse(LedgerTransaction transaction) {
        if (transaction.isOpen()) {
            transaction.becomes(AncvState.EXPIRED);
            changed(transaction);
        }
    }

    private boolean isSeen(LedgerTransaction transaction) {
        return !transaction.temper.lostFromSight() || !time.instant().isBefore(transaction.expires().plus(OUT_OF_SIGHT));
    }

    private boolean isBusy(Beneficiary payer) {
        return books.values().stream().anyMatch(each ->
                each.state() == AncvState.PROCESSING && each.payer().equals(Optional.of(payer)));
    }

    private AncvAnswer told(LedgerTransaction transaction) {
        return new AncvAnswer.Told(transaction.shown(time.instant()));
    }
}
