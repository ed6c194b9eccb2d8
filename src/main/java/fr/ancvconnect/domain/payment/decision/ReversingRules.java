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
            case TransactionOutcome.CancelledAtAncv cancelled ->
                cancelledAtAncv(
                        context, reversing, reversing.earlierConfirmation().or(cancelled::confirmation));
            case TransactionOutcome.RejectedByAncv _ -> endedAtAncv(context, reversing);
            case TransactionOutcome.ExpiredAtAncv _ -> endedAtAncv(context, reversing);
            case TransactionOutcome.AbortedByCustomer _ -> endedAtAncv(context, reversing);
            case TransactionOutcome.NothingAuthorized nothing ->
                cancelForbidden && reversing.earlierConfirmation().isEmpty()
                        ? nothingAuthorized(context, reversing, nothing)
                        : context.cancelFirst();
            case TransactionOutcome.PayerNotNamed _ -> context.cancelFirst();
            case TransactionOutcome.AwaitingConfirmation _ -> context.cancelFirst();
            case TransactionOutcome.Confirmed confirmed ->
                cancelForbidden ? reCreditForbidden(context, reversing, confirmed) : context.cancelFirst();
        };
    }

    private static Decision cancelledAtAncv(
            DecisionContext context, Reversing reversing, Optional<Confirmation> confirmation) {
        Ended ended = reversing.ended(
                context.now(),
                confirmation.map(confirmed -> new Reversal(
                        Optional.of(confirmed),
                        new Refund.ReCredited(),
                        reversing.earlierConfirmation().isPresent())));
        return context.endsAtAncv(ended, Actor.SYSTEM);
    }

    /**
     * The transaction ended at ANCV but was not cancelled. It is not known whether ANCV re-credited a customer who had
     * paid.
     */
    private static Decision endedAtAncv(DecisionContext context, Reversing reversing) {
        return reversing
                .earlierConfirmation()
                .map(earlier -> context.reversed(
                        reversing.ended(
                                context.now(),
                                Optional.of(Reversal.ofPaid(earlier, new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))),
                        Actor.ANCV,
                        reversing.reason()))
                .orElseGet(() -> cancelledAtAncv(context, reversing, Optional.empty()));
    }

    private static Decision nothingAuthorized(
            DecisionContext context, Reversing reversing, TransactionOutcome.NothingAuthorized nothing) {
        return context.becomes(
                reversing.ended(context.now(), Optional.empty()),
                Actor.SYSTEM,
                reversing.reason(),
                context.unless(nothing.settled(), context.now()));
    }

    private static Decision reCreditForbidden(
            DecisionContext context, Reversing reversing, TransactionOutcome.Confirmed confirmed) {
        Confirmation confirmation = confirmed.since(reversing.earlierConfirmation());
        return context.reCreditForbidden(
                reversing.authorization(), confirmation, context.unless(confirmed.settled(), confirmation.paidAt()));
    }
}
