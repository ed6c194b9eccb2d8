package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Disallowed;
import fr.ancvconnect.domain.payment.decision.Decision.Rule;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import java.util.Optional;

/** Applies a refusal, or the cancellation of the folder, to a payment. */
final class ReversalRules {

    private ReversalRules() {}

    /** A REQUESTED, PENDING or PAID payment can be refused at any time (help page). */
    static Decision refused(DecisionContext context, Event.RefusalRequested event) {
        return switch (context.payment()) {
            case Requested requested ->
                requested
                        .transaction()
                        .map(authorization -> refusing(context, authorization, event))
                        .orElseGet(() -> context.endsAtAncv(
                                new Refused(
                                        requested.request(),
                                        Optional.empty(),
                                        new Ending(context.now(), event.reason(), Optional.empty())),
                                event.by()));
            case Pending pending -> refusing(context, pending.authorization(), event);
            case Withdrawing withdrawing -> refusing(context, withdrawing.authorization(), event);
            case Paid paid ->
                paid.isReCreditForbidden()
                        ? new Disallowed(Rule.RE_CREDIT_FORBIDDEN)
                        : refusing(context, paid.authorization(), event);
            case Refusing _ -> context.unchanged();
            case Refused _ -> context.unchanged();
            case Cancelling _ -> new Disallowed(Rule.PAYMENT_NOT_REFUSABLE);
            case Ended _ -> new Disallowed(Rule.PAYMENT_NOT_REFUSABLE);
        };
    }

    /**
     * A paid payment is re-credited only if the request arrived within the 4 hours (help page). A pending payment is
     * withdrawn.
     */
    static Decision folderCancelled(DecisionContext context, Event.FolderCancelled event) {
        return switch (context.payment()) {
            case Requested requested ->
                requested
                        .transaction()
                        .map(authorization -> cancelling(context, authorization, event))
                        .orElseGet(() -> context.endsAtAncv(
                                new Cancelled(
                                        requested.request(),
                                        Optional.empty(),
                                        new Ending(context.now(), Optional.empty(), Optional.empty())),
                                event.by()));
            case Pending pending -> cancelling(context, pending.authorization(), event);
            case Withdrawing withdrawing -> cancelling(context, withdrawing.authorization(), event);
            case Paid paid ->
                context.policies().cancellation().includes(paid.confirmed(), event.arrivedAt())
                        ? cancelling(context, paid.authorization(), event)
                        : windowClosed(context, paid, event.by());
            case Reversing _ -> context.unchanged();
            case Ended _ -> context.unchanged();
        };
    }

    private static Decision refusing(
            DecisionContext context, AuthorizationRequest authorization, Event.RefusalRequested event) {
        var refusing = new Refusing(
                context.payment().request(),
                authorization,
                context.payment().confirmation(),
                event.by(),
                event.reason());
        return startsReversal(context, refusing);
    }

    private static Decision cancelling(
            DecisionContext context, AuthorizationRequest authorization, Event.FolderCancelled event) {
        var cancelling = new Cancelling(
                context.payment().request(),
                authorization,
                context.payment().confirmation(),
                event.by(),
                Optional.empty());
        return startsReversal(context, cancelling);
    }

    private static Decision startsReversal(DecisionContext context, Reversing reversing) {
        return context.becomes(
                reversing,
                reversing.by(),
                reversing.reason(),
                NextCheck.soon(context.now()).withOrderOf(context.nextCheck()),
                Step.CANCEL_AT_ANCV);
    }

    /** If ANCV forbade the re-credit before, this fact is kept, so that a refusal does not attempt it again. */
    private static Decision windowClosed(DecisionContext context, Paid paid, Actor by) {
        if (paid.isReCreditForbidden()) {
            return context.unchanged();
        }
        var unchanged = new Paid(
                paid.request(),
                paid.authorization(),
                paid.confirmed(),
                Optional.of(new Refund.NotRefunded(Reason.CANCELLATION_WINDOW_PASSED)),
                paid.reason());
        return context.becomes(unchanged, by, Optional.of(Reason.CANCELLATION_WINDOW_PASSED), context.nextCheck());
    }
}
