package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.util.Optional;

/** The allowed transitions between payment states. They are written independently of the production code, to check it. */
final class AllowedTransitions {

    private AllowedTransitions() {}

    /**
     * @param leftFinalState whether ANCV charged the customer after the transaction was final
     */
    static boolean allow(Payment from, Payment to, boolean leftFinalState) {
        return from.equals(to)
                || isResolved(from, to)
                || switch (from) {
                    case Requested _ -> true;
                    case Pending _ ->
                        !(to instanceof Requested) && to.status() != PaymentStatus.FAILED && !(to instanceof Refused);
                    case Withdrawing _ ->
                        !(to instanceof Requested || to instanceof Pending || to instanceof Withdrawing);
                    case Paid paid -> fromPaid(paid, to);
                    case Refusing refusing -> (to instanceof Refused && isRefundKnown(refusing, to)) || isForbidden(to);
                    case Cancelling cancelling ->
                        (to instanceof Cancelled && isRefundKnown(cancelling, to)) || isForbidden(to);
                    case Ended ended -> fromEnded(ended, to, leftFinalState);
                };
    }

    private static boolean fromPaid(Paid from, Payment to) {
        return switch (to) {
            case Open _ -> false;
            case Paid paid ->
                paid.confirmed().equals(from.confirmed()) && paid.notRefunded().isPresent();
            case Refusing refusing ->
                refusing.earlierConfirmation().equals(Optional.of(from.confirmed())) && !from.isReCreditForbidden();
            case Cancelling cancelling -> cancelling.earlierConfirmation().equals(Optional.of(from.confirmed()));
            case Ended ended ->
                ended instanceof Cancelled && ended.ending().reason().equals(Optional.of(Reason.REVERSED_BY_ANCV));
        };
    }

    /**
     * An ended payment changes only through a late confirmation. Its re-credit is then pending, re-credited or not known, or the
     * payment becomes PAID because ANCV forbids the re-credit. The sequence starts again if ANCV charges the customer again.
     */
    private static boolean fromEnded(Ended from, Payment to, boolean leftFinalState) {
        Optional<Reversal> earlierReversal = from.ending().reversal();
        if (to instanceof Ended ended) {
            Ending end = ended.ending();
            boolean same = ended.status() == from.status()
                    && end.closedAt().equals(from.ending().closedAt())
                    && end.reason().equals(from.ending().reason());
            boolean chargedAgain = leftFinalState
                    && earlierReversal
                            .filter(reversal -> !(reversal.refund() instanceof Refund.NotRefunded))
                            .isPresent();
            return same
                    && end.reversal().isPresent()
                    && (chargedAgain || earlierReversal.map(Reversal::isPending).orElse(true));
        }
        return isForbidden(to) && earlierReversal.filter(Reversal::isPending).isPresent();
    }

    /** If there was a confirmed amount, the payment shows it as re-credited, or as known only to ANCV. */
    private static boolean isRefundKnown(Reversing from, Payment to) {
        boolean refundKnown = to.refund()
                .filter(refund -> refund instanceof Refund.ReCredited || refund instanceof Refund.NotKnown)
                .isPresent();
        return from.earlierConfirmation().isEmpty()
                || (refundKnown && to.confirmation().equals(from.earlierConfirmation()));
    }

    /** The platform resolved the payment: it was cancelled at ANCV from any state, or closed without a further re-credit. */
    private static boolean isResolved(Payment from, Payment to) {
        Optional<Refund> refund = to.refund();
        boolean notRefunded = refund.equals(Optional.of(new Refund.NotRefunded(Reason.RESOLVED_BY_HAND)));
        boolean refundComplete =
                refund.filter(each -> !(each instanceof Refund.ReCreditPending)).isPresent() || refund.isEmpty();
        boolean cancelled = to instanceof Cancelled
                && refund.filter(Refund.ReCredited.class::isInstance).isPresent()
                        == to.confirmation().isPresent();
        return isResolved(to)
                && (cancelled
                        || switch (from) {
                            case Open _ -> to instanceof Failed && refund.isEmpty();
                            case Paid paid ->
                                to instanceof Paid next
                                        && next.confirmed().equals(paid.confirmed())
                                        && next.notRefunded().equals(paid.notRefunded());
                            case Refusing _ -> to instanceof Refused && notRefunded;
                            case Cancelling _ -> to instanceof Cancelled && notRefunded;
                            case Ended ended -> to.status() == ended.status() && refundComplete;
                        });
    }

    /** Returns whether the platform resolved the payment. */
    static boolean isResolved(Payment payment) {
        Optional<Reason> reason = switch (payment) {
            case Paid paid -> paid.reason();
            case Ended ended -> ended.ending().reason();
            case Open _, Reversing _ -> Optional.empty();
        };
        return reason.equals(Optional.of(Reason.RESOLVED_BY_HAND));
    }

    private static boolean isForbidden(Payment to) {
        return to instanceof Paid paid
                && paid.notRefunded().equals(Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)));
    }
}
