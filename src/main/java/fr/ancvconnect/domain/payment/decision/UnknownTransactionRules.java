package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import java.util.Optional;

/**
 * Applies ANCV's answer that the transaction is not found. The transaction is read again. A payment that was never
 * confirmed ends 10 minutes after the transaction's lifetime. A payment that was confirmed never ends for this reason.
 */
final class UnknownTransactionRules {

    private UnknownTransactionRules() {}

    static Decision decide(DecisionContext context) {
        boolean notFoundTooLong = context.payment()
                .transaction()
                .filter(authorization ->
                        context.policies().checkSchedule().isNotFoundTooLong(authorization, context.now()))
                .isPresent();
        return switch (context.payment()) {
            case Open _ -> notFoundTooLong ? expired(context) : context.readAgain();
            case Reversing reversing ->
                notFoundTooLong && reversing.earlierConfirmation().isEmpty()
                        ? withdrawn(context, reversing)
                        : context.readAgain();
            case Paid _ -> context.withAttention(Attention.Cause.UNKNOWN_TO_ANCV);
            case Ended ended ->
                ended.isReversalPending() || context.nextCheck().isCancellationOrdered()
                        ? context.readAgain()
                        : ended(context, ended);
        };
    }

    /** The payment is checked for 7 days after the transaction's lifetime. */
    private static Decision ended(DecisionContext context, Ended ended) {
        if (ended.transaction().isEmpty()) {
            return context.unchanged();
        }
        if (ended.isRefundNotKnown()) {
            return context.checkedLaterInAttention(ended.ending().closedAt());
        }
        boolean canStopChecks = ended.transaction()
                .filter(authorization -> context.policies().checkSchedule().canStopChecks(authorization, context.now()))
                .isPresent();
        return canStopChecks
                ? context.unchanged(context.settled())
                : context.checkedLater(ended.ending().closedAt());
    }

    private static Decision expired(DecisionContext context) {
        var expired = new Expired(
                context.payment().request(),
                context.payment().transaction(),
                Ending.of(context.now(), Reason.UNKNOWN_TO_ANCV));
        return endsNotFound(context, expired);
    }

    private static Decision withdrawn(DecisionContext context, Reversing reversing) {
        return endsNotFound(context, reversing.ended(context.now(), Optional.empty()));
    }

    private static Decision endsNotFound(DecisionContext context, Ended ended) {
        return context.becomes(
                ended,
                Actor.SYSTEM,
                Optional.of(Reason.UNKNOWN_TO_ANCV),
                NextCheck.soon(context.now()).withOrderOf(context.nextCheck()));
    }
}
