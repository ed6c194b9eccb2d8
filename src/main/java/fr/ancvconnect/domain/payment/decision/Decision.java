package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.List;
import java.util.Optional;

/** The result of an event: the data to write to the store and the next call to ANCV. */
public sealed interface Decision {

    /** The next call to ANCV. */
    public Step step();

    /** A call to ANCV that follows a decision. */
    enum Step {
        NONE,
        CANCEL_AT_ANCV,
        /**
         * ANCV's record does not decide anything yet. The next check is always written, so that the version changes. A
         * concurrent decision from an older record then becomes a stale write and reads ANCV's record again.
         */
        READ_AGAIN
    }

    /**
     * The payment changes. All parts are written in one transaction.
     *
     * @param sums   the change of the folder's sums
     * @param entry  the history entry; empty, for example, if only the transaction becomes known
     * @param events the events for the booking platform
     */
    record Changed(
            Payment next,
            ReservedAmount sums,
            Optional<HistoryEntry> entry,
            NextCheck nextCheck,
            Step step,
            List<PaymentEventType> events)
            implements Decision {
        public Changed {
            events = List.copyOf(events);
        }
    }

    /** The payment does not change. Only the next check can change. */
    record Unchanged(NextCheck nextCheck, Step step) implements Decision {}

    /** The rules forbid the change. Nothing changes. */
    record Disallowed(Rule rule) implements Decision {

        @Override
        public Step step() {
            return Step.NONE;
        }
    }

    /** The rules that can forbid a change to a payment. */
    enum Rule {
        PAYMENT_NOT_REFUSABLE,
        /** ANCV forbade the re-credit before. */
        RE_CREDIT_FORBIDDEN,
        PAYMENT_NOT_IN_ATTENTION
    }
}
