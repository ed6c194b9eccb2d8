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
            case Finding.Withdrawn _ -> reversed(moment, paid);
            case Finding.Rejected _ -> reversed(moment, paid);
            case Finding.Lapsed _ -> reversed(moment, paid);
            case Finding.Aborted _ -> moment.needing(Attention.Why.TRANSACTION_MISMATCH);
            case Finding.NothingAuthorised _ -> moment.needing(Attention.Why.TRANSACTION_MISMATCH);
            case Finding.Unasked _ -> moment.kept();
            case Finding.Asked _ -> moment.kept();
        };
    }

    private static Decision confirmed(Moment moment, Paid paid, Finding.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return moment.needing(Attention.Why.TRANSACTION_MISMATCH);
        }
        return moment.kept(confirmed.settled() ? moment.settled() : moment.followUp().inOrder());
    }

    private static Decision reversed(Moment moment, Paid paid) {
        var cancelled = new Cancelled(paid.request(), paid.transaction(), new Ending(moment.now(),
                Optional.of(Reason.REVERSED_BY_ANCV), Optional.of(Repayment.done(paid.confirmed()))));
        return moment.ends(cancelled, By.ANCV);
    }
}
