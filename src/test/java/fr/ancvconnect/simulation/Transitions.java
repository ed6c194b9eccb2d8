package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.payment.Cancelled;
import fr.ancvconnect.domain.payment.Cancelling;
import fr.ancvconnect.domain.payment.Ended;
import fr.ancvconnect.domain.payment.Ending;
import fr.ancvconnect.domain.payment.Leaving;
import fr.ancvconnect.domain.payment.Open;
import fr.ancvconnect.domain.payment.Paid;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Pending;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.Refused;
import fr.ancvconnect.domain.payment.Refusing;
import fr.ancvconnect.domain.payment.Repayment;
import fr.ancvconnect.domain.payment.Requested;
import fr.ancvconnect.domain.payment.Withdrawing;
import java.util.Optional;

/** Which state may follow which, written down a second time and apart from the code that decides it. */
final class Transitions {

    private Transitions() {
    }

    static boolean allow(Payment from, Payment to) {
        return from.equals(to) || switch (from) {
            case Requested _ -> true;
            case Pending _ -> !(to instanceof Requested) && to.status() != PaymentStatus.FAILED && !(to instanceof Refused);
            case Withdrawing _ -> !(to instanceof Requested || to instanceof Pending || to instanceof Withdrawing);
            case Paid paid -> fromPaid(paid, to);
            case Refusing refusing -> to instanceof Refused && isTold(refusing, to) || isForbidden(to);
            case Cancelling cancelling -> to instanceof Cancelled && isTold(cancelling, to) || isForbidden(to);
            case Ended ended -> fromEnded(ended, to);
        };
    }

    private static boolean fromPaid(Paid from, Payment to) {
        return switch (to) {
            case Open _ -> false;
            case Paid paid -> paid.confirmed().equals(from.confirmed()) && paid.notRefunded().isPresent();
            case Leaving leaving -> leaving.was().equals(Optional.of(from.confirmed()));
            case Ended ended -> ended instanceof Cancelled
                    && ended.ending().reason().equals(Optional.of(Reason.REVERSED_BY_ANCV));
        };
    }

    /** The late confirmation's way and no other: nothing, pending, re-credited; or PAID where ANCV forbids that. */
    private static boolean fromEnded(Ended from, Payment to) {
        Optional<Repayment> owed = from.ending().repayment();
        if (to instanceof Ended ended) {
            Ending end = ended.ending();
            boolean same = ended.status() == from.status() && end.closedAt().equals(from.ending().closedAt())
                    && end.reason().equals(from.ending().reason());
            return same && end.repayment().isPresent() && owed.map(Repayment::isPending).orElse(true);
        }
        return isForbidden(to) && owed.filter(Repayment::isPending).isPresent();
    }

    /** What had been paid is told to be back. */
    private static boolean isTold(Leaving from, Payment to) {
        return from.was().isEmpty()
                || to.refund().equals(Optional.of(new Refund.ReCredited())) && to.confirmation().equals(from.was());
    }

    private static boolean isForbidden(Payment to) {
        return to instanceof Paid paid
                && paid.notRefunded().equals(Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)));
    }
}
