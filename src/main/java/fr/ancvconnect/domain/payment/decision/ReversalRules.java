package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Denied;
import fr.ancvconnect.domain.payment.decision.Decision.Rule;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Cancelled;
import fr.ancvconnect.domain.payment.state.Cancelling;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Pending;
import fr.ancvconnect.domain.payment.state.Refused;
import fr.ancvconnect.domain.payment.state.Refusing;
import fr.ancvconnect.domain.payment.state.Requested;
import fr.ancvconnect.domain.payment.state.Reversing;
import fr.ancvconnect.domain.payment.state.Withdrawing;
import java.util.Optional;

/** What a refusal, or the cancellation of the folder, does to a payment. */
final class ReversalRules {

    private ReversalRules() {
    }

    /** Refusing is possible at any time on a payment that is REQUESTED, PENDING or PAID (help page). */
    static Decision refused(DecisionContext moment, Event.RefusalAsked asked) {
        return switch (moment.payment()) {
            case Requested requested -> requested.transaction()
                    .map(asking -> refusing(moment, asking, asked))
                    .orElseGet(() -> moment.ends(new Refused(requested.request(), Optional.empty(),
                            new Ending(moment.now(), asked.reason(), Optional.empty())), asked.by()));
            case Pending pending -> refusing(moment, pending.asking(), asked);
            case Withdrawing withdrawing -> refusing(moment, withdrawing.asking(), asked);
            case Paid paid -> paid.isReCreditForbidden()
                    ? new Denied(Rule.RE_CREDIT_FORBIDDEN) : refusing(moment, paid.asking(), asked);
            case Refusing _ -> moment.kept();
            case Refused _ -> moment.kept();
            case Cancelling _ -> new Denied(Rule.PAYMENT_NOT_REFUSABLE);
            case Ended _ -> new Denied(Rule.PAYMENT_NOT_REFUSABLE);
        };
    }

    /** Re-credited only when the request arrived within the 4 hours (help page); pending ones are withdrawn. */
    static Decision folderCancelled(DecisionContext moment, Event.FolderCancelled asked) {
        return switch (moment.payment()) {
            case Requested requested -> requested.transaction()
                    .map(asking -> cancelling(moment, asking, asked))
                    .orElseGet(() -> moment.ends(new Cancelled(requested.request(), Optional.empty(),
                            new Ending(moment.now(), Optional.empty(), Optional.empty())), asked.by()));
            case Pending pending -> cancelling(moment, pending.asking(), asked);
            case Withdrawing withdrawing -> cancelling(moment, withdrawing.asking(), asked);
            case Paid paid -> moment.policies().cancellation().holds(paid.confirmed(), asked.arrivedAt())
                    ? cancelling(moment, paid.asking(), asked)
                    : tooLate(moment, paid, asked.by());
            case Reversing _ -> moment.kept();
            case Ended _ -> moment.kept();
        };
    }

    private static Decision refusing(DecisionContext moment, AuthorizationRequest asking, Event.RefusalAsked asked) {
        var refusing = new Refusing(moment.payment().request(), asking, moment.payment().confirmation(), asked.by(),
                asked.reason());
        return leaves(moment, refusing);
    }

    private static Decision cancelling(DecisionContext moment, AuthorizationRequest asking, Event.FolderCancelled asked) {
        var cancelling = new Cancelling(moment.payment().request(), asking, moment.payment().confirmation(),
                asked.by(), Optional.empty());
        return leaves(moment, cancelling);
    }

    private static Decision leaves(DecisionContext moment, Reversing leaving) {
        return moment.becomes(leaving, leaving.by(), leaving.reason(),
                NextCheck.soon(moment.now()).withOrderOf(moment.followUp()), Step.CANCEL_AT_ANCV);
    }

    /** That ANCV forbade the re-credit stays known: a refusal does not attempt it again. */
    private static Decision tooLate(DecisionContext moment, Paid paid, Actor by) {
        if (paid.isReCreditForbidden()) {
            return moment.kept();
        }
        var kept = new Paid(paid.request(), paid.asking(), paid.confirmed(),
                Optional.of(new Refund.NotRefunded(Reason.CANCELLATION_WINDOW_PASSED)), paid.reason());
        return moment.becomes(kept, by, Optional.of(Reason.CANCELLATION_WINDOW_PASSED), moment.followUp());
    }
}
