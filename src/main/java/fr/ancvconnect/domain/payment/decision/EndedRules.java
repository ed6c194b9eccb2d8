package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/**
 * What ANCV's record does to a payment that is over here: a confirmation that comes too late is re-credited by
 * itself, and becomes PAID only where ANCV forbids even that.
 */
final class EndedRules {

    private EndedRules() {
    }

    static Decision decide(DecisionContext moment, Ended ended, TransactionOutcome.Sure finding, boolean cancelForbidden) {
        return switch (finding) {
            case TransactionOutcome.Confirmed confirmed -> confirmed(moment, ended, confirmed, cancelForbidden);
            case TransactionOutcome.Withdrawn withdrawn -> withdrawn(moment, ended, withdrawn);
            case TransactionOutcome.Rejected _ -> over(moment, ended);
            case TransactionOutcome.Lapsed _ -> over(moment, ended);
            case TransactionOutcome.Aborted _ -> over(moment, ended);
            case TransactionOutcome.NothingAuthorised nothing -> nothingAuthorised(moment, ended, nothing);
            case TransactionOutcome.Asked _ -> moment.cancelFirst();
            case TransactionOutcome.Unasked _ -> ended.isGoingBack() ? moment.again() : waits(moment, ended);
        };
    }

    private static Decision nothingAuthorised(DecisionContext moment, Ended ended, TransactionOutcome.NothingAuthorised nothing) {
        if (ended.isGoingBack()) {
            return moment.again();
        }
        return nothing.settled() ? over(moment, ended) : waits(moment, ended);
    }

    /** However final ANCV's earlier state was, also after a re-credit: the customer is charged now. */
    private static Decision confirmed(DecisionContext moment, Ended ended, TransactionOutcome.Confirmed confirmed, boolean cancelForbidden) {
        Optional<Refund> refund = ended.refund();
        if (refund.isEmpty()) {
            return late(moment, ended, Reversal.pending(confirmed.confirmation()));
        }
        return switch (refund.get()) {
            case Refund.Pending _ -> cancelForbidden ? forbidden(moment, ended, confirmed) : moment.cancelFirst();
            case Refund.ReCredited _, Refund.NotKnown _ -> late(moment, ended, new Reversal(
                    Optional.of(confirmed.confirmation()), new Refund.Pending(), wasPaid(ended)));
            case Refund.NotRefunded _ -> moment.kept();
        };
    }

    private static Decision late(DecisionContext moment, Ended ended, Reversal repayment) {
        return moment.becomes(ended.with(ended.ending().with(repayment)), Actor.CUSTOMER, Optional.of(Reason.LATE_CONFIRMATION),
                NextCheck.soon(moment.now()), Step.CANCEL_AT_ANCV);
    }

    private static Decision forbidden(DecisionContext moment, Ended ended, TransactionOutcome.Confirmed confirmed) {
        return ended.transaction()
                .map(asking -> moment.becomes(
                        new Paid(ended.request(), asking, confirmed.since(ended.confirmation()),
                                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS))),
                        Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS),
                        moment.unless(confirmed.settled(), confirmed.confirmation().paidAt())))
                .orElseGet(moment::kept);
    }

    /** Cancelled at ANCV: what was confirmed unseen before it came too late as well, and is back already. */
    private static Decision withdrawn(DecisionContext moment, Ended ended, TransactionOutcome.Withdrawn withdrawn) {
        Optional<Reversal> repayment = ended.ending().repayment();
        boolean awaited = ended.isGoingBack() || ended.isRefundNotKnown();
        if (awaited) {
            return repayment.map(known -> reCredited(moment, ended, known)).orElseGet(moment::again);
        }
        return withdrawn.confirmation().filter(_ -> ended.transaction().isPresent() && repayment.isEmpty())
                .map(late -> moment.becomes(ended.with(ended.ending().with(Reversal.done(late))), Actor.CUSTOMER,
                        Optional.of(Reason.LATE_CONFIRMATION), moment.settled()))
                .orElseGet(() -> moment.kept(moment.settled()));
    }

    /** Ended at ANCV in another state: only ANCV knows whether a customer who had paid has the money back. */
    private static Decision over(DecisionContext moment, Ended ended) {
        if (ended.isRefundNotKnown()) {
            return moment.waitsInAttention(ended.ending().closedAt());
        }
        return ended.ending().repayment().filter(Reversal::isPending)
                .map(repayment -> moment.reversed(ended.with(ended.ending().with(
                        repayment.with(new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))), Actor.ANCV, Optional.of(Reason.REVERSED_BY_ANCV)))
                .orElseGet(() -> moment.kept(moment.settled()));
    }

    private static Decision reCredited(DecisionContext moment, Ended ended, Reversal repayment) {
        return moment.becomes(ended.with(ended.ending().with(repayment.with(new Refund.ReCredited()))), Actor.SYSTEM,
                Optional.of(Reason.RE_CREDITED), moment.settled());
    }

    /** The attention about money that only ANCV knows of stays. */
    private static Decision waits(DecisionContext moment, Ended ended) {
        return ended.isRefundNotKnown()
                ? moment.waitsInAttention(ended.ending().closedAt()) : moment.waits(ended.ending().closedAt());
    }

    private static boolean wasPaid(Ended ended) {
        return ended.ending().repayment().filter(Reversal::wasPaid).isPresent();
    }
}
