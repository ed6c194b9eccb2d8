package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A payment at the time of a decision, with factory methods for the decisions. */
record DecisionContext(Payment payment, NextCheck nextCheck, Instant now, PaymentPolicies policies) {

    /** The payment and its next check do not change. */
    Decision unchanged() {
        return new Unchanged(nextCheck, Step.NONE);
    }

    /** Only the next check changes. */
    Decision unchanged(NextCheck next) {
        return new Unchanged(next, Step.NONE);
    }

    /**
     * The payment does not change yet and is checked again. It is not checked again if its money was already settled
     * manually.
     */
    Decision readAgain() {
        return new Unchanged(
                isClosedManually() && isMoneySettledManually() ? nextCheck : nextCheck.onIndex(now), Step.READ_AGAIN);
    }

    /** The payment does not change yet. The next step is a cancellation at ANCV, and the payment is checked again. */
    Decision cancelFirst() {
        return new Unchanged(nextCheck.onIndex(now), Step.CANCEL_AT_ANCV);
    }

    /** Starts the withdrawal of the payment. The intent is written before ANCV is called. */
    Decision startsWithdrawal(AuthorizationRequest authorization, boolean payerNamed) {
        var withdrawing = new Withdrawing(payment.request(), authorization, payerNamed);
        var entry = new HistoryEntry(now, withdrawing.status(), Actor.SYSTEM, Optional.empty());
        return new Changed(
                withdrawing,
                ReservedAmount.NONE,
                Optional.of(entry).filter(_ -> withdrawing.status() != payment.status()),
                nextCheck,
                Step.CANCEL_AT_ANCV,
                List.of());
    }

    /**
     * The payment does not change and needs attention. A payment that was settled manually does not need attention
     * again.
     */
    Decision withAttention(Attention.Cause cause) {
        return isClosedManually() ? unchanged() : new Unchanged(nextCheck.withAttention(cause, now), Step.NONE);
    }

    /**
     * ANCV's record does not belong to this payment. A payment that the platform cancelled at ANCV needs attention
     * again only if the record shows that a customer is charged.
     */
    Decision mismatch(TransactionOutcome.Mismatch found) {
        boolean charged = found.paid()
                && payment instanceof Cancelled
                && payment.refund()
                        .filter(refund -> !(refund instanceof Refund.ReCredited))
                        .isEmpty();
        return charged
                ? unchanged(nextCheck.withAttention(Attention.Cause.TRANSACTION_MISMATCH, now))
                : withAttention(Attention.Cause.TRANSACTION_MISMATCH);
    }

    /** The payment is in the expected state. It is checked again after a delay that grows. */
    Decision checkedLater(Instant since) {
        return isClosedManually() ? unchanged() : checkedLater(since, Optional.empty());
    }

    /**
     * ANCV's record does not show where the money is. The payment is checked again and keeps its attention until a
     * resolution.
     */
    Decision checkedLaterInAttention(Instant since) {
        if (isResolvedManually() && nextCheck.attention().isEmpty()) {
            return unchanged(settled());
        }
        return checkedLater(
                since,
                Optional.of(
                        nextCheck.attention().orElseGet(() -> Attention.since(now, Attention.Cause.REVERSED_BY_ANCV))));
    }

    private Decision checkedLater(Instant since, Optional<Attention> attention) {
        return unchanged(nextCheck.waiting(policies.checkSchedule().whileWaiting(since, now), attention));
    }

    /**
     * ANCV ended a paid payment, and its record does not show where the money is. The payment is checked again and
     * needs attention.
     */
    Decision reversed(Payment next, Actor by, Optional<Reason> reason) {
        var attention = Attention.since(now, Attention.Cause.REVERSED_BY_ANCV);
        return becomes(
                next,
                by,
                reason,
                nextCheck.waiting(policies.checkSchedule().whileWaiting(now, now), Optional.of(attention)));
    }

    /** The payment changes to {@code next}, and these events are published. */
    Decision becomes(
            Payment next,
            Actor by,
            Optional<Reason> reason,
            NextCheck newCheck,
            Step step,
            List<PaymentEventType> events) {
        var entry = new HistoryEntry(now, next.status(), by, reason);
        ReservedAmount sums = ReservedAmount.of(next).minus(ReservedAmount.of(payment));
        return new Changed(next, sums, Optional.of(entry), newCheck, step, events);
    }

    /** The payment changes to {@code next}, and the events of this change are published. */
    Decision becomes(Payment next, Actor by, Optional<Reason> reason, NextCheck newCheck, Step step) {
        return becomes(next, by, reason, newCheck, step, PaymentEventType.of(payment, next));
    }

    /** The payment changes to {@code next} without a call to ANCV. */
    Decision becomes(Payment next, Actor by, Optional<Reason> reason, NextCheck newCheck) {
        return becomes(next, by, reason, newCheck, Step.NONE);
    }

    /** The payment is PAID and is not re-credited, because ANCV forbids the re-credit. */
    Decision reCreditForbidden(AuthorizationRequest authorization, Confirmation confirmation, NextCheck next) {
        var paid = new Paid(
                payment.request(),
                authorization,
                confirmation,
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                Optional.empty());
        return becomes(paid, Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS), next);
    }

    /** The payment keeps its state and gets a history entry. */
    Decision withHistoryEntry(Actor by, Optional<Reason> reason, NextCheck newCheck, Step step) {
        return becomes(payment, by, reason, newCheck, step);
    }

    /** The payment changes to {@code next} without a history entry. */
    Decision withoutHistoryEntry(Payment next) {
        return new Changed(next, ReservedAmount.NONE, Optional.empty(), nextCheck, Step.NONE, List.of());
    }

    /** The payment ends, and its transaction is final at ANCV. */
    Decision endsAtAncv(Ended next, Actor by) {
        return becomes(next, by, next.ending().reason(), settledAnew());
    }

    /** No further check. An earlier settlement time is kept. */
    NextCheck settled() {
        return nextCheck.settledBy(now);
    }

    /** No further check, settled now. The retention period starts again, because the payment changes. */
    NextCheck settledAnew() {
        return NextCheck.settled(now);
    }

    /** One more check after the transaction's lifetime at ANCV. */
    NextCheck afterTransactionLifetime(AuthorizationRequest authorization) {
        return NextCheck.at(policies.checkSchedule().afterTransactionLifetime(authorization, now));
    }

    /** No further check if the money is settled at ANCV, else a check after a delay. */
    NextCheck unless(boolean settled, Instant since) {
        return settled ? settled() : NextCheck.at(policies.checkSchedule().whileWaiting(since, now));
    }

    /** Whether the payment was settled manually and is not checked any more. A later change starts the checks again. */
    private boolean isClosedManually() {
        return isResolvedManually() && nextCheck.dueAt().isEmpty();
    }

    /** Whether the money was settled manually, so that a record of a charge at ANCV changes nothing. */
    private boolean isMoneySettledManually() {
        return switch (payment) {
            case Paid _ -> true;
            case Ended ended ->
                ended.refund().filter(Refund.NotRefunded.class::isInstance).isPresent();
            case Open _, Reversing _ -> false;
        };
    }

    private boolean isResolvedManually() {
        Optional<Reason> reason = switch (payment) {
            case Paid paid -> paid.reason();
            case Ended ended -> ended.ending().reason();
            case Open _, Reversing _ -> Optional.empty();
        };
        return reason.equals(Optional.of(Reason.RESOLVED_BY_HAND));
    }
}
