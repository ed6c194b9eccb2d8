package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Withdrawing;
import java.util.Optional;

/**
 * What ANCV's record does to a payment that is being withdrawn because nobody decided it in time. Whether our
 * cancellation is still on its way to ANCV is not known: a confirmation counts only once ANCV forbade to cancel it.
 */
final class WithdrawingRules {

    private WithdrawingRules() {
    }

    static Decision decide(DecisionContext moment, Withdrawing withdrawing, TransactionOutcome.Sure finding, boolean cancelForbidden) {
        return switch (finding) {
            case TransactionOutcome.Unasked _ -> stillOpen(moment, withdrawing, cancelForbidden);
            case TransactionOutcome.Asked _ -> stillOpen(moment, withdrawing, cancelForbidden);
            case TransactionOutcome.Confirmed confirmed -> cancelForbidden
                    ? OpenRules.paid(moment, withdrawing.asking(), confirmed) : moment.cancelFirst();
            case TransactionOutcome.NothingAuthorised nothing -> OpenRules.nothingAuthorised(moment, nothing);
            case TransactionOutcome.Aborted _ -> OpenRules.declined(moment, Actor.CUSTOMER, Reason.CUSTOMER_DECLINED);
            case TransactionOutcome.Rejected _ -> OpenRules.declined(moment, Actor.ANCV, Reason.ANCV_REJECTED);
            case TransactionOutcome.Lapsed _ -> moment.ends(ended(moment, withdrawing, Optional.empty()), Actor.SYSTEM);
            case TransactionOutcome.Withdrawn withdrawn -> withdrawn(moment, withdrawing, withdrawn.confirmation());
        };
    }

    /** A refused withdrawal ends it here all the same; one more look after ANCV's own life of the transaction. */
    private static Decision stillOpen(DecisionContext moment, Withdrawing withdrawing, boolean cancelForbidden) {
        if (!cancelForbidden) {
            return moment.cancelFirst();
        }
        Ended ended = ended(moment, withdrawing, Optional.empty());
        return moment.becomes(ended, Actor.SYSTEM, ended.ending().reason(), moment.afterLife(withdrawing.asking()));
    }

    /** What was confirmed in between came too late, and is back with the customer. */
    private static Decision withdrawn(DecisionContext moment, Withdrawing withdrawing, Optional<Confirmation> late) {
        Ended ended = ended(moment, withdrawing, late);
        Optional<Reason> told = late.map(_ -> Reason.LATE_CONFIRMATION).or(() -> ended.ending().reason());
        return moment.becomes(ended, Actor.SYSTEM, told, moment.settled());
    }

    private static Ended ended(DecisionContext moment, Withdrawing withdrawing, Optional<Confirmation> late) {
        return withdrawing.asked() ? OpenRules.expired(moment, late) : OpenRules.failed(moment, late);
    }
}
