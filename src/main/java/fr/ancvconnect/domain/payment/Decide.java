package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one function that decides what an event does to a payment. Pure: the same payment, event and instant give the
 * same decision.
 */
public final class Decide {

    private final Policies policies;

    public Decide(Policies policies) {
        this.policies = policies;
    }

    /** What {@code event} does to {@code payment} at {@code now}. */
    public Decision decide(Payment payment, FollowUp followUp, Event event, Instant now) {
        var moment = new Moment(payment, followUp, now, policies);
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
                    : found(moment, Reading.withdrawn(cancelled.found(), payment.request(), now), false);
            case Event.NotFound _ -> WhenUnknown.decide(moment);
            case Event.RefusalAsked refusal -> WhenGivenBack.refused(moment, refusal);
            case Event.FolderCancelled cancelled -> WhenGivenBack.folderCancelled(moment, cancelled);
            case Event.ResolutionRequested resolution -> ResolutionRules.requested(moment, resolution);
        };
    }

    private static Decision created(Moment moment, Asking asking) {
        return isUnsent(moment.payment())
                ? moment.knows(new Requested(moment.payment().request(), Optional.of(asking)))
                : moment.kept();
    }

    /** The start was not answered, or with 201: the booking platform is told. */
    private static Decision startOver(Moment moment) {
        boolean over = !moment.now().isBefore(moment.policies().rhythm().startIsOver(moment.payment().request()));
        return over && isUnsent(moment.payment())
                ? fails(moment, Reason.ANCV_UNAVAILABLE, moment.settled(), List.of(PaymentEventType.FAILED)) : moment.kept();
    }

    private static Decision asked(Moment moment) {
        if (!(moment.payment() instanceof Requested requested)) {
            return moment.kept();
        }
        Rhythm rhythm = moment.policies().rhythm();
        return requested.transaction()
                .map(asking -> moment.becomes(new Pending(requested.request(), asking), By.SYSTEM, Optional.empty(),
                        FollowUp.at(rhythm.afterAsking(asking, moment.now())).withOrderOf(moment.followUp())))
                .orElseGet(moment::kept);
    }

    private static Decision askingDenied(Moment moment, Reason problem) {
        if (!(moment.payment() instanceof Requested requested)) {
            return moment.kept();
        }
        return requested.transaction()
                .map(asking -> fails(moment, problem, moment.afterLife(asking).withOrderOf(moment.followUp()), List.of()))
                .orElseGet(moment::kept);
    }

    private static Decision fails(Moment moment, Reason problem, FollowUp followUp, List<PaymentEventType> events) {
        Payment payment = moment.payment();
        var failed = new Failed(payment.request(), payment.transaction(), Ending.of(moment.now(), problem));
        return moment.becomes(failed, By.SYSTEM, Optional.of(problem), followUp, Step.NONE, events);
    }

    private static Decision observed(Moment moment, Event.Observed observed) {
        return moment.payment().transaction()
                .map(asking -> Reading.of(observed.found(), moment.payment().request(), asking, moment.now()))
                .map(finding -> moment.followUp().isCancellationOrdered()
                        ? ResolutionRules.observed(moment, observed.found(), finding, observed.cancelForbidden())
                        : found(moment, finding, observed.cancelForbidden()))
                .orElseGet(moment::kept);
    }

    private static Decision found(Moment moment, Finding finding, boolean cancelForbidden) {
        return switch (finding) {
            case Finding.Mismatch mismatch -> moment.mismatch(mismatch);
            case Finding.Unclear _ -> moment.again();
            case Finding.Sure sure -> byState(moment, sure, cancelForbidden);
        };
    }

    static Decision byState(Moment moment, Finding.Sure finding, boolean cancelForbidden) {
        return switch (moment.payment()) {
            case Requested requested -> requested.transaction()
                    .map(asking -> WhenOpen.decide(moment, asking, finding)).orElseGet(moment::kept);
            case Pending pending -> WhenOpen.decide(moment, pending.asking(), finding);
            case Withdrawing withdrawing -> WhenWithdrawing.decide(moment, withdrawing, finding, cancelForbidden);
            case Paid paid -> WhenPaid.decide(moment, paid, finding);
            case Leaving leaving -> WhenLeaving.decide(moment, leaving, finding, cancelForbidden);
            case Ended ended -> WhenEnded.decide(moment, ended, finding, cancelForbidden);
        };
    }

    private static boolean isUnsent(Payment payment) {
        return payment instanceof Requested requested && requested.transaction().isEmpty();
    }
}
