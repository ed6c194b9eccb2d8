package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import java.util.Optional;

/**
 * Applies ANCV's record to a payment that is being withdrawn because it was not decided in time. It is not known
 * whether this service's cancellation has reached ANCV. A confirmation therefore counts only after ANCV forbids the
 * cancellation.
 */
final class WithdrawingRules {

    private WithdrawingRules() {}

    static Decision decide(
            DecisionContext context,
            Withdrawing withdrawing,
            TransactionOutcome.Conclusive outcome,
            boolean cancelForbidden) {
        return switch (outcome) {
            case TransactionOutcome.PayerNotNamed _ -> stillOpen(context, withdrawing, cancelForbidden);
            case TransactionOutcome.AwaitingConfirmation _ -> stillOpen(context, withdrawing, cancelForbidden);
            case TransactionOutcome.Confirmed confirmed ->
                cancelForbidden
                        ? OpenRules.paid(context, withdrawing.authorization(), confirmed)
                        : context.cancelFirst();
            case TransactionOutcome.NothingAuthorized nothing -> OpenRules.nothingAuthorized(context, nothing);
            case TransactionOutcome.AbortedByCustomer _ ->
                OpenRules.declined(context, Actor.CUSTOMER, Reason.CUSTOMER_DECLINED);
            case TransactionOutcome.RejectedByAncv _ -> OpenRules.declined(context, Actor.ANCV, Reason.ANCV_REJECTED);
            case TransactionOutcome.ExpiredAtAncv _ ->
                context.endsAtAncv(ended(context, withdrawing, Optional.empty()), Actor.SYSTEM);
            case TransactionOutcome.CancelledAtAncv cancelled ->
                cancelledAtAncv(context, withdrawing, cancelled.confirmation());
        };
    }

    /**
     * The payment ends even if ANCV forbids the withdrawal. One more check follows after the transaction's lifetime at
     * ANCV.
     */
    private static Decision stillOpen(DecisionContext context, Withdrawing withdrawing, boolean cancelForbidden) {
        if (!cancelForbidden) {
            return context.cancelFirst();
        }
        Ended ended = ended(context, withdrawing, Optional.empty());
        return context.becomes(
                ended,
                Actor.SYSTEM,
                ended.ending().reason(),
                context.afterTransactionLifetime(withdrawing.authorization()));
    }

    /** A confirmation in the meantime was too late, and ANCV has re-credited it. */
    private static Decision cancelledAtAncv(
            DecisionContext context, Withdrawing withdrawing, Optional<Confirmation> late) {
        Ended ended = ended(context, withdrawing, late);
        Optional<Reason> reason =
                late.map(_ -> Reason.LATE_CONFIRMATION).or(() -> ended.ending().reason());
        return context.becomes(ended, Actor.SYSTEM, reason, context.settled());
    }

    private static Ended ended(DecisionContext context, Withdrawing withdrawing, Optional<Confirmation> late) {
        return withdrawing.payerNamed() ? OpenRules.expired(context, late) : OpenRules.failed(context, late);
    }
}
