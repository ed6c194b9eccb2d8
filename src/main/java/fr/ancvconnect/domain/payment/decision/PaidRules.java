package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/** Applies ANCV's record to a PAID payment. Only ANCV's record can reverse the fact that a payment is paid. */
final class PaidRules {

    private PaidRules() {}

    static Decision decide(DecisionContext context, Paid paid, TransactionOutcome.Conclusive outcome) {
        return switch (outcome) {
            case TransactionOutcome.Confirmed confirmed -> confirmed(context, paid, confirmed);
            case TransactionOutcome.CancelledAtAncv _ ->
                context.endsAtAncv(reversed(context, paid, new Refund.ReCredited()), Actor.ANCV);
            case TransactionOutcome.RejectedByAncv _ -> reversedWithoutReCredit(context, paid);
            case TransactionOutcome.ExpiredAtAncv _ -> reversedWithoutReCredit(context, paid);
            case TransactionOutcome.AbortedByCustomer _ -> context.withAttention(Attention.Cause.TRANSACTION_MISMATCH);
            case TransactionOutcome.NothingAuthorized _ -> context.withAttention(Attention.Cause.TRANSACTION_MISMATCH);
            case TransactionOutcome.PayerNotNamed _ -> context.readAgain();
            case TransactionOutcome.AwaitingConfirmation _ -> context.readAgain();
        };
    }

    private static Decision confirmed(DecisionContext context, Paid paid, TransactionOutcome.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return context.withAttention(Attention.Cause.TRANSACTION_MISMATCH);
        }
        return confirmed.settled()
                ? context.unchanged(context.settled())
                : context.checkedLater(paid.confirmed().paidAt());
    }

    /** The establishment does not receive the money. It is not known whether ANCV re-credited the customer. */
    private static Decision reversedWithoutReCredit(DecisionContext context, Paid paid) {
        Cancelled cancelled = reversed(context, paid, new Refund.NotKnown(Reason.REVERSED_BY_ANCV));
        return context.reversed(cancelled, Actor.ANCV, cancelled.ending().reason());
    }

    private static Cancelled reversed(DecisionContext context, Paid paid, Refund refund) {
        return new Cancelled(
                paid.request(),
                paid.transaction(),
                new Ending(
                        context.now(),
                        Optional.of(Reason.REVERSED_BY_ANCV),
                        Optional.of(Reversal.ofPaid(paid.confirmed(), refund))));
    }
}
