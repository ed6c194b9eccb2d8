package fr.ancvconnect.domain.payment.check;

import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;

/** How urgent the next status check of a payment is. Each priority has its own partitions of the check index. */
public enum CheckPriority {
    /** A check that can move money or that a guest waits for: an authorization request, a withdrawal, a re-credit. */
    URGENT,
    /** A check without time pressure: PAID until the capture, or ended until ANCV's state is final. */
    WAITING;

    /** The priority of the next check of this payment. */
    public static CheckPriority of(Payment payment, NextCheck nextCheck) {
        boolean urgent = switch (payment) {
            case Open _, Reversing _ -> true;
            case Paid _ -> false;
            case Ended ended -> ended.isReversalPending();
        };
        return urgent || nextCheck.isCancellationOrdered() ? URGENT : WAITING;
    }
}
