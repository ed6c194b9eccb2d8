package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.state.Cancelled;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/** What ANCV's record does to a payment that is PAID: facts about money never go backwards but by ANCV's own word. */
final class PaidRules {

    private PaidRules() {
    }

    static Decision decide(DecisionContext moment, Paid paid, TransactionOutcome.Sure finding) {
        return switch (finding) {
            case TransactionOutcome.Confirmed confirmed -> confirmed(moment, paid, confirmed);
            case TransactionOutcome.Withdrawn _ -> moment.ends(reversed(moment, paid, new Refund.ReCredited()), Actor.ANCV);
            case TransactionOutcome.Rejected _ -> reversedWithoutReCredit(moment, paid);
            case TransactionOutcome.Lapsed _ -> reversedWithoutReCredit(moment, paid);
            case TransactionOutcome.Aborted _ -> moment.needing(Attention.Why.TRANSACTION_MISMATCH);
            case TransactionOutcome.NothingAuthorised _ -> moment.needing(Attention.Why.TRANSACTION_MISMATCH);
            case TransactionOutcome.Unasked _ -> moment.again();
            case TransactionOutcome.Asked _ -> moment.again();
        };
    }

    private static Decision confirmed(DecisionContext moment, Paid paid, TransactionOutcome.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return moment.needing(Attention.Why.TRANSACTION_MISMATCH);
        }
        return confirmed.settled() ? moment.kept(moment.settled()) : moment.waits(paid.confirmed().paidAt());
    }

    /** The establishment does not get the money, and only ANCV knows whether the customer got it back. */
    private static Decision reversedWithoutReCredit(DecisionContext moment, Paid paid) {
        Cancelled cancelled = reversed(moment, paid, new Refund.NotKnown(Reason.REVERSED_BY_ANCV));
        return moment.reversed(cancelled, Actor.ANCV, cancelled.ending().reason());
    }

    private static Cancelled reversed(DecisionContext moment, Paid paid, Refund refund) {
        return new Cancelled(paid.request(), paid.transaction(), new Ending(moment.now(),
                Optional.of(Reason.REVERSED_BY_ANCV), Optional.of(Reversal.ofPaid(paid.confirmed(), refund))));
    }
}
