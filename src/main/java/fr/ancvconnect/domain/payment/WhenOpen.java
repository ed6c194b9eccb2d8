package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.util.Optional;

/** What ANCV's record does to a payment that nobody decided yet: {@code REQUESTED} or {@code PENDING}. */
final class WhenOpen {

    private WhenOpen() {
    }

    static Decision decide(Moment moment, Asking asking, Finding.Sure finding) {
        return switch (finding) {
            case Finding.Unasked unasked -> unasked(moment, asking);
            case Finding.Asked asked -> asked(moment, asking);
            case Finding.Confirmed confirmed -> moment.becomes(
                    new Paid(moment.payment().request(), asking, confirmed.confirmation(), Optional.empty()),
                    By.CUSTOMER, Optional.empty(), moment.unless(confirmed.settled()));
            case Finding.NothingAuthorised nothing -> declined(moment, By.ANCV, Reason.ANCV_REJECTED,
                    moment.unless(nothing.settled()));
            case Finding.Aborted _ -> declined(moment, By.CUSTOMER, Reason.CUSTOMER_DECLINED, FollowUp.settled());
            case Finding.Rejected _ -> declined(moment, By.ANCV, Reason.ANCV_REJECTED, FollowUp.settled());
            case Finding.Lapsed _ -> expired(moment, Optional.empty());
            case Finding.Withdrawn withdrawn -> withdrawn(moment, asking, withdrawn);
        };
    }

    /** A request whose start is over never named the payer: withdrawn first, then it failed. */
    private static Decision unasked(Moment moment, Asking asking) {
        if (moment.payment() instanceof Pending) {
            return waiting(moment, asking);
        }
        boolean over = !moment.now().isBefore(moment.policies().rhythm().startIsOver(moment.payment().request()));
        return over ? moment.cancelFirst() : moment.kept();
    }

    private static Decision asked(Moment moment, Asking asking) {
        if (moment.payment() instanceof Pending) {
            return waiting(moment, asking);
        }
        boolean over = moment.policies().confirmation().isOver(asking, moment.now());
        FollowUp next = FollowUp.at(moment.policies().rhythm().whilePending(asking, moment.now()));
        return moment.becomes(new Pending(moment.payment().request(), asking), By.SYSTEM, Optional.empty(), next,
                over ? Step.CANCEL_AT_ANCV : Step.NONE);
    }

    private static Decision waiting(Moment moment, Asking asking) {
        return moment.policies().confirmation().isOver(asking, moment.now())
                ? moment.cancelFirst()
                : moment.kept(FollowUp.at(moment.policies().rhythm().whilePending(asking, moment.now())));
    }

    /** Cancelled at ANCV: by our own withdrawal once it was due (perhaps before a crash), else by ANCV. */
    private static Decision withdrawn(Moment moment, Asking asking, Finding.Withdrawn withdrawn) {
        if (moment.payment() instanceof Requested) {
            var failed = new Failed(moment.payment().request(), moment.payment().transaction(),
                    ending(moment, Reason.ANCV_UNAVAILABLE, withdrawn.confirmation()));
            return moment.ends(failed, By.SYSTEM);
        }
        return moment.policies().confirmation().isOver(asking, moment.now())
                ? expired(moment, withdrawn.confirmation())
                : moment.ends(new Declined(moment.payment().request(), moment.payment().transaction(),
                        ending(moment, Reason.ANCV_REJECTED, withdrawn.confirmation())), By.ANCV);
    }

    private static Decision expired(Moment moment, Optional<Confirmation> slippedIn) {
        return moment.ends(new Expired(moment.payment().request(), moment.payment().transaction(),
                ending(moment, Reason.NOT_CONFIRMED_IN_TIME, slippedIn)), By.SYSTEM);
    }

    private static Decision declined(Moment moment, By by, Reason reason, FollowUp followUp) {
        var declined = new Declined(moment.payment().request(), moment.payment().transaction(),
                Ending.of(moment.now(), reason));
        return moment.becomes(declined, by, Optional.of(reason), followUp);
    }

    private static Ending ending(Moment moment, Reason reason, Optional<Confirmation> slippedIn) {
        return new Ending(moment.now(), Optional.of(reason), slippedIn.map(Repayment::done));
    }
}
