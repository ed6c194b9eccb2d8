package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Denied;
import fr.ancvconnect.domain.payment.decision.Decision.Kept;
import fr.ancvconnect.domain.payment.decision.Decision.Rule;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.state.Cancelled;
import fr.ancvconnect.domain.payment.state.Ended;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Failed;
import fr.ancvconnect.domain.payment.state.Open;
import fr.ancvconnect.domain.payment.state.Paid;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Reversal;
import fr.ancvconnect.domain.payment.state.Reversing;
import java.time.Instant;
import java.util.Optional;

/** What the platform's resolution does to a payment that needs attention (the contract, "Attention"). */
final class ResolutionRules {
    private ResolutionRules() {
    }

    static Decision requested(DecisionContext moment, Event.ResolutionRequested requested) {
        if (moment.followUp().attention().isEmpty()) {
            return new Denied(Rule.PAYMENT_NOT_IN_ATTENTION);
        }
        return switch (requested.action()) {
            case CANCEL_AT_ANCV -> cancelAtAncv(moment, requested);
            case CLOSE -> close(moment, requested);
        };
    }

    /** The order is written before ANCV is called; another order of the same adds nothing to the history. */
    private static Decision cancelAtAncv(DecisionContext moment, Event.ResolutionRequested requested) {
        if (moment.payment().transaction().isEmpty()) {
            return cancelled(moment, requested.by(), Optional.empty());
        }
        if (moment.followUp().isCancellationOrdered()) {
            return moment.cancelFirst();
        }
        NextCheck ordered = moment.followUp().withCancellationOrdered(moment.now());
        return moment.followUp().wasCancellationOrdered() ? new Kept(ordered, Step.CANCEL_AT_ANCV)
                : moment.noted(requested.by(), requested.reason(), ordered, Step.CANCEL_AT_ANCV);
    }

    /** ANCV carried out the cancellation that was ordered. */
    static Decision cancelSucceeded(DecisionContext moment, AncvTransaction found) {
        return cancelled(moment, Actor.PLATFORM, reCredited(moment.payment(), found, moment.now()));
    }

    /** ANCV's record, read because the ordered cancellation was not answered with a success. */
    static Decision observed(DecisionContext moment, AncvTransaction found, TransactionOutcome finding, boolean cancelForbidden) {
        boolean cancelledThere = found.state() == AncvState.CANCELLED
                && moment.payment().transaction().filter(asking -> asking.transaction().equals(found.id())).isPresent();
        if (cancelledThere) {
            return cancelSucceeded(moment, found);
        }
        return switch (finding) {
            case TransactionOutcome.Confirmed confirmed when cancelForbidden && moment.payment() instanceof Paid paid ->
                    forbidden(moment, paid, confirmed);
            case TransactionOutcome.Confirmed _, TransactionOutcome.Unasked _, TransactionOutcome.Asked _, TransactionOutcome.NothingAuthorised _ -> cancelForbidden
                    ? PaymentDecider.byState(moment, (TransactionOutcome.Sure) finding, true) : moment.cancelFirst();
            case TransactionOutcome.Aborted _, TransactionOutcome.Lapsed _, TransactionOutcome.Rejected _, TransactionOutcome.Withdrawn _ ->
                    PaymentDecider.byState(moment, (TransactionOutcome.Sure) finding, cancelForbidden);
            case TransactionOutcome.Mismatch _, TransactionOutcome.Unclear _ -> cancelForbidden ? staysInAttention(moment) : moment.cancelFirst();
        };
    }

    private static Decision staysInAttention(DecisionContext moment) {
        return new Kept(moment.followUp().withCancellationForbidden(moment.now()), Step.NONE);
    }

    private static Decision forbidden(DecisionContext moment, Paid paid, TransactionOutcome.Confirmed confirmed) {
        if (!confirmed.confirmation().amount().equals(paid.confirmed().amount())) {
            return staysInAttention(moment);
        }
        NextCheck next = moment.unless(confirmed.settled(), paid.confirmed().paidAt());
        if (paid.isReCreditForbidden()) {
            return moment.kept(next);
        }
        var kept = new Paid(paid.request(), paid.asking(), paid.confirmed(),
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)), paid.reason());
        return moment.becomes(kept, Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS), next);
    }

    private static Decision cancelled(DecisionContext moment, Actor by, Optional<Reversal> repayment) {
        Payment payment = moment.payment();
        var cancelled = new Cancelled(payment.request(), payment.transaction(),
                new Ending(moment.now(), Optional.of(Reason.RESOLVED_BY_HAND), repayment));
        return moment.becomes(cancelled, by, Optional.of(Reason.RESOLVED_BY_HAND), moment.settled());
    }

    private static Optional<Reversal> reCredited(Payment payment, AncvTransaction found, Instant now) {
        boolean wasPaid = payment instanceof Paid || payment instanceof Reversing leaving && leaving.was().isPresent()
                || payment instanceof Ended ended && ended.ending().repayment().filter(Reversal::wasPaid).isPresent();
        return payment.confirmation().or(() -> authorised(payment, found, now))
                .map(confirmation -> new Reversal(Optional.of(confirmation), new Refund.ReCredited(), wasPaid));
    }

    /** What ANCV had authorised, also where that is more than was requested. */
    private static Optional<Confirmation> authorised(Payment payment, AncvTransaction found, Instant now) {
        boolean readable = found.authorizations().stream().map(Authorization::cents)
                .allMatch(cents -> cents >= 0 && cents <= Money.LARGEST.cents());
        long sum = readable ? found.authorizations().stream().mapToLong(Authorization::cents).sum() : 0;
        return sum == 0 ? Optional.empty()
                : Optional.of(new Confirmation(Money.ofCents(sum), TransactionInterpreter.paidAt(found, payment.request(), now)));
    }

    private static Decision close(DecisionContext moment, Event.ResolutionRequested requested) {
        Optional<Reason> told = requested.reason().or(() -> Optional.of(Reason.RESOLVED_BY_HAND));
        return moment.becomes(closed(moment), requested.by(), told, moment.settled());
    }

    private static Payment closed(DecisionContext moment) {
        Optional<Reason> reason = Optional.of(Reason.RESOLVED_BY_HAND);
        var notRefunded = new Refund.NotRefunded(Reason.RESOLVED_BY_HAND);
        return switch (moment.payment()) {
            case Open open -> new Failed(open.request(), open.transaction(), Ending.of(moment.now(), Reason.RESOLVED_BY_HAND));
            case Paid paid -> new Paid(paid.request(), paid.asking(), paid.confirmed(), paid.notRefunded(), reason);
            case Reversing leaving -> resolved(leaving.ended(moment.now(),
                    Optional.of(new Reversal(leaving.was(), notRefunded, leaving.was().isPresent()))));
            case Ended ended -> resolved(ended.with(new Ending(ended.ending().closedAt(), reason, ended.ending().repayment()
                    .map(repayment -> repayment.isPending() ? repayment.with(notRefunded) : repayment))));
        };
    }

    private static Ended resolved(Ended ended) {
        return ended.with(new Ending(ended.ending().closedAt(), Optional.of(Reason.RESOLVED_BY_HAND),
                ended.ending().repayment()));
    }
}
