package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.Decision.Denied;
import fr.ancvconnect.domain.payment.Decision.Kept;
import fr.ancvconnect.domain.payment.Decision.Rule;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.time.Instant;
import java.util.Optional;

/** What the platform's resolution does to a payment that needs attention (the contract, "Attention"). */
final class ResolutionRules {
    private ResolutionRules() {
    }

    static Decision requested(Moment moment, Event.ResolutionRequested requested) {
        if (moment.followUp().attention().isEmpty()) {
            return new Denied(Rule.PAYMENT_NOT_IN_ATTENTION);
        }
        return switch (requested.action()) {
            case CANCEL_AT_ANCV -> cancelAtAncv(moment, requested);
            case CLOSE -> close(moment, requested);
        };
    }

    /** The order is written before ANCV is called; another order of the same adds nothing to the history. */
    private static Decision cancelAtAncv(Moment moment, Event.ResolutionRequested requested) {
        if (moment.payment().transaction().isEmpty()) {
            return cancelled(moment, requested.by(), Optional.empty());
        }
        if (moment.followUp().isCancellationOrdered()) {
            return moment.cancelFirst();
        }
        FollowUp ordered = moment.followUp().withCancellationOrdered(moment.now());
        return moment.followUp().wasCancellationOrdered() ? new Kept(ordered, Step.CANCEL_AT_ANCV)
                : moment.noted(requested.by(), requested.reason(), ordered, Step.CANCEL_AT_ANCV);
    }

    /** ANCV carried out the cancellation that was ordered. */
    static Decision cancelSucceeded(Moment moment, AncvTransaction found) {
        return cancelled(moment, By.PLATFORM, reCredited(moment.payment(), found, moment.now()));
    }

    /** ANCV's record, read because the ordered cancellation was not answered with a success. */
    static Decision observed(Moment moment, AncvTransaction found, Finding finding, boolean cancelForbidden) {
        boolean cancelledThere = found.state() == AncvState.CANCELLED
                && moment.payment().transaction().filter(asking -> asking.transaction().equals(found.id())).isPresent();
        if (cancelledThere) {
            return cancelSucceeded(moment, found);
        }
        return switch (finding) {
            case Finding.Confirmed confirmed when cancelForbidden && moment.payment() instanceof Paid paid ->
                    forbidden(moment, paid, confirmed);
            case Finding.Confirmed confirmed when cancelForbidden && moment.payment() instanceof Open open ->
                    forbidden(moment, open, confirmed);
            case Finding.Confirmed _, Finding.Unasked _, Finding.Asked _, Finding.NothingAuthorised _ -> cancelForbidden
                    ? Decide.byState(moment, (Finding.Sure) finding, true) : moment.cancelFirst();
            case Finding.Aborted _, Finding.Lapsed _, Finding.Rejected _, Finding.Withdrawn _ ->
                    Decide.byState(moment, (Finding.Sure) finding, cancelForbidden);
            case Finding.Mismatch _, Finding.Unclear _ -> cancelForbidden ? staysInAttention(moment) : moment.cancelFirst();
        };
    }

    private static Decision staysInAttention(Moment moment) {
        return new Kept(moment.followUp().withCancellationForbidden(moment.now()), Step.NONE);
    }

    private static Decision forbidden(Moment moment, Paid paid, Finding.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return staysInAttention(moment);
        }
        FollowUp next = moment.unless(confirmed.settled(), paid.confirmed().paidAt());
        if (paid.isReCreditForbidden()) {
            return moment.kept(next);
        }
        var kept = new Paid(paid.request(), paid.asking(), paid.confirmed(),
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)), paid.reason());
        return moment.becomes(kept, By.ANCV, Optional.of(Reason.ANCV_FORBIDS), next);
    }

    /** The customer confirmed before ANCV could be asked to cancel: told as where a refusal is forbidden. */
    private static Decision forbidden(Moment moment, Open open, Finding.Confirmed confirmed) {
        return open.transaction().map(asking -> moment.becomes(new Paid(open.request(), asking, confirmed.confirmation(),
                        Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS))), By.ANCV, Optional.of(Reason.ANCV_FORBIDS),
                moment.unless(confirmed.settled(), confirmed.confirmation().paidAt()))).orElseGet(moment::kept);
    }

    private static Decision cancelled(Moment moment, By by, Optional<Repayment> repayment) {
        Payment payment = moment.payment();
        var cancelled = new Cancelled(payment.request(), payment.transaction(),
                new Ending(moment.now(), Optional.of(Reason.RESOLVED_BY_HAND), repayment));
        return moment.becomes(cancelled, by, Optional.of(Reason.RESOLVED_BY_HAND), moment.settled());
    }

    private static Optional<Repayment> reCredited(Payment payment, AncvTransaction found, Instant now) {
        boolean wasPaid = payment instanceof Paid || payment instanceof Leaving leaving && leaving.was().isPresent()
                || payment instanceof Ended ended && ended.ending().repayment().filter(Repayment::wasPaid).isPresent();
        return payment.confirmation().or(() -> authorised(payment, found, now))
                .map(confirmation -> new Repayment(Optional.of(confirmation), new Refund.ReCredited(), wasPaid));
    }

    /** What ANCV had authorised, also where that is more than was requested. */
    private static Optional<Confirmation> authorised(Payment payment, AncvTransaction found, Instant now) {
        boolean readable = found.authorizations().stream().map(Authorization::cents)
                .allMatch(cents -> cents >= 0 && cents <= Money.LARGEST.cents());
        long sum = readable ? found.authorizations().stream().mapToLong(Authorization::cents).sum() : 0;
        return sum == 0 ? Optional.empty()
                : Optional.of(new Confirmation(Money.ofCents(sum), Reading.paidAt(found, payment.request(), now)));
    }

    private static Decision close(Moment moment, Event.ResolutionRequested requested) {
        Optional<Reason> told = requested.reason().or(() -> Optional.of(Reason.RESOLVED_BY_HAND));
        return moment.becomes(closed(moment), requested.by(), told, moment.settled());
    }

    private static Payment closed(Moment moment) {
        Optional<Reason> reason = Optional.of(Reason.RESOLVED_BY_HAND);
        var notRefunded = new Refund.NotRefunded(Reason.RESOLVED_BY_HAND);
        return switch (moment.payment()) {
            case Open open -> new Failed(open.request(), open.transaction(), Ending.of(moment.now(), Reason.RESOLVED_BY_HAND));
            case Paid paid -> new Paid(paid.request(), paid.asking(), paid.confirmed(), paid.notRefunded(), reason);
            case Leaving leaving -> resolved(leaving.ended(moment.now(),
                    Optional.of(new Repayment(leaving.was(), notRefunded, leaving.was().isPresent()))));
            case Ended ended -> resolved(ended.with(new Ending(ended.ending().closedAt(), reason, ended.ending().repayment()
                    .map(repayment -> repayment.isPending() ? repayment.with(notRefunded) : repayment))));
        };
    }

    private static Ended resolved(Ended ended) {
        return ended.with(new Ending(ended.ending().closedAt(), Optional.of(Reason.RESOLVED_BY_HAND),
                ended.ending().repayment()));
    }
}
