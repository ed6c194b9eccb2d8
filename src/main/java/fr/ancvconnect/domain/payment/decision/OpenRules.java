package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/** Applies ANCV's record to a payment that is not decided yet: {@code REQUESTED} or {@code PENDING}. */
final class OpenRules {

    private OpenRules() {}

    static Decision decide(
            DecisionContext context, AuthorizationRequest authorization, TransactionOutcome.Conclusive outcome) {
        return switch (outcome) {
            case TransactionOutcome.PayerNotNamed _ -> payerNotNamed(context, authorization);
            case TransactionOutcome.AwaitingConfirmation _ -> awaitingConfirmation(context, authorization);
            case TransactionOutcome.Confirmed confirmed -> paid(context, authorization, confirmed);
            case TransactionOutcome.NothingAuthorized nothing -> nothingAuthorized(context, nothing);
            case TransactionOutcome.AbortedByCustomer _ -> declined(context, Actor.CUSTOMER, Reason.CUSTOMER_DECLINED);
            case TransactionOutcome.RejectedByAncv _ -> declined(context, Actor.ANCV, Reason.ANCV_REJECTED);
            case TransactionOutcome.ExpiredAtAncv _ ->
                context.endsAtAncv(expired(context, Optional.empty()), Actor.SYSTEM);
            case TransactionOutcome.CancelledAtAncv cancelled -> cancelledByAncv(context, cancelled);
        };
    }

    static Decision paid(
            DecisionContext context, AuthorizationRequest authorization, TransactionOutcome.Confirmed confirmed) {
        var paid = new Paid(
                context.payment().request(),
                authorization,
                confirmed.confirmation(),
                Optional.empty(),
                Optional.empty());
        return context.becomes(
                paid,
                Actor.CUSTOMER,
                Optional.empty(),
                context.unless(confirmed.settled(), confirmed.confirmation().paidAt()));
    }

    static Decision nothingAuthorized(DecisionContext context, TransactionOutcome.NothingAuthorized nothing) {
        var declined = declined(context, Reason.ANCV_REJECTED, Optional.empty());
        return context.becomes(
                declined, Actor.ANCV, declined.ending().reason(), context.unless(nothing.settled(), context.now()));
    }

    static Decision declined(DecisionContext context, Actor by, Reason reason) {
        return context.endsAtAncv(declined(context, reason, Optional.empty()), by);
    }

    static Expired expired(DecisionContext context, Optional<Confirmation> lateConfirmation) {
        return new Expired(
                context.payment().request(),
                context.payment().transaction(),
                ending(context, Reason.NOT_CONFIRMED_IN_TIME, lateConfirmation));
    }

    static Failed failed(DecisionContext context, Optional<Confirmation> lateConfirmation) {
        return new Failed(
                context.payment().request(),
                context.payment().transaction(),
                ending(context, Reason.ANCV_UNAVAILABLE, lateConfirmation));
    }

    /** The payer was not named. If the start request has ended, the payment is withdrawn first and then fails. */
    private static Decision payerNotNamed(DecisionContext context, AuthorizationRequest authorization) {
        if (context.payment() instanceof Pending) {
            return waiting(context, authorization);
        }
        boolean startTimedOut = !context.now()
                .isBefore(context.policies()
                        .checkSchedule()
                        .startTimeoutAt(context.payment().request()));
        return startTimedOut ? context.startsWithdrawal(authorization, false) : context.unchanged();
    }

    private static Decision awaitingConfirmation(DecisionContext context, AuthorizationRequest authorization) {
        if (context.payment() instanceof Pending) {
            return waiting(context, authorization);
        }
        return context.policies().confirmation().isOver(authorization, context.now())
                ? context.startsWithdrawal(authorization, true)
                : context.becomes(
                        new Pending(context.payment().request(), authorization),
                        Actor.SYSTEM,
                        Optional.empty(),
                        whilePending(context, authorization));
    }

    private static Decision waiting(DecisionContext context, AuthorizationRequest authorization) {
        return context.policies().confirmation().isOver(authorization, context.now())
                ? context.startsWithdrawal(authorization, true)
                : context.unchanged(whilePending(context, authorization));
    }

    private static NextCheck whilePending(DecisionContext context, AuthorizationRequest authorization) {
        return NextCheck.at(context.policies().checkSchedule().whilePending(authorization, context.now()))
                .withOrderOf(context.nextCheck());
    }

    /**
     * ANCV cancelled the transaction without a request from this service. A withdrawal by this service would already be
     * written.
     */
    private static Decision cancelledByAncv(DecisionContext context, TransactionOutcome.CancelledAtAncv cancelled) {
        return context.payment() instanceof Requested
                ? context.endsAtAncv(failed(context, cancelled.confirmation()), Actor.SYSTEM)
                : context.endsAtAncv(declined(context, Reason.ANCV_REJECTED, cancelled.confirmation()), Actor.ANCV);
    }

    private static Declined declined(DecisionContext context, Reason reason, Optional<Confirmation> lateConfirmation) {
        return new Declined(
                context.payment().request(),
                context.payment().transaction(),
                ending(context, reason, lateConfirmation));
    }

    private static Ending ending(DecisionContext context, Reason reason, Optional<Confirmation> lateConfirmation) {
        return new Ending(context.now(), Optional.of(reason), lateConfirmation.map(Reversal::done));
    }
}
