package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.policy.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Failed;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Pending;
import fr.ancvconnect.domain.payment.state.Requested;
import fr.ancvconnect.domain.payment.state.Reversing;
import fr.ancvconnect.domain.payment.state.Withdrawing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one function that decides what an event does to a payment. Pure: the same payment, event and instant give the
 * same decision.
 */
public final class PaymentDecider {

    private final PaymentPolicies policies;

    public PaymentDecider(PaymentPolicies policies) {
        this.policies = policies;
    }

    /** What {@code event} does to {@code payment} at {@code now}. */
    public Decision decide(Payment payment, NextCheck followUp, Event event, Instant now) {
        var moment = new DecisionContext(payment, followUp, now, policies);
        return switch (event) {
            case Event.TransactionCreated created -> created(moment, created.asking());
            case Event.CreationFailed failed -> isUnsent(payment)
                    ? fails(moment, failed.problem(), moment.settled(), List.of()) : moment.kept();
            case Event.StartOver _ -> startOver(moment);
            case Event.CustomerAsked asked -> asked(moment);
            case Event.AskingDenied denied -> askingDenied(moment, denied.problem());
            case Event.Observed observed -> observed(moment, observed);
            case Event.CancelSucceeded cancelled -> followUp.isCancellationOrdered()
                    ? ResolutionRules.cancelSucceeded(moment, cancelled.found())
                    : found(moment, TransactionInterpreter.withdrawn(cancelled.found(), payment.request(), now), false);
            case Event.NotFound _ -> UnknownTransactionRules.decide(moment);
            case Event.RefusalAsked refusal -> ReversalRules.refused(moment, refusal);
            case Event.FolderCancelled cancelled -> ReversalRules.folderCancelled(moment, cancelled);
            case Event.ResolutionRequested resolution -> ResolutionRules.requested(moment, resolution);
        };
    }

    private static Decision created(DecisionContext moment, AuthorizationRequest asking) {
        return isUnsent(moment.payment())
                ? moment.knows(new Requested(moment.payment().request(), Optional.of(asking)))
                : moment.kept();
    }

    /** The start was not answered, or with 201: the booking platform is told. */
    private static Decision startOver(DecisionContext moment) {
        boolean over = !moment.now().isBefore(moment.policies().rhythm().startIsOver(moment.payment().request()));
        return over && isUnsent(moment.payment())
                ? fails(moment, Reason.ANCV_UNAVAILABLE, moment.settled(), List.of(PaymentEventType.FAILED)) : moment.kept();
    }

    private static Decision asked(DecisionContext moment) {
        if (!(moment.payment() instanceof Requested requested)) {
            return moment.kept();
        }
        CheckSchedule rhythm = moment.policies().rhythm();
        return requested.transaction()
                .map(asking -> moment.becomes(new Pending(requested.request(), asking), Actor.SYSTEM, Optional.empty(),
                        NextCheck.at(rhythm.afterAsking(asking, moment.now())).withOrderOf(moment.followUp())))
                .orElseGet(moment::kept);
    }

    private static Decision askingDenied(DecisionContext moment, Reason problem) {
        if (!(moment.payment() instanceof Requested requested)) {
            return moment.kept();
        }
        return requested.transaction()
                .map(asking -> fails(moment, problem, moment.afterLife(asking).withOrderOf(moment.followUp()), List.of()))
                .orElseGet(moment::kept);
    }

    private static Decision fails(DecisionContext moment, Reason problem, NextCheck followUp, List<PaymentEventType> events) {
        Payment payment = moment.payment();
        var failed = new Failed(payment.request(), payment.transaction(), Ending.of(moment.now(), problem));
        return moment.becomes(failed, Actor.SYSTEM, Optional.of(problem), followUp, Step.NONE, events);
    }

    private static Decision observed(DecisionContext moment, Event.Observed observed) {
        return moment.payment().transaction()
                .map(asking -> TransactionInterpreter.of(observed.found(), moment.payment().request(), asking, moment.now()))
                .map(finding -> moment.followUp().isCancellationOrdered()
                        ? ResolutionRules.observed(moment, observed.found(), finding, observed.cancelForbidden())
                        : found(moment, finding, observed.cancelForbidden()))
                .orElseGet(moment::kept);
    }

    private static Decision found(DecisionContext moment, TransactionOutcome finding, boolean cancelForbidden) {
        return switch (finding) {
            case TransactionOutcome.Mismatch mismatch -> moment.mismatch(mismatch);
            case TransactionOutcome.Unclear _ -> moment.again();
            case TransactionOutcome.Sure sure -> byState(moment, sure, cancelForbidden);
        };
    }

    static Decision byState(DecisionContext moment, TransactionOutcome.Sure finding, boolean cancelForbidden) {
        return switch (moment.payment()) {
            case Requested requested -> requested.transaction()
                    .map(asking -> OpenRules.decide(moment, asking, finding)).orElseGet(moment::kept);
            case Pending pending -> OpenRules.decide(moment, pending.asking(), finding);
            case Withdrawing withdrawing -> WithdrawingRules.decide(moment, withdrawing, finding, cancelForbidden);
            case Paid paid -> PaidRules.decide(moment, paid, finding);
            case Reversing leaving -> ReversingRules.decide(moment, leaving, finding, cancelForbidden);
            case Ended ended -> EndedRules.decide(moment, ended, finding, cancelForbidden);
        };
    }

    private static boolean isUnsent(Payment payment) {
        return payment instanceof Requested requested && requested.transaction().isEmpty();
    }
}
