package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.List;
import java.util.Optional;

/** What follows from an event: everything that the store writes, and what is asked of ANCV next. */
public sealed interface Decision {

    /** What is asked of ANCV next. */
    public Step step();

    /** What to ask of ANCV. */
    enum Step {
        NONE,
        CANCEL_AT_ANCV,
        /** Its record decides nothing yet and is read again later. Whoever decides by an older record reads again, too. */
        READ_AGAIN
    }

    /**
     * The payment changes; all of it is written in one transaction.
     *
     * @param sums  the change of the folder's sums
     * @param entry  the line of the payment's history; empty when only the transaction became known
     * @param events what the booking platform is told of it
     */
    record Changed(Payment next, ReservedAmount sums, Optional<HistoryEntry> entry, NextCheck nextCheck, Step step,
                   List<PaymentEventType> events) implements Decision {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** The payment stays as it is; only the next look may change. */
    record Unchanged(NextCheck nextCheck, Step step) implements Decision {
    }

    /** The rules forbid it; nothing changes. */
    record Rejected(Rule rule) implements Decision {

        @Override
        public Step step() {
            return Step.NONE;
        }
    }

    /** Rules of a payment that forbid what was asked. */
    enum Rule {
        PAYMENT_NOT_REFUSABLE,
        /** ANCV forbade the re-credit before. */
        RE_CREDIT_FORBIDDEN,
        PAYMENT_NOT_IN_ATTENTION
    }
}
