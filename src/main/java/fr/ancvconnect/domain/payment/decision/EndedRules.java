package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/**
 * Applies ANCV's record to a payment that has ended in this service. A late confirmation is re-credited automatically.
 * The payment becomes PAID only if ANCV forbids the re-credit.
 */
final class EndedRules {

    private EndedRules() {}

    static Decision decide(
            DecisionContext context, Ended ended, TransactionOutcome.Conclusive outcome, boolean cancelForbidden) {
        return switch (outcome) {
            case TransactionOutcome.Confirmed confirmed -> confirmed(context, ended, confirmed, cancelForbidden);
            case TransactionOutcome.CancelledAtAncv cancelled -> cancelledAtAncv(context, ended, cancelled);
            case TransactionOutcome.RejectedByAncv _ -> endedAtAncv(context, ended);
            case TransactionOutcome.ExpiredAtAncv _ -> endedAtAncv(context, ended);
            case TransactionOutcome.AbortedByCustomer _ -> endedAtAncv(context, ended);
            case TransactionOutcome.NothingAuthorized nothing -> nothingAuthorized(context, ended, nothing);
            case TransactionOutcome.AwaitingConfirmation _ -> context.cancelFirst();
            case TransactionOutcome.PayerNotNamed _ ->
                ended.isReversalPending() ? context.readAgain() : checkedLater(context, ended);
        };
    }

    private static Decision nothingAuthorized(
            DecisionContext context, Ended ended, TransactionOutcome.NothingAuthorized nothing) {
        if (ended.isReversalPending()) {
            return context.readAgain();
        }
        return nothing.settled() ? endedAtAncv(context, ended) : checkedLater(context, ended);
    }

    /** Applies to any earlier final state at ANCV, and also after a re-credit, because the customer is charged now. */
    private static Decision confirmed(
            DecisionContext context, Ended ended, TransactionOutcome.Confirmed confirmed, boolean cancelForbidden) {
        Optional<Refund> refund = ended.refund();
        if (refund.isEmpty()) {
            return lateConfirmation(context, ended, Reversal.pending(confirmed.confirmation()));
        }
        return switch (refund.get()) {
            case Refund.ReCreditPending _ ->
                cancelForbidden ? reCreditForbidden(context, ended, confirmed) : context.cancelFirst();
            case Refund.ReCredited _, Refund.NotKnown _ ->
                lateConfirmation(
                        context,
                        ended,
                        new Reversal(
                                Optional.of(confirmed.confirmation()), new Refund.ReCreditPending(), ended.wasPaid()));
            case Refund.NotRefunded _ -> context.unchanged();
        };
    }

    private static Decision lateConfirmation(DecisionContext context, Ended ended, Reversal reversal) {
        return context.becomes(
                ended.with(ended.ending().with(reversal)),
                Actor.CUSTOMER,
                Optional.of(Reason.LATE_CONFIRMATION),
                NextCheck.soon(context.now()),
                Step.CANCEL_AT_ANCV);
    }

    private static Decision reCreditForbidden(
            DecisionContext context, Ended ended, TransactionOutcome.Confirmed confirmed) {
        return ended.transaction()
                .map(authorization -> context.reCreditForbidden(
                        authorization,
                        confirmed.since(ended.confirmation()),
                        context.unless(
                                confirmed.settled(), confirmed.confirmation().paidAt())))
                .orElseGet(context::unchanged);
    }

    /**
     * The transaction is cancelled at ANCV. A confirmation that this service did not see before was also too late, and
     * ANCV has already re-credited it.
     */
    private static Decision cancelledAtAncv(
            DecisionContext context, Ended ended, TransactionOutcome.CancelledAtAncv cancelled) {
        Optional<Reversal> reversal = ended.ending().reversal();
        boolean awaited = ended.isReversalPending() || ended.isRefundNotKnown();
        if (awaited) {
            return reversal.map(known -> reCredited(context, ended, known)).orElseGet(context::readAgain);
        }
        return cancelled
                .confirmation()
                .filter(_ -> ended.transaction().isPresent() && reversal.isEmpty())
                .map(late -> context.becomes(
                        ended.with(ended.ending().with(Reversal.done(late))),
                        Actor.CUSTOMER,
                        Optional.of(Reason.LATE_CONFIRMATION),
                        context.settledAnew()))
                .orElseGet(() -> context.unchanged(context.settled()));
    }

    /** The transaction ended at ANCV in another state. It is not known whether ANCV re-credited a customer who had paid. */
    private static Decision endedAtAncv(DecisionContext context, Ended ended) {
        if (ended.isRefundNotKnown()) {
            return context.checkedLaterInAttention(ended.ending().closedAt());
        }
        return ended.ending()
                .reversal()
                .filter(Reversal::isPending)
                .map(reversal -> context.reversed(
                        ended.with(ended.ending().with(reversal.with(new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))),
                        Actor.ANCV,
                        Optional.of(Reason.REVERSED_BY_ANCV)))
                .orElseGet(() -> context.unchanged(context.settled()));
    }

    private static Decision reCredited(DecisionContext context, Ended ended, Reversal reversal) {
        return context.becomes(
                ended.with(ended.ending().with(reversal.with(new Refund.ReCredited()))),
                Actor.SYSTEM,
                Optional.of(Reason.RE_CREDITED),
                context.settledAnew());
    }

    /** A payment whose refund is not known keeps its attention. */
    private static Decision checkedLater(DecisionContext context, Ended ended) {
        return ended.isRefundNotKnown()
                ? context.checkedLaterInAttention(ended.ending().closedAt())
                : context.checkedLater(ended.ending().closedAt());
    }
}
