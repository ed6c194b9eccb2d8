package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.util.Optional;

/**
 * What ANCV's record does to a payment that is over here: a confirmation that comes too late is re-credited by
 * itself, and becomes PAID only where ANCV forbids even that.
 */
final class WhenEnded {

    private WhenEnded() {
    }

    static Decision decide(Moment moment, Ended ended, Finding.Sure finding, boolean cancelForbidden) {
        return switch (finding) {
            case Finding.Confirmed confirmed -> confirmed(moment, ended, confirmed, cancelForbidden);
            case Finding.Withdrawn withdrawn -> withdrawn(moment, ended, withdrawn);
            case Finding.Rejected _ -> over(moment, ended);
            case Finding.Lapsed _ -> over(moment, ended);
            case Finding.Aborted _ -> over(moment, ended);
            case Finding.NothingAuthorised nothing -> nothing.settled() && !awaitsRepayment(ended)
                    ? moment.kept(moment.settled()) : moment.kept();
            case Finding.Asked _ -> moment.cancelFirst();
            case Finding.Unasked _ -> moment.kept();
        };
    }

    private static Decision confirmed(Moment moment, Ended ended, Finding.Confirmed confirmed, boolean cancelForbidden) {
        Optional<Repayment> repayment = ended.ending().repayment();
        if (repayment.isEmpty()) {
            Ended late = ended.with(ended.ending().with(Repayment.pending(confirmed.confirmation())));
            return moment.becomes(late, By.CUSTOMER, Optional.of(Reason.LATE_CONFIRMATION),
                    FollowUp.soon(moment.now()), Step.CANCEL_AT_ANCV);
        }
        if (!repayment.get().isPending()) {
            return moment.kept();
        }
        return cancelForbidden ? forbidden(moment, ended, confirmed) : moment.cancelFirst();
    }

    private static Decision forbidden(Moment moment, Ended ended, Finding.Confirmed confirmed) {
        return ended.transaction()
                .map(asking -> moment.becomes(
                        new Paid(ended.request(), asking, ended.confirmation().orElse(confirmed.confirmation()),
                                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS))),
                        By.ANCV, Optional.of(Reason.ANCV_FORBIDS), moment.unless(confirmed.settled())))
                .orElseGet(moment::kept);
    }

    /** Cancelled at ANCV: what was confirmed unseen before it came too late as well, and is back already. */
    private static Decision withdrawn(Moment moment, Ended ended, Finding.Withdrawn withdrawn) {
        boolean unseen = ended.transaction().isPresent() && ended.ending().repayment().isEmpty();
        return withdrawn.confirmation().filter(_ -> unseen)
                .map(late -> moment.becomes(ended.with(ended.ending().with(Repayment.done(late))), By.CUSTOMER,
                        Optional.of(Reason.LATE_CONFIRMATION), moment.settled()))
                .orElseGet(() -> over(moment, ended));
    }

    private static boolean awaitsRepayment(Ended ended) {
        return ended.ending().repayment().filter(Repayment::isPending).isPresent();
    }

    private static Decision over(Moment moment, Ended ended) {
        return ended.ending().repayment().filter(Repayment::isPending)
                .map(repayment -> moment.becomes(
                        ended.with(ended.ending().with(Repayment.done(repayment.confirmation()))),
                        By.SYSTEM, Optional.of(Reason.RE_CREDITED), moment.settled()))
                .orElseGet(() -> moment.kept(moment.settled()));
    }
}
