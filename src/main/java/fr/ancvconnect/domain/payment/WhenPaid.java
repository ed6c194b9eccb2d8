package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.util.Optional;

/** What ANCV's record does to a payment that is PAID: facts about money never go backwards but by ANCV's own word. */
final class WhenPaid {

    private WhenPaid() {
    }

    static Decision decide(Moment moment, Paid paid, Finding.Sure finding) {
        return switch (finding) {
            case Finding.Confirmed confirmed -> confirmed(moment, paid, confirmed);
            case Finding.Withdrawn _ -> moment.ends(reversed(moment, paid, new Refund.ReCredited()), By.ANCV);
            case Finding.Rejected _ -> reversedWithoutReCredit(moment, paid);
            case Finding.Lapsed _ -> reversedWithoutReCredit(moment, paid);
            case Finding.Aborted _ -> moment.needing(Attention.Why.TRANSACTION_MISMATCH);
            case Finding.NothingAuthorised _ -> moment.needing(Attention.Why.TRANSACTION_MISMATCH);
            case Finding.Unasked _ -> moment.again();
            case Finding.Asked _ -> moment.again();
        };
    }

    private static Decision confirmed(Moment moment, Paid paid, Finding.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return moment.needing(Attention.Why.TRANSACTION_MISMATCH);
        }
        return confirmed.settled() ? moment.kept(moment.settled()) : moment.waits(paid.confirmed().paidAt());
    }

    /** The establishment does not get the money, and only ANCV knows whether the customer got it back. */
    private static Decision reversedWithoutReCredit(Moment moment, Paid paid) {
        Cancelled cancelled = reversed(moment, paid, new Refund.NotKnown(Reason.REVERSED_BY_ANCV));
        return moment.reversed(cancelled, By.ANCV, cancelled.ending().reason());
    }

    private static Cancelled reversed(Moment moment, Paid paid, Refund refund) {
        return new Cancelled(paid.request(), paid.transaction(), new Ending(moment.now(),
                Optional.of(Reason.REVERSED_BY_ANCV), Optional.of(Repayment.ofPaid(paid.confirmed(), refund))));
    }
}
