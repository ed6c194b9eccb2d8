package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/** Applies ANCV's record to a payment that is being re-credited or withdrawn: REFUSING or CANCELLING. */
final class ReversingRules {

    private ReversingRules() {}

    static Decision decide(
            DecisionContext context,
            Reversing reversing,
            TransactionOutcome.Conclusive outcome,
            boolean cancelForbidden) {
        return switch (outcome) {
            case TransactionOutcome.CancelledAtAncv withdrawn ->
                left(context, reversing, reversing.was().or(withdrawn::confirmation));
            case TransactionOutcome.RejectedByAncv _ -> endedThere(context, reversing);
            case TransactionOutcome.ExpiredAtAncv _ -> endedThere(context, reversing);
            case TransactionOutcome.AbortedByCustomer _ -> endedThere(context, reversing);
            case TransactionOutcome.NothingAuthorized nothing ->
                cancelForbidden && reversing.was().isEmpty()
                        ? leftWithNothing(context, reversing, nothing)
                        : context.cancelFirst();
            case TransactionOutcome.PayerNotNamed _ -> context.cancelFirst();
            case TransactionOutcome.AwaitingConfirmation _ -> context.cancelFirst();
            case TransactionOutcome.Confirmed confirmed ->
                cancelForbidden ? forbidden(context, reversing, confirmed) : context.cancelFirst();
        };
    }

    private static Decision left(DecisionContext context, Reversing reversing, Optional<Confirmation> confirmation) {
        Ended ended = reversing.ended(
                context.now(),
                confirmation.map(confirmed -> new Reversal(
                        Optional.of(confirmed),
                        new Refund.ReCredited(),
                        reversing.was().isPresent())));
        return context.endsAtAncv(ended, Actor.SYSTEM);
    }

    /**
     * The transaction ended at ANCV but was not cancelled. It is not known whether ANCV re-credited a customer who had
     * paid.
     */
    private static Decision endedThere(DecisionContext context, Reversing reversing) {
        return reversing
                .was()
                .map(was -> context.reversed(
                        reversing.ended(
                                context.now(),
                                Optional.of(Reversal.ofPaid(was, new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))),
                        Actor.ANCV,
                        reversing.reason()))
                .orElseGet(() -> left(context, reversing, Optional.empty()));
    }

    private static Decision leftWithNothing(
            DecisionContext context, Reversing reversing, TransactionOutcome.NothingAuthorized nothing) {
        return context.becomes(
                reversing.ended(context.now(), Optional.empty()),
                Actor.SYSTEM,
                reversing.reason(),
                context.unless(nothing.settled(), context.now()));
    }

    private static Decision forbidden(
            DecisionContext context, Reversing reversing, TransactionOutcome.Confirmed confirmed) {
        Confirmation confirmation = confirmed.since(reversing.was());
        return context.reCreditForbidden(
                reversing.authorization(), confirmation, context.unless(confirmed.settled(), confirmation.paidAt()));
    }
}
