package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.util.Optional;

/**
 * What ANCV's record does to a payment that is being withdrawn because nobody decided it in time. Whether our
 * cancellation is still on its way to ANCV is not known: a confirmation counts only once ANCV forbade to cancel it.
 */
final class WhenWithdrawing {

    private WhenWithdrawing() {
    }

    static Decision decide(Moment moment, Withdrawing withdrawing, Finding.Sure finding, boolean cancelForbidden) {
        return switch (finding) {
            case Finding.Unasked _ -> stillOpen(moment, withdrawing, cancelForbidden);
            case Finding.Asked _ -> stillOpen(moment, withdrawing, cancelForbidden);
            case Finding.Confirmed confirmed -> cancelForbidden
                    ? WhenOpen.paid(moment, withdrawing.asking(), confirmed) : moment.cancelFirst();
            case Finding.NothingAuthorised nothing -> WhenOpen.nothingAuthorised(moment, nothing);
            case Finding.Aborted _ -> WhenOpen.declined(moment, By.CUSTOMER, Reason.CUSTOMER_DECLINED);
            case Finding.Rejected _ -> WhenOpen.declined(moment, By.ANCV, Reason.ANCV_REJECTED);
            case Finding.Lapsed _ -> moment.ends(ended(moment, withdrawing, Optional.empty()), By.SYSTEM);
            case Finding.Withdrawn withdrawn -> withdrawn(moment, withdrawing, withdrawn.confirmation());
        };
    }

    /** A refused withdrawal ends it here all the same; one more look after ANCV's own life of the transaction. */
    private static Decision stillOpen(Moment moment, Withdrawing withdrawing, boolean cancelForbidden) {
        if (!cancelForbidden) {
            return moment.cancelFirst();
        }
        Ended ended = ended(moment, withdrawing, Optional.empty());
        return moment.becomes(ended, By.SYSTEM, ended.ending().reason(), moment.afterLife(withdrawing.asking()));
    }

    /** What was confirmed in between came too late, and is back with the customer. */
    private static Decision withdrawn(Moment moment, Withdrawing withdrawing, Optional<Confirmation> late) {
        Ended ended = ended(moment, withdrawing, late);
        Optional<Reason> told = late.map(_ -> Reason.LATE_CONFIRMATION).or(() -> ended.ending().reason());
        return moment.becomes(ended, By.SYSTEM, told, moment.settled());
    }

    private static Ended ended(Moment moment, Withdrawing withdrawing, Optional<Confirmation> late) {
        return withdrawing.asked() ? WhenOpen.expired(moment, late) : WhenOpen.failed(moment, late);
    }
}
