package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.util.Optional;

/** What ANCV's record does to a payment that nobody decided yet: {@code REQUESTED} or {@code PENDING}. */
final class WhenOpen {

    private WhenOpen() {
    }

    static Decision decide(Moment moment, Asking asking, Finding.Sure finding) {
        return switch (finding) {
            case Finding.Unasked _ -> unasked(moment, asking);
            case Finding.Asked _ -> asked(moment, asking);
            case Finding.Confirmed confirmed -> paid(moment, asking, confirmed);
            case Finding.NothingAuthorised nothing -> nothingAuthorised(moment, nothing);
            case Finding.Aborted _ -> declined(moment, By.CUSTOMER, Reason.CUSTOMER_DECLINED);
            case Finding.Rejected _ -> declined(moment, By.ANCV, Reason.ANCV_REJECTED);
            case Finding.Lapsed _ -> moment.ends(expired(moment, Optional.empty()), By.SYSTEM);
            case Finding.Withdrawn withdrawn -> cancelledByAncv(moment, withdrawn);
        };
    }

    static Decision paid(Moment moment, Asking asking, Finding.Confirmed confirmed) {
        var paid = new Paid(moment.payment().request(), asking, confirmed.confirmation(), Optional.empty());
        return moment.becomes(paid, By.CUSTOMER, Optional.empty(), moment.unless(confirmed.settled(), confirmed.confirmation().paidAt()));
    }

    static Decision nothingAuthorised(Moment moment, Finding.NothingAuthorised nothing) {
        var declined = declined(moment, Reason.ANCV_REJECTED, Optional.empty());
        return moment.becomes(declined, By.ANCV, declined.ending().reason(), moment.unless(nothing.settled(), moment.now()));
    }

    static Decision declined(Moment moment, By by, Reason reason) {
        return moment.ends(declined(moment, reason, Optional.empty()), by);
    }

    static Expired expired(Moment moment, Optional<Confirmation> slippedIn) {
        return new Expired(moment.payment().request(), moment.payment().transaction(),
                ending(moment, Reason.NOT_CONFIRMED_IN_TIME, slippedIn));
    }

    static Failed failed(Moment moment, Optional<Confirmation> slippedIn) {
        return new Failed(moment.payment().request(), moment.payment().transaction(),
                ending(moment, Reason.ANCV_UNAVAILABLE, slippedIn));
    }

    /** A request whose start is over never named the payer: withdrawn first, then it failed. */
    private static Decision unasked(Moment moment, Asking asking) {
        if (moment.payment() instanceof Pending) {
            return waiting(moment, asking);
        }
        boolean over = !moment.now().isBefore(moment.policies().rhythm().startIsOver(moment.payment().request()));
        return over ? moment.withdraws(asking, false) : moment.kept();
    }

    private static Decision asked(Moment moment, Asking asking) {
        if (moment.payment() instanceof Pending) {
            return waiting(moment, asking);
        }
        return moment.policies().confirmation().isOver(asking, moment.now())
                ? moment.withdraws(asking, true)
                : moment.becomes(new Pending(moment.payment().request(), asking), By.SYSTEM, Optional.empty(), whilePending(moment, asking));
    }

    private static Decision waiting(Moment moment, Asking asking) {
        return moment.policies().confirmation().isOver(asking, moment.now())
                ? moment.withdraws(asking, true) : moment.kept(whilePending(moment, asking));
    }

    private static FollowUp whilePending(Moment moment, Asking asking) {
        return FollowUp.at(moment.policies().rhythm().whilePending(asking, moment.now())).withOrderOf(moment.followUp());
    }

    /** Cancelled without our asking: our own withdrawal would have been written first. */
    private static Decision cancelledByAncv(Moment moment, Finding.Withdrawn withdrawn) {
        return moment.payment() instanceof Requested
                ? moment.ends(failed(moment, withdrawn.confirmation()), By.SYSTEM)
                : moment.ends(declined(moment, Reason.ANCV_REJECTED, withdrawn.confirmation()), By.ANCV);
    }

    private static Declined declined(Moment moment, Reason reason, Optional<Confirmation> slippedIn) {
        return new Declined(moment.payment().request(), moment.payment().transaction(), ending(moment, reason, slippedIn));
    }

    private static Ending ending(Moment moment, Reason reason, Optional<Confirmation> slippedIn) {
        return new Ending(moment.now(), Optional.of(reason), slippedIn.map(Repayment::done));
    }
}
