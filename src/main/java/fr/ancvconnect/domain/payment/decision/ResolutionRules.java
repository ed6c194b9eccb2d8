package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Disallowed;
import fr.ancvconnect.domain.payment.decision.Decision.Rule;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.time.Instant;
import java.util.Optional;

/** Applies the platform's resolution to a payment that needs attention (the contract, "Attention"). */
final class ResolutionRules {
    private ResolutionRules() {}

    static Decision requested(DecisionContext context, Event.ResolutionRequested requested) {
        if (context.nextCheck().attention().isEmpty()) {
            return new Disallowed(Rule.PAYMENT_NOT_IN_ATTENTION);
        }
        return switch (requested.action()) {
            case CANCEL_AT_ANCV -> cancelAtAncv(context, requested);
            case CLOSE -> close(context, requested);
        };
    }

    /** The order is written before the call to ANCV. A repeated order adds no history entry. */
    private static Decision cancelAtAncv(DecisionContext context, Event.ResolutionRequested requested) {
        if (context.payment().transaction().isEmpty()) {
            return cancelled(context, requested.by(), Optional.empty());
        }
        if (context.nextCheck().isCancellationOrdered()) {
            return context.cancelFirst();
        }
        NextCheck ordered = context.nextCheck().withCancellationOrdered(context.now());
        return context.nextCheck().wasCancellationOrdered()
                ? new Unchanged(ordered, Step.CANCEL_AT_ANCV)
                : context.withHistoryEntry(requested.by(), requested.reason(), ordered, Step.CANCEL_AT_ANCV);
    }

    /** ANCV carried out the ordered cancellation. */
    static Decision cancelSucceeded(DecisionContext context, AncvTransaction found) {
        return cancelled(context, Actor.PLATFORM, reCredited(context.payment(), found, context.now()));
    }

    /** Applies ANCV's record, which was read because the ordered cancellation did not succeed. */
    static Decision transactionRead(
            DecisionContext context, AncvTransaction found, TransactionOutcome outcome, boolean cancelForbidden) {
        boolean cancelledAtAncv = found.state() == AncvState.CANCELLED
                && context.payment()
                        .transaction()
                        .filter(authorization -> authorization.transaction().equals(found.id()))
                        .isPresent();
        if (cancelledAtAncv) {
            return cancelSucceeded(context, found);
        }
        return switch (outcome) {
            case TransactionOutcome.Confirmed confirmed
            when cancelForbidden && context.payment() instanceof Paid paid ->
                reCreditForbidden(context, paid, confirmed);
            case TransactionOutcome.Confirmed confirmed
            when cancelForbidden && context.payment() instanceof Open open ->
                reCreditForbidden(context, open, confirmed);
            case TransactionOutcome.Confirmed _,
                    TransactionOutcome.PayerNotNamed _,
                    TransactionOutcome.AwaitingConfirmation _,
                    TransactionOutcome.NothingAuthorized _ ->
                cancelForbidden
                        ? PaymentDecider.byState(context, (TransactionOutcome.Conclusive) outcome, true)
                        : context.cancelFirst();
            case TransactionOutcome.AbortedByCustomer _,
                    TransactionOutcome.ExpiredAtAncv _,
                    TransactionOutcome.RejectedByAncv _,
                    TransactionOutcome.CancelledAtAncv _ ->
                PaymentDecider.byState(context, (TransactionOutcome.Conclusive) outcome, cancelForbidden);
            case TransactionOutcome.Mismatch _, TransactionOutcome.Ambiguous _ ->
                cancelForbidden ? keepsAttention(context) : context.cancelFirst();
        };
    }

    private static Decision keepsAttention(DecisionContext context) {
        return new Unchanged(context.nextCheck().withCancellationForbidden(context.now()), Step.NONE);
    }

    private static Decision reCreditForbidden(
            DecisionContext context, Paid paid, TransactionOutcome.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return keepsAttention(context);
        }
        NextCheck next = context.unless(confirmed.settled(), paid.confirmed().paidAt());
        if (paid.isReCreditForbidden()) {
            return context.unchanged(next);
        }
        var unchanged = new Paid(
                paid.request(),
                paid.authorization(),
                paid.confirmed(),
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                paid.reason());
        return context.becomes(unchanged, Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS), next);
    }

    /** The customer confirmed before the cancellation at ANCV. The result is the same as for a refusal that ANCV forbids. */
    private static Decision reCreditForbidden(
            DecisionContext context, Open open, TransactionOutcome.Confirmed confirmed) {
        return open.transaction()
                .map(authorization -> context.reCreditForbidden(
                        authorization,
                        confirmed.confirmation(),
                        context.unless(
                                confirmed.settled(), confirmed.confirmation().paidAt())))
                .orElseGet(context::unchanged);
    }

    private static Decision cancelled(DecisionContext context, Actor by, Optional<Reversal> reversal) {
        Payment payment = context.payment();
        var cancelled = new Cancelled(
                payment.request(),
                payment.transaction(),
                new Ending(context.now(), Optional.of(Reason.RESOLVED_BY_HAND), reversal));
        return context.becomes(cancelled, by, Optional.of(Reason.RESOLVED_BY_HAND), context.settled());
    }

    private static Optional<Reversal> reCredited(Payment payment, AncvTransaction found, Instant now) {
        return payment.confirmation()
                .or(() -> authorized(payment, found, now))
                .map(confirmation ->
                        new Reversal(Optional.of(confirmation), new Refund.ReCredited(), payment.wasPaid()));
    }

    /** The amount that ANCV authorized. It can be more than the requested amount. */
    private static Optional<Confirmation> authorized(Payment payment, AncvTransaction found, Instant now) {
        boolean readable = found.authorizations().stream()
                .map(Authorization::cents)
                .allMatch(cents -> cents >= 0 && cents <= Money.LARGEST.cents());
        long sum = readable
                ? found.authorizations().stream()
                        .mapToLong(Authorization::cents)
                        .sum()
                : 0;
        return sum == 0
                ? Optional.empty()
                : Optional.of(new Confirmation(
                        Money.ofCents(sum), TransactionInterpreter.paidAt(found, payment.request(), now)));
    }

    private static Decision close(DecisionContext context, Event.ResolutionRequested requested) {
        Optional<Reason> reason = requested.reason().or(() -> Optional.of(Reason.RESOLVED_BY_HAND));
        return context.becomes(closed(context), requested.by(), reason, context.settled());
    }

    private static Payment closed(DecisionContext context) {
        Optional<Reason> reason = Optional.of(Reason.RESOLVED_BY_HAND);
        var notRefunded = new Refund.NotRefunded(Reason.RESOLVED_BY_HAND);
        return switch (context.payment()) {
            case Open open ->
                new Failed(open.request(), open.transaction(), Ending.of(context.now(), Reason.RESOLVED_BY_HAND));
            case Paid paid ->
                new Paid(paid.request(), paid.authorization(), paid.confirmed(), paid.notRefunded(), reason);
            case Reversing reversing ->
                resolved(reversing.ended(
                        context.now(),
                        Optional.of(new Reversal(reversing.earlierConfirmation(), notRefunded, reversing.wasPaid()))));
            case Ended ended ->
                resolved(ended.with(new Ending(
                        ended.ending().closedAt(),
                        reason,
                        ended.ending()
                                .reversal()
                                .map(reversal -> reversal.isPending() ? reversal.with(notRefunded) : reversal))));
        };
    }

    private static Ended resolved(Ended ended) {
        return ended.with(new Ending(
                ended.ending().closedAt(),
                Optional.of(Reason.RESOLVED_BY_HAND),
                ended.ending().reversal()));
    }
}
