package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Declined;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Expired;
import fr.ancvconnect.domain.payment.state.Failed;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Pending;
import fr.ancvconnect.domain.payment.state.Requested;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/** What ANCV's record does to a payment that nobody decided yet: {@code REQUESTED} or {@code PENDING}. */
final class OpenRules {

    private OpenRules() {
    }

    static Decision decide(DecisionContext moment, AuthorizationRequest asking, TransactionOutcome.Sure finding) {
        return switch (finding) {
            case TransactionOutcome.Unasked _ -> unasked(moment, asking);
            case TransactionOutcome.Asked _ -> asked(moment, asking);
            case TransactionOutcome.Confirmed confirmed -> paid(moment, asking, confirmed);
            case TransactionOutcome.NothingAuthorised nothing -> nothingAuthorised(moment, nothing);
            case TransactionOutcome.Aborted _ -> declined(moment, Actor.CUSTOMER, Reason.CUSTOMER_DECLINED);
            case TransactionOutcome.Rejected _ -> declined(moment, Actor.ANCV, Reason.ANCV_REJECTED);
            case TransactionOutcome.Lapsed _ -> moment.ends(expired(moment, Optional.empty()), Actor.SYSTEM);
            case TransactionOutcome.Withdrawn withdrawn -> cancelledByAncv(moment, withdrawn);
        };
    }

    static Decision paid(DecisionContext moment, AuthorizationRequest asking, TransactionOutcome.Confirmed confirmed) {
        var paid = new Paid(moment.payment().request(), asking, confirmed.confirmation(), Optional.empty());
        return moment.becomes(paid, Actor.CUSTOMER, Optional.empty(), moment.unless(confirmed.settled(), confirmed.confirmation().paidAt()));
    }

    static Decision nothingAuthorised(DecisionContext moment, TransactionOutcome.NothingAuthorised nothing) {
        var declined = declined(moment, Reason.ANCV_REJECTED, Optional.empty());
        return moment.becomes(declined, Actor.ANCV, declined.ending().reason(), moment.unless(nothing.settled(), moment.now()));
    }

    static Decision declined(DecisionContext moment, Actor by, Reason reason) {
        return moment.ends(declined(moment, reason, Optional.empty()), by);
    }

    static Expired expired(DecisionContext moment, Optional<Confirmation> slippedIn) {
        return new Expired(moment.payment().request(), moment.payment().transaction(),
                ending(moment, Reason.NOT_CONFIRMED_IN_TIME, slippedIn));
    }

    static Failed failed(DecisionContext moment, Optional<Confirmation> slippedIn) {
        return new Failed(moment.payment().request(), moment.payment().transaction(),
                ending(moment, Reason.ANCV_UNAVAILABLE, slippedIn));
    }

    /** A request whose start is over never named the payer: withdrawn first, then it failed. */
    private static Decision unasked(DecisionContext moment, AuthorizationRequest asking) {
        if (moment.payment() instanceof Pending) {
            return waiting(moment, asking);
        }
        boolean over = !moment.now().isBefore(moment.policies().rhythm().startIsOver(moment.payment().request()));
        return over ? moment.withdraws(asking, false) : moment.kept();
    }

    private static Decision asked(DecisionContext moment, AuthorizationRequest asking) {
        if (moment.payment() instanceof Pending) {
            return waiting(moment, asking);
        }
        NextCheck next = NextCheck.at(moment.policies().rhythm().whilePending(asking, moment.now()));
        return moment.policies().confirmation().isOver(asking, moment.now())
                ? moment.withdraws(asking, true)
                : moment.becomes(new Pending(moment.payment().request(), asking), Actor.SYSTEM, Optional.empty(), next);
    }

    private static Decision waiting(DecisionContext moment, AuthorizationRequest asking) {
        return moment.policies().confirmation().isOver(asking, moment.now())
                ? moment.withdraws(asking, true)
                : moment.kept(NextCheck.at(moment.policies().rhythm().whilePending(asking, moment.now())));
    }

    /** Cancelled without our asking: our own withdrawal would have been written first. */
    private static Decision cancelledByAncv(DecisionContext moment, TransactionOutcome.Withdrawn withdrawn) {
        return moment.payment() instanceof Requested
                ? moment.ends(failed(moment, withdrawn.confirmation()), Actor.SYSTEM)
                : moment.ends(declined(moment, Reason.ANCV_REJECTED, withdrawn.confirmation()), Actor.ANCV);
    }

    private static Declined declined(DecisionContext moment, Reason reason, Optional<Confirmation> slippedIn) {
        return new Declined(moment.payment().request(), moment.payment().transaction(), ending(moment, reason, slippedIn));
    }

    private static Ending ending(DecisionContext moment, Reason reason, Optional<Confirmation> slippedIn) {
        return new Ending(moment.now(), Optional.of(reason), slippedIn.map(Reversal::done));
    }
}
