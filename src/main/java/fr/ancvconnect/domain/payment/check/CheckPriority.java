package fr.ancvconnect.domain.payment.check;

import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment;

/** How urgent the next status check of a payment is. Each priority has its own partitions of the check index. */
public enum CheckPriority {
    /** What moves money or holds a guest: asked, being withdrawn, being re-credited. */
    URGENT,
    /** What merely waits: PAID until it is captured, ended until ANCV's state is final. */
    WAITING;

    /** The priority of the next check of this payment. */
    public static CheckPriority of(Payment payment, NextCheck nextCheck) {
        boolean urgent = switch (payment) {
            case Open _, Reversing _ -> true;
            case Paid _ -> false;
            case Ended ended -> ended.isGoingBack();
        };
        return urgent || nextCheck.isCancellationOrdered() ? URGENT : WAITING;
    }
}
