package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Reversal;
import fr.ancvconnect.domain.payment.state.Reversing;
import java.util.Optional;

/** What ANCV's record does to a payment that is being re-credited or withdrawn: REFUSING or CANCELLING. */
final class ReversingRules {

    private ReversingRules() {
    }

    static Decision decide(DecisionContext moment, Reversing leaving, TransactionOutcome.Sure finding, boolean cancelForbidden) {
        return switch (finding) {
            case TransactionOutcome.Withdrawn withdrawn -> left(moment, leaving, leaving.was().or(withdrawn::confirmation));
            case TransactionOutcome.Rejected _ -> endedThere(moment, leaving);
            case TransactionOutcome.Lapsed _ -> endedThere(moment, leaving);
            case TransactionOutcome.Aborted _ -> endedThere(moment, leaving);
            case TransactionOutcome.NothingAuthorised nothing -> cancelForbidden && leaving.was().isEmpty()
                    ? leftWithNothing(moment, leaving, nothing) : moment.cancelFirst();
            case TransactionOutcome.Unasked _ -> moment.cancelFirst();
            case TransactionOutcome.Asked _ -> moment.cancelFirst();
            case TransactionOutcome.Confirmed confirmed -> cancelForbidden
                    ? forbidden(moment, leaving, confirmed) : moment.cancelFirst();
        };
    }

    private static Decision left(DecisionContext moment, Reversing leaving, Optional<Confirmation> confirmation) {
        Ended ended = leaving.ended(moment.now(), confirmation.map(confirmed ->
                new Reversal(Optional.of(confirmed), new Refund.ReCredited(), leaving.was().isPresent())));
        return moment.ends(ended, Actor.SYSTEM);
    }

    /** Ended at ANCV, but not cancelled: only ANCV knows whether a customer who had paid has the money back. */
    private static Decision endedThere(DecisionContext moment, Reversing leaving) {
        return leaving.was().map(was -> moment.reversed(leaving.ended(moment.now(),
                        Optional.of(Reversal.ofPaid(was, new Refund.NotKnown(Reason.REVERSED_BY_ANCV)))), Actor.ANCV, leaving.reason()))
                .orElseGet(() -> left(moment, leaving, Optional.empty()));
    }

    private static Decision leftWithNothing(DecisionContext moment, Reversing leaving, TransactionOutcome.NothingAuthorised nothing) {
        return moment.becomes(leaving.ended(moment.now(), Optional.empty()), Actor.SYSTEM, leaving.reason(),
                moment.unless(nothing.settled(), moment.now()));
    }

    private static Decision forbidden(DecisionContext moment, Reversing leaving, TransactionOutcome.Confirmed confirmed) {
        Confirmation confirmation = confirmed.since(leaving.was());
        var paid = new Paid(leaving.request(), leaving.asking(), confirmation,
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)));
        return moment.becomes(paid, Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS),
                moment.unless(confirmed.settled(), confirmation.paidAt()));
    }
}
