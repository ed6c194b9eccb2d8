package fr.ancvconnect.simulation;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Reversal;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.util.Optional;

/** What holds of each payment at the moment at which it is written. */
final class WriteRules {

    private final Books books;
    private final HistoryRules histories = new HistoryRules();

    WriteRules(Books books) {
        this.books = books;
    }

    void written(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        before.ifPresent(earlier -> follows(earlier, now));
        Broken.unless(now.payment().version() == before.map(earlier -> earlier.payment().version()).orElse(0L) + 1,
                "each write is one version", Tell.of(now.payment().payment()));
        isLookedAt(now.payment());
        somebodyLooks(now.payment());
        isTrue(now.payment().payment());
    }

    private void follows(PaymentWithHistory earlier, PaymentWithHistory now) {
        Payment from = earlier.payment().payment();
        Payment to = now.payment().payment();
        Broken.unless(from.request().equals(to.request()), "what was asked never changes", Tell.of(to));
        Broken.unless(from.transaction().isEmpty() || from.transaction().equals(to.transaction()),
                "a payment's transaction never changes", Tell.of(to));
        int timesLeft = to.transaction().map(this::booked).map(LedgerTransaction::timesLeft).orElse(0);
        Broken.unless(Transitions.allow(from, to, timesLeft > 0), "states change as the rules say", Tell.of(from), Tell.of(to));
        histories.written(earlier, now, timesLeft);
        orderStands(earlier, now);
    }

    /** What the platform ordered to cancel at ANCV is attempted until it is done or forbidden, closed, or over there. */
    private void orderStands(PaymentWithHistory earlier, PaymentWithHistory now) {
        if (!earlier.payment().followUp().isCancellationOrdered() || now.payment().followUp().isCancellationOrdered()) {
            return;
        }
        Payment payment = now.payment().payment();
        Optional<Reason> last = now.history().getLast().reason();
        boolean resolved = last.equals(Optional.of(People.CLOSED)) || Transitions.isResolved(payment);
        boolean over = payment.transaction().map(this::booked)
                .filter(booked -> booked.is(Mark.FORBIDDEN) || booked.isFinal()).isPresent();
        Broken.unless(resolved || over, "the platform's order to cancel is not forgotten", Tell.of(payment));
    }

    /** What only ANCV knows needs attention until somebody resolves it. */
    private static void somebodyLooks(VersionedPayment written) {
        Payment payment = written.payment();
        boolean notKnown = payment.refund().filter(Refund.NotKnown.class::isInstance).isPresent();
        Broken.unless(!notKnown || Transitions.isResolved(payment)
                        || written.followUp().attention().isPresent() && written.followUp().dueAt().isPresent(),
                "money that only ANCV knows of needs attention until it is resolved", Tell.of(payment));
    }

    /**
     * It leaves the due index only when ANCV's own state is final, or captured and PAID here, or it asked nobody. ANCV tells of
     * a transaction that leaves a final state.
     */
    private void isLookedAt(VersionedPayment written) {
        Payment payment = written.payment();
        if (written.followUp().dueAt().isPresent() || Transitions.isResolved(payment)) {
            return;
        }
        boolean over = payment instanceof Ended ended && ended.ending().repayment().filter(Reversal::isPending).isEmpty();
        Broken.unless(over || payment instanceof Paid, "what is not settled is on the due index", Tell.of(payment));
        boolean settled = payment.transaction().map(asking -> isSettled(payment, booked(asking))).orElse(true);
        Broken.unless(settled, "nothing leaves the due index before ANCV is done with it", Tell.of(payment));
    }

    private static boolean isSettled(Payment payment, LedgerTransaction booked) {
        boolean nothingHeld = payment instanceof Ended && booked.held() == 0;
        return booked.isFinal() || booked.isSettled() && (payment instanceof Paid || nothingHeld)
                || booked.is(Mark.LEFT_FINAL_STATE);
    }

    /** Nothing is said about money that ANCV's books do not say. */
    private void isTrue(Payment payment) {
        payment.transaction().map(this::booked).ifPresent(booked -> {
            payment.confirmation().ifPresent(confirmed -> Broken.unless(
                    isConfirmed(booked, confirmed.amount().cents()), "confirmed is what ANCV authorised", Tell.of(payment),
                    booked.authorised()));
            payment.refund().ifPresent(refund -> isTrue(payment, refund, booked));
            boolean reversed = payment instanceof Ended ended
                    && ended.ending().reason().equals(Optional.of(Reason.REVERSED_BY_ANCV));
            Broken.unless(!reversed || isTakenBack(booked), "only what ANCV took back is told so", Tell.of(payment));
        });
    }

    private static void isTrue(Payment payment, Refund refund, LedgerTransaction booked) {
        switch (refund) {
            case Refund.Pending _ -> { }
            case Refund.ReCredited _ -> Broken.unless(
                    booked.timesReCredited() == 1 || isUnusual(booked) && booked.timesReCredited() > 1,
                    "re-credited is what ANCV re-credited", Tell.of(payment));
            case Refund.NotKnown _ -> Broken.unless(isTakenBack(booked), "only what ANCV took back is not known", Tell.of(payment));
            case Refund.NotRefunded(Reason reason) -> Broken.unless(
                    !reason.equals(Reason.ANCV_FORBIDS) || booked.is(Mark.FORBIDDEN) || booked.is(Mark.LEFT_FINAL_STATE),
                    "only what ANCV forbade is told so", Tell.of(payment));
        }
    }

    /** What left a final state can be cancelled by a request of the service that was told otherwise before. */
    private static boolean isTakenBack(LedgerTransaction booked) {
        return booked.is(Mark.TAKEN_BACK) || booked.is(Mark.LEFT_FINAL_STATE);
    }

    private static boolean isConfirmed(LedgerTransaction booked, long cents) {
        return isUnusual(booked) ? booked.isCredited(cents) : booked.timesCredited() == 1 && booked.authorised() == cents;
    }

    /** Its books can hold more than one charge. */
    private static boolean isUnusual(LedgerTransaction booked) {
        return booked.is(Mark.LEFT_FINAL_STATE) || booked.is(Mark.SETTLED_BY_HAND);
    }

    private LedgerTransaction booked(AuthorizationRequest asking) {
        return books.find(asking.transaction())
                .orElseThrow(() -> new Broken("no transaction is made up " + asking.transaction()));
    }
}
