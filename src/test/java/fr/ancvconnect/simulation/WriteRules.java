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

    private final ReferenceLedger books;
    private final HistoryRules histories = new HistoryRules();

    WriteRules(ReferenceLedger books) {
        this.books = books;
    }

    void written(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        before.ifPresent(earlier -> follows(earlier, now));
        RuleViolation.unless(
                now.payment().version()
                        == before.map(earlier -> earlier.payment().version()).orElse(0L) + 1,
                "each write is one version",
                TraceFormat.of(now.payment().payment()));
        isLookedAt(now.payment());
        somebodyLooks(now.payment());
        isTrue(now.payment().payment());
    }

    private void follows(PaymentWithHistory earlier, PaymentWithHistory now) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        RuleViolation.unless(from.request().equals(to.request()), "what was asked never changes", TraceFormat.of(to));
        RuleViolation.unless(
                from.transaction().isEmpty() || from.transaction().equals(to.transaction()),
                "a payment's transaction never changes",
                TraceFormat.of(to));
        int timesLeft = to.transaction()
                .map(this::booked)
                .map(LedgerTransaction::timesLeft)
                .orElse(0);
        RuleViolation.unless(
                AllowedTransitions.allow(from, to, timesLeft > 0),
                "states change as the rules say",
                TraceFormat.of(from),
                TraceFormat.of(to));
        histories.written(earlier, now, timesLeft);
        orderStands(earlier, now);
    }

    /**
     * An ordered cancellation stays until it is done, ANCV forbids it, the payment is closed, or the transaction ends at ANCV.
     */
    private void orderStands(PaymentWithHistory earlier, PaymentWithHistory now) {
        if (!earlier.payment().nextCheck().isCancellationOrdered()
                || now.payment().nextCheck().isCancellationOrdered()) {
            return;
        }
        Payment payment = now.payment().payment();
        Optional<Reason> last = now.history().getLast().reason();
        boolean resolved = last.equals(Optional.of(RequestSchedule.CLOSED)) || AllowedTransitions.isResolved(payment);
        boolean over = payment.transaction()
                .map(this::booked)
                .filter(booked -> booked.is(Mark.FORBIDDEN) || booked.isFinal())
                .isPresent();
        RuleViolation.unless(
                resolved || over, "the platform's order to cancel is not forgotten", TraceFormat.of(payment));
    }

    /** If only ANCV knows where the money is, the payment needs attention until the platform resolves it. */
    private static void somebodyLooks(VersionedPayment written) {
        Payment payment = written.payment();
        boolean notKnown =
                payment.refund().filter(Refund.NotKnown.class::isInstance).isPresent();
        RuleViolation.unless(
                !notKnown
                        || AllowedTransitions.isResolved(payment)
                        || written.nextCheck().attention().isPresent()
                                && written.nextCheck().dueAt().isPresent(),
                "money that only ANCV knows of needs attention until it is resolved",
                TraceFormat.of(payment));
    }

    /**
     * A payment leaves the check index only if its transaction is final at ANCV, or captured at ANCV and PAID here, or if it has
     * no transaction. ANCV sends a notification when a transaction leaves a final state.
     */
    private void isLookedAt(VersionedPayment written) {
        Payment payment = written.payment();
        if (written.nextCheck().dueAt().isPresent() || AllowedTransitions.isResolved(payment)) {
            return;
        }
        boolean over = payment instanceof Ended ended
                && ended.ending().reversal().filter(Reversal::isPending).isEmpty();
        RuleViolation.unless(
                over || payment instanceof Paid, "what is not settled is on the due index", TraceFormat.of(payment));
        boolean settled = payment.transaction()
                .map(authorization -> isSettled(payment, booked(authorization)))
                .orElse(true);
        RuleViolation.unless(
                settled, "nothing leaves the due index before ANCV is done with it", TraceFormat.of(payment));
    }

    private static boolean isSettled(Payment payment, LedgerTransaction booked) {
        boolean nothingHeld = payment instanceof Ended && booked.held() == 0;
        return booked.isFinal()
                || booked.isSettled() && (payment instanceof Paid || nothingHeld)
                || booked.is(Mark.LEFT_FINAL_STATE);
    }

    /** What the payment states about money must agree with ANCV's ledger. */
    private void isTrue(Payment payment) {
        payment.transaction().map(this::booked).ifPresent(booked -> {
            payment.confirmation()
                    .ifPresent(confirmed -> RuleViolation.unless(
                            isConfirmed(booked, confirmed.amount().cents()),
                            "confirmed is what ANCV authorised",
                            TraceFormat.of(payment),
                            booked.authorised()));
            payment.refund().ifPresent(refund -> isTrue(payment, refund, booked));
            boolean reversed = payment instanceof Ended ended
                    && ended.ending().reason().equals(Optional.of(Reason.REVERSED_BY_ANCV));
            RuleViolation.unless(
                    !reversed || isTakenBack(booked), "only what ANCV took back is told so", TraceFormat.of(payment));
        });
    }

    private static void isTrue(Payment payment, Refund refund, LedgerTransaction booked) {
        switch (refund) {
            case Refund.Pending _ -> {}
            case Refund.ReCredited _ ->
                RuleViolation.unless(
                        booked.timesReCredited() == 1 || isUnusual(booked) && booked.timesReCredited() > 1,
                        "re-credited is what ANCV re-credited",
                        TraceFormat.of(payment));
            case Refund.NotKnown _ ->
                RuleViolation.unless(
                        isTakenBack(booked), "only what ANCV took back is not known", TraceFormat.of(payment));
            case Refund.NotRefunded(Reason reason) ->
                RuleViolation.unless(
                        !reason.equals(Reason.ANCV_FORBIDS)
                                || booked.is(Mark.FORBIDDEN)
                                || booked.is(Mark.LEFT_FINAL_STATE),
                        "only what ANCV forbade is told so",
                        TraceFormat.of(payment));
        }
    }

    /**
     * A transaction that left a final state can be cancelled by a request of the service to which ANCV answered something
     * else.
     */
    private static boolean isTakenBack(LedgerTransaction booked) {
        return booked.is(Mark.TAKEN_BACK) || booked.is(Mark.LEFT_FINAL_STATE);
    }

    private static boolean isConfirmed(LedgerTransaction booked, long cents) {
        return isUnusual(booked)
                ? booked.isCredited(cents)
                : booked.timesCredited() == 1 && booked.authorised() == cents;
    }

    /** Returns whether ANCV's ledger can have more than one charge for this transaction. */
    private static boolean isUnusual(LedgerTransaction booked) {
        return booked.is(Mark.LEFT_FINAL_STATE) || booked.is(Mark.SETTLED_BY_HAND);
    }

    private LedgerTransaction booked(AuthorizationRequest authorization) {
        return books.find(authorization.transaction())
                .orElseThrow(() -> new RuleViolation("no transaction is made up " + authorization.transaction()));
    }
}
