package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.util.Optional;

/** What ANCV's record does to a payment that is being re-credited or withdrawn: REFUSING or CANCELLING. */
final class WhenLeaving {

    private WhenLeaving() {
    }

    static Decision decide(Moment moment, Leaving leaving, Finding.Sure finding, boolean cancelForbidden) {
        return switch (finding) {
            case Finding.Withdrawn withdrawn -> left(moment, leaving, leaving.was().or(withdrawn::confirmation));
            case Finding.Rejected _ -> endedThere(moment, leaving);
            case Finding.Lapsed _ -> endedThere(moment, leaving);
            case Finding.Aborted _ -> endedThere(moment, leaving);
            case Finding.NothingAuthorised nothing -> cancelForbidden && leaving.was().isEmpty()
                    ? leftWithNothing(moment, leaving, nothing) : moment.cancelFirst();
            case Finding.Unasked _ -> moment.cancelFirst();
            case Finding.Asked _ -> moment.cancelFirst();
            case Finding.Confirmed confirmed -> cancelForbidden
                    ? forbidden(moment, leaving, confirmed) : moment.cancelFirst();
        };
    }

    private static Decision left(Moment moment, Leaving leaving, Optional<Confirmation> confirmation) {
        Ended ended = leaving.ended(moment.now(), confirmation.map(confirmed ->
                new Repayment(Optional.of(confirmed), new Refund.ReCredited(), leaving.was().isPresent())));
        return moment.ends(ended, By.SYSTEM);
    }

    /** Ended at ANCV, but not cancelled: only ANCV knows whether a customer who had paid has the money back. */
    private static Decision endedThere(Moment moment, Leaving leaving) {
        return leaving.was().map(was -> moment.reversed(leaving.ended(moment.now(),
                        Optional.of(Repayment.ofPaid(was, new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))), By.ANCV, leaving.reason()))
                .orElseGet(() -> left(moment, leaving, Optional.empty()));
    }

    private static Decision leftWithNothing(Moment moment, Leaving leaving, Finding.NothingAuthorised nothing) {
        return moment.becomes(leaving.ended(moment.now(), Optional.empty()), By.SYSTEM, leaving.reason(),
                moment.unless(nothing.settled(), moment.now()));
    }

    private static Decision forbidden(Moment moment, Leaving leaving, Finding.Confirmed confirmed) {
        Confirmation confirmation = confirmed.since(leaving.was());
        var paid = new Paid(leaving.request(), leaving.asking(), confirmation,
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)));
        return moment.becomes(paid, By.ANCV, Optional.of(Reason.ANCV_FORBIDS),
                moment.unless(confirmed.settled(), confirmation.paidAt()));
    }
}
