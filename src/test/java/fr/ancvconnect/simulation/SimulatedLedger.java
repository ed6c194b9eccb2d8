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

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final long MAX_EXPIRY_LAG = 20_000;
    private static final Duration NOT_FOUND_PERIOD = Duration.ofMinutes(25);
    private static final AncvResponse NOT_FOUND = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);
    private static final AncvResponse NOT_ALLOWED =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final SimulationTrace trace;
    private final ReferenceLedger referenceLedger;
    private final PhoneUsers customers;

    SimulatedLedger(
            VirtualScheduler time,
            SeededRandom random,
            SimulationTrace trace,
            ReferenceLedger referenceLedger,
            PhoneUsers customers) {
        this.time = time;
        this.random = random;
        this.trace = trace;
        this.referenceLedger = referenceLedger;
        this.customers = customers;
    }

    AncvResponse create(NewTransaction order) {
        var id = new AncvTransactionId("T" + (referenceLedger.all().size() + 1));
        var created = new LedgerTransaction(
                id,
                order,
                TransactionBehavior.draw(random, time.instant()),
                time.instant().plus(LIFETIME));
        referenceLedger.add(created);
        long lag = random.percent(80) ? 0 : random.between(0, MAX_EXPIRY_LAG);
        time.schedule(LIFETIME.toMillis() + lag, () -> referenceLedger.expire(created));
        return response(created);
    }

    AncvResponse namePayer(AncvTransactionId id, Beneficiary payer) {
        return referenceLedger
                .find(id)
                .map(transaction -> namePayer(transaction, payer))
                .orElse(NOT_FOUND);
    }

    private AncvResponse namePayer(LedgerTransaction transaction, Beneficiary payer) {
        if (transaction.state() != AncvState.INITIALIZED) {
            return NOT_ALLOWED;
        }
        if (isBusy(payer)) {
            return new AncvResponse.Rejected(AncvErrorCode.OTHER_TRANSACTION_PENDING);
        }
        transaction.namePayer(payer);
        referenceLedger.changed(transaction);
        customers.payerNamed(transaction);
        return response(transaction);
    }

    /** Executes the call but answers with an error. The service must find the effects later. */
    AncvResponse namePayerAndReject(AncvTransactionId id, Beneficiary payer) {
        trace.count("payer applied but rejected");
        referenceLedger.find(id).ifPresent(transaction -> transaction.mark(Mark.REJECTED_BUT_APPLIED));
        namePayer(id, payer);
        return new AncvResponse.Rejected(AncvErrorCode.OTHER);
    }

    AncvResponse read(AncvTransactionId id) {
        return referenceLedger
                .find(id)
                .filter(this::isFound)
                .map(this::response)
                .orElse(NOT_FOUND);
    }

    AncvResponse cancel(AncvTransactionId id) {
        return referenceLedger.find(id).map(this::cancel).orElse(NOT_FOUND);
    }

    private AncvResponse cancel(LedgerTransaction transaction) {
        if (!transaction.canBeCancelled()) {
            trace.count("cancel denied at " + transaction.state());
            transaction.mark(Mark.FORBIDDEN);
            return NOT_ALLOWED;
        }
        referenceLedger.reCredit(transaction, AncvState.CANCELLED);
        return response(transaction);
    }

    private boolean isFound(LedgerTransaction transaction) {
        return !transaction.behavior.temporarilyNotFound()
                || !time.instant().isBefore(transaction.expires().plus(NOT_FOUND_PERIOD));
    }

    private boolean isBusy(Beneficiary payer) {
        return referenceLedger.all().stream()
                .anyMatch(each ->
                        each.state() == AncvState.PROCESSING && each.payer().equals(Optional.of(payer)));
    }

    private AncvResponse response(LedgerTransaction transaction) {
        return new AncvResponse.Completed(transaction.shown(time.instant()));
    }
}
