package fr.ancvconnect.simulation;

import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.time.Duration;
import java.util.Optional;

/** Executes the four calls of ANCV's protocol with its rules, after the network has delivered them. */
final class SimulatedLedger {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final long EXPIRY_LAGS = 20_000;
    private static final Duration OUT_OF_SIGHT = Duration.ofMinutes(25);
    private static final AncvResponse NOT_FOUND = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);
    private static final AncvResponse NOT_ALLOWED =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final SimulationTrace trace;
    private final ReferenceLedger books;
    private final PhoneUsers customers;

    SimulatedLedger(
            VirtualScheduler time,
            SeededRandom chance,
            SimulationTrace trace,
            ReferenceLedger books,
            PhoneUsers customers) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.books = books;
        this.customers = customers;
    }

    AncvResponse create(NewTransaction order) {
        var id = new AncvTransactionId("T" + (books.all().size() + 1));
        var made = new LedgerTransaction(
                id,
                order,
                TransactionBehavior.drawn(chance, time.instant()),
                time.instant().plus(LIFE));
        books.add(made);
        long lag = chance.percent(80) ? 0 : chance.between(0, EXPIRY_LAGS);
        time.in(LIFE.toMillis() + lag, () -> books.lapse(made));
        return told(made);
    }

    AncvResponse namePayer(AncvTransactionId id, Beneficiary payer) {
        return books.find(id).map(transaction -> namePayer(transaction, payer)).orElse(NOT_FOUND);
    }

    private AncvResponse namePayer(LedgerTransaction transaction, Beneficiary payer) {
        if (transaction.state() != AncvState.INITIALIZED) {
            return NOT_ALLOWED;
        }
        if (isBusy(payer)) {
            return new AncvResponse.Rejected(AncvErrorCode.OTHER_TRANSACTION_PENDING);
        }
        transaction.asks(payer);
        books.changed(transaction);
        customers.asked(transaction);
        return told(transaction);
    }

    /** Executes the call but answers with an error. The service must find the effects later. */
    AncvResponse namePayerAndDenyIt(AncvTransactionId id, Beneficiary payer) {
        trace.saw("payer done but surely denied");
        books.find(id).ifPresent(transaction -> transaction.mark(Mark.DENIED_BUT_DONE));
        namePayer(id, payer);
        return new AncvResponse.Rejected(AncvErrorCode.OTHER);
    }

    AncvResponse read(AncvTransactionId id) {
        return books.find(id).filter(this::isSeen).map(this::told).orElse(NOT_FOUND);
    }

    AncvResponse cancel(AncvTransactionId id) {
        return books.find(id).map(this::cancel).orElse(NOT_FOUND);
    }

    private AncvResponse cancel(LedgerTransaction transaction) {
        if (!transaction.canBeCancelled()) {
            trace.saw("cancel denied at " + transaction.state());
            transaction.mark(Mark.FORBIDDEN);
            return NOT_ALLOWED;
        }
        books.givesBack(transaction, AncvState.CANCELLED);
        return told(transaction);
    }

    private boolean isSeen(LedgerTransaction transaction) {
        return !transaction.temper.lostFromSight()
                || !time.instant().isBefore(transaction.expires().plus(OUT_OF_SIGHT));
    }

    private boolean isBusy(Beneficiary payer) {
        return books.all().stream()
                .anyMatch(each ->
                        each.state() == AncvState.PROCESSING && each.payer().equals(Optional.of(payer)));
    }

    private AncvResponse told(LedgerTransaction transaction) {
        return new AncvResponse.Success(transaction.shown(time.instant()));
    }
}
