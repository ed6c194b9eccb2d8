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
            case Finding.NothingAuthorised nothing -> nothingAuthorised(moment, ended, nothing);
            case Finding.Asked _ -> moment.cancelFirst();
            case Finding.Unasked _ -> ended.isGoingBack() ? moment.again() : waits(moment, ended);
        };
    }

    private static Decision nothingAuthorised(Moment moment, Ended ended, Finding.NothingAuthorised nothing) {
        if (ended.isGoingBack()) {
            return moment.again();
        }
        return nothing.settled() ? over(moment, ended) : waits(moment, ended);
    }

    /** However final ANCV's earlier state was, also after a re-credit: the customer is charged now. */
    private static Decision confirmed(Moment moment, Ended ended, Finding.Confirmed confirmed, boolean cancelForbidden) {
        Optional<Refund> refund = ended.refund();
        if (refund.isEmpty()) {
            return late(moment, ended, Repayment.pending(confirmed.confirmation()));
        }
        return switch (refund.get()) {
            case Refund.Pending _ -> cancelForbidden ? forbidden(moment, ended, confirmed) : moment.cancelFirst();
            case Refund.ReCredited _, Refund.NotKnown _ -> late(moment, ended, new Repayment(
                    Optional.of(confirmed.confirmation()), new Refund.Pending(), wasPaid(ended)));
            case Refund.NotRefunded _ -> moment.kept();
        };
    }

    private static Decision late(Moment moment, Ended ended, Repayment repayment) {
        return moment.becomes(ended.with(ended.ending().with(repayment)), By.CUSTOMER, Optional.of(Reason.LATE_CONFIRMATION),
                FollowUp.soon(moment.now()), Step.CANCEL_AT_ANCV);
    }

    private static Decision forbidden(Moment moment, Ended ended, Finding.Confirmed confirmed) {
        return ended.transaction()
                .map(asking -> moment.becomes(
                        new Paid(ended.request(), asking, confirmed.since(ended.confirmation()),
                                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS))),
                        By.ANCV, Optional.of(Reason.ANCV_FORBIDS),
                        moment.unless(confirmed.settled(), confirmed.confirmation().paidAt())))
                .orElseGet(moment::kept);
    }

    /** Cancelled at ANCV: what was confirmed unseen before it came too late as well, and is back already. */
    private static Decision withdrawn(Moment moment, Ended ended, Finding.Withdrawn withdrawn) {
        Optional<Repayment> repayment = ended.ending().repayment();
        boolean awaited = ended.isGoingBack() || ended.isRefundNotKnown();
        if (awaited) {
            return repayment.map(known -> reCredited(moment, ended, known)).orElseGet(moment::again);
        }
        return withdrawn.confirmation().filter(_ -> ended.transaction().isPresent() && repayment.isEmpty())
                .map(late -> moment.becomes(ended.with(ended.ending().with(Repayment.done(late))), By.CUSTOMER,
                        Optional.of(Reason.LATE_CONFIRMATION), moment.settledAnew()))
                .orElseGet(() -> moment.kept(moment.settled()));
    }

    /** Ended at ANCV in another state: only ANCV knows whether a customer who had paid has the money back. */
    private static Decision over(Moment moment, Ended ended) {
        if (ended.isRefundNotKnown()) {
            return moment.waitsInAttention(ended.ending().closedAt());
        }
        return ended.ending().repayment().filter(Repayment::isPending)
                .map(repayment -> moment.reversed(ended.with(ended.ending().with(
                        repayment.with(new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))), By.ANCV, Optional.of(Reason.REVERSED_BY_ANCV)))
                .orElseGet(() -> moment.kept(moment.settled()));
    }

    private static Decision reCredited(Moment moment, Ended ended, Repayment repayment) {
        return moment.becomes(ended.with(ended.ending().with(repayment.with(new Refund.ReCredited()))), By.SYSTEM,
                Optional.of(Reason.RE_CREDITED), moment.settledAnew());
    }

    /** The attention about money that only ANCV knows of stays. */
    private static Decision waits(Moment moment, Ended ended) {
        return ended.isRefundNotKnown()
                ? moment.waitsInAttention(ended.ending().closedAt()) : moment.waits(ended.ending().closedAt());
    }

    private static boolean wasPaid(Ended ended) {
        return ended.ending().repayment().filter(Repayment::wasPaid).isPresent();
    }
}
