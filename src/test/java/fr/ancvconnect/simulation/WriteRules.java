package fr.ancvconnect.simulation;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Reversal;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.util.Optional;

/** The rules that hold for a payment at each write. */
final class WriteRules {

    private final ReferenceLedger referenceLedger;
    private final HistoryRules histories = new HistoryRules();

    WriteRules(ReferenceLedger referenceLedger) {
        this.referenceLedger = referenceLedger;
    }

    void written(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        before.ifPresent(earlier -> checkTransition(earlier, now));
        RuleViolation.unless(
                now.payment().version()
                        == before.map(earlier -> earlier.payment().version()).orElse(0L) + 1,
                "each write increments the version by one",
                TraceFormat.of(now.payment().payment()));
        checkInIndex(now.payment());
        checkAttention(now.payment());
        checkMoney(now.payment().payment());
    }

    private void checkTransition(PaymentWithHistory earlier, PaymentWithHistory now) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        RuleViolation.unless(
                from.request().equals(to.request()), "the request of a payment never changes", TraceFormat.of(to));
        RuleViolation.unless(
                from.transaction().isEmpty() || from.transaction().equals(to.transaction()),
                "the transaction of a payment never changes",
                TraceFormat.of(to));
        int timesChargedAgain = to.transaction()
                .map(this::transaction)
                .map(LedgerTransaction::timesChargedAgain)
                .orElse(0);
        RuleViolation.unless(
                AllowedTransitions.allow(from, to, timesChargedAgain > 0),
                "each change of state is allowed",
                TraceFormat.of(from),
                TraceFormat.of(to));
        histories.written(earlier, now, timesChargedAgain);
        checkOrderedCancellation(earlier, now);
    }

    /**
     * An ordered cancellation stays until it is done, ANCV forbids it, the payment is closed, or the transaction ends at ANCV.
     */
    private void checkOrderedCancellation(PaymentWithHistory earlier, PaymentWithHistory now) {
        if (!earlier.payment().nextCheck().isCancellationOrdered()
                || now.payment().nextCheck().isCancellationOrdered()) {
            return;
        }
        Payment payment = now.payment().payment();
        Optional<Reason> last = now.history().getLast().reason();
        boolean resolved = last.equals(Optional.of(RequestSchedule.CLOSED)) || AllowedTransitions.isResolved(payment);
        boolean transactionEnded = payment.transaction()
                .map(this::transaction)
                .filter(transaction -> transaction.is(Mark.FORBIDDEN) || transaction.isFinal())
                .isPresent();
        RuleViolation.unless(
                resolved || transactionEnded,
                "an ordered cancellation is kept until it is done",
                TraceFormat.of(payment));
    }

    /** If only ANCV knows where the money is, the payment needs attention until the platform resolves it. */
    private static void checkAttention(VersionedPayment written) {
        Payment payment = written.payment();
        boolean notKnown =
                payment.refund().filter(Refund.NotKnown.class::isInstance).isPresent();
        RuleViolation.unless(
                !notKnown
                        || AllowedTransitions.isResolved(payment)
                        || (written.nextCheck().attention().isPresent()
                                && written.nextCheck().dueAt().isPresent()),
                "a refund that only ANCV knows needs attention until it is resolved",
                TraceFormat.of(payment));
    }

    /**
     * A payment leaves the check index only if its transaction is final at ANCV, or captured at ANCV and PAID here, or if it has
     * no transaction. ANCV sends a notification when a transaction leaves a final state.
     */
    private void checkInIndex(VersionedPayment written) {
        Payment payment = written.payment();
        if (written.nextCheck().dueAt().isPresent() || AllowedTransitions.isResolved(payment)) {
            return;
        }
        boolean paymentEnded = payment instanceof Ended ended
                && ended.ending().reversal().filter(Reversal::isPending).isEmpty();
        RuleViolation.unless(
                paymentEnded || payment instanceof Paid,
                "a payment that is not settled is in the check index",
                TraceFormat.of(payment));
        boolean settled = payment.transaction()
                .map(authorization -> isSettled(payment, transaction(authorization)))
                .orElse(true);
        RuleViolation.unless(
                settled,
                "no payment leaves the check index before its transaction is final or captured",
                TraceFormat.of(payment));
    }

    private static boolean isSettled(Payment payment, LedgerTransaction transaction) {
        boolean nothingHeld = payment instanceof Ended && transaction.held() == 0;
        return transaction.isFinal()
                || (transaction.isSettled() && (payment instanceof Paid || nothingHeld))
                || transaction.is(Mark.LEFT_FINAL_STATE);
    }

    /** What the payment states about money must agree with ANCV's ledger. */
    private void checkMoney(Payment payment) {
        payment.transaction().map(this::transaction).ifPresent(transaction -> {
            payment.confirmation()
                    .ifPresent(confirmed -> RuleViolation.unless(
                            isConfirmed(transaction, confirmed.amount().cents()),
                            "the confirmed amount is the amount that ANCV authorised",
                            TraceFormat.of(payment),
                            transaction.charged()));
            payment.refund().ifPresent(refund -> checkRefund(payment, refund, transaction));
            boolean reversed = payment instanceof Ended ended
                    && ended.ending().reason().equals(Optional.of(Reason.REVERSED_BY_ANCV));
            RuleViolation.unless(
                    !reversed || isReversed(transaction),
                    "only a payment reversed by ANCV is REVERSED_BY_ANCV",
                    TraceFormat.of(payment));
        });
    }

    private static void checkRefund(Payment payment, Refund refund, LedgerTransaction transaction) {
        switch (refund) {
            case Refund.ReCreditPending _ -> {}
            case Refund.ReCredited _ ->
                RuleViolation.unless(
                        transaction.reCreditCount() == 1
                                || (mayHaveSeveralCharges(transaction) && transaction.reCreditCount() > 1),
                        "a payment is RE_CREDITED only after ANCV re-credited it",
                        TraceFormat.of(payment));
            case Refund.NotKnown _ ->
                RuleViolation.unless(
                        isReversed(transaction),
                        "only a refund of a payment reversed by ANCV is not known",
                        TraceFormat.of(payment));
            case Refund.NotRefunded(Reason reason) ->
                RuleViolation.unless(
                        !reason.equals(Reason.ANCV_FORBIDS)
                                || transaction.is(Mark.FORBIDDEN)
                                || transaction.is(Mark.LEFT_FINAL_STATE),
                        "ANCV_FORBIDS is stated only after ANCV forbade the re-credit",
                        TraceFormat.of(payment));
        }
    }

    /**
     * A transaction that left a final state can be cancelled by a request of the service to which ANCV answered something
     * else.
     */
    private static boolean isReversed(LedgerTransaction transaction) {
        return transaction.is(Mark.REVERSED) || transaction.is(Mark.LEFT_FINAL_STATE);
    }

    private static boolean isConfirmed(LedgerTransaction transaction, long cents) {
        return mayHaveSeveralCharges(transaction)
                ? transaction.hasCharge(cents)
                : transaction.chargeCount() == 1 && transaction.charged() == cents;
    }

    /** Returns whether ANCV's ledger can have more than one charge for this transaction. */
    private static boolean mayHaveSeveralCharges(LedgerTransaction transaction) {
        return transaction.is(Mark.LEFT_FINAL_STATE) || transaction.is(Mark.SETTLED_BY_HAND);
    }

    private LedgerTransaction transaction(AuthorizationRequest authorization) {
        return referenceLedger
                .find(authorization.transaction())
                .orElseThrow(() ->
                        new RuleViolation("each stored transaction exists at ANCV " + authorization.transaction()));
    }
}
