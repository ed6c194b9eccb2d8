package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides how an event changes a payment. The function is pure: the same payment, event and instant always give the
 * same decision.
 */
public final class PaymentDecider {

    private final PaymentPolicies policies;

    public PaymentDecider(PaymentPolicies policies) {
        this.policies = policies;
    }

    /** Decides how {@code event} changes {@code payment} at {@code now}. */
    public Decision decide(Payment payment, NextCheck nextCheck, Event event, Instant now) {
        var context = new DecisionContext(payment, nextCheck, now, policies);
        return switch (event) {
            case Event.TransactionCreated created -> created(context, created.authorization());
            case Event.CreationFailed failed ->
                isUnsent(payment)
                        ? fails(context, failed.problem(), context.settled(), List.of())
                        : context.unchanged();
            case Event.StartTimedOut _ -> startTimedOut(context);
            case Event.PayerNamed _ -> payerNamed(context);
            case Event.PayerRejected rejected -> payerRejected(context, rejected.problem());
            case Event.TransactionRead read -> transactionRead(context, read);
            case Event.CancellationSucceeded cancelled ->
                nextCheck.isCancellationOrdered()
                        ? ResolutionRules.cancelSucceeded(context, cancelled.found())
                        : applyOutcome(
                                context,
                                TransactionInterpreter.ofCancellation(cancelled.found(), payment.request(), now),
                                false);
            case Event.TransactionNotFound _ -> UnknownTransactionRules.decide(context);
            case Event.RefusalRequested refusal -> ReversalRules.refused(context, refusal);
            case Event.FolderCancelled cancelled -> ReversalRules.folderCancelled(context, cancelled);
            case Event.ResolutionRequested resolution -> ResolutionRules.requested(context, resolution);
        };
    }

    private static Decision created(DecisionContext context, AuthorizationRequest authorization) {
        return isUnsent(context.payment())
                ? context.withoutHistoryEntry(new Requested(context.payment().request(), Optional.of(authorization)))
                : context.unchanged();
    }

    /**
     * The caller received no answer to the start, or the answer 201. The event {@code payment.failed} is therefore
     * published.
     */
    private static Decision startTimedOut(DecisionContext context) {
        boolean timedOut = !context.now()
                .isBefore(context.policies()
                        .checkSchedule()
                        .startTimeoutAt(context.payment().request()));
        return timedOut && isUnsent(context.payment())
                ? fails(context, Reason.ANCV_UNAVAILABLE, context.settled(), List.of(PaymentEventType.FAILED))
                : context.unchanged();
    }

    private static Decision payerNamed(DecisionContext context) {
        if (!(context.payment() instanceof Requested requested)) {
            return context.unchanged();
        }
        CheckSchedule checkSchedule = context.policies().checkSchedule();
        return requested
                .transaction()
                .map(authorization -> context.becomes(
                        new Pending(requested.request(), authorization),
                        Actor.SYSTEM,
                        Optional.empty(),
                        NextCheck.at(checkSchedule.afterAuthorizationRequest(authorization, context.now()))
                                .withOrderOf(context.nextCheck())))
                .orElseGet(context::unchanged);
    }

    private static Decision payerRejected(DecisionContext context, Reason problem) {
        if (!(context.payment() instanceof Requested requested)) {
            return context.unchanged();
        }
        return requested
                .transaction()
                .map(authorization -> fails(
                        context,
                        problem,
                        context.afterTransactionLifetime(authorization).withOrderOf(context.nextCheck()),
                        List.of()))
                .orElseGet(context::unchanged);
    }

    private static Decision fails(
            DecisionContext context, Reason problem, NextCheck nextCheck, List<PaymentEventType> events) {
        Payment payment = context.payment();
        var failed = new Failed(payment.request(), payment.transaction(), Ending.of(context.now(), problem));
        return context.becomes(failed, Actor.SYSTEM, Optional.of(problem), nextCheck, Step.NONE, events);
    }

    private static Decision transactionRead(DecisionContext context, Event.TransactionRead read) {
        return context.payment()
                .transaction()
                .map(authorization -> TransactionInterpreter.of(
                        read.found(), context.payment().request(), authorization, context.now()))
                .map(outcome -> context.nextCheck().isCancellationOrdered()
                        ? ResolutionRules.transactionRead(context, read.found(), outcome, read.cancelForbidden())
                        : applyOutcome(context, outcome, read.cancelForbidden()))
                .orElseGet(context::unchanged);
    }

    private static Decision applyOutcome(DecisionContext context, TransactionOutcome outcome, boolean cancelForbidden) {
        return switch (outcome) {
            case TransactionOutcome.Mismatch mismatch -> context.mismatch(mismatch);
            case TransactionOutcome.Ambiguous _ -> context.readAgain();
            case TransactionOutcome.Conclusive conclusive -> byState(context, conclusive, cancelForbidden);
        };
    }

    static Decision byState(DecisionContext context, TransactionOutcome.Conclusive outcome, boolean cancelForbidden) {
        return switch (context.payment()) {
            case Requested requested ->
                requested
                        .transaction()
                        .map(authorization -> OpenRules.decide(context, authorization, outcome))
                        .orElseGet(context::unchanged);
            case Pending pending -> OpenRules.decide(context, pending.authorization(), outcome);
            case Withdrawing withdrawing -> WithdrawingRules.decide(context, withdrawing, outcome, cancelForbidden);
            case Paid paid -> PaidRules.decide(context, paid, outcome);
            case Reversing reversing -> ReversingRules.decide(context, reversing, outcome, cancelForbidden);
            case Ended ended -> EndedRules.decide(context, ended, outcome, cancelForbidden);
        };
    }

    private static boolean isUnsent(Payment payment) {
        return payment instanceof Requested requested && requested.transaction().isEmpty();
    }
}
