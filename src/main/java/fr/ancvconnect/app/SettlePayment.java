package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.Decision.Step;
import fr.ancvconnect.domain.payment.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads a payment's transaction at ANCV and writes what follows; cancels it there where that is what follows. */
@ApplicationScoped
public class SettlePayment {

    private final Ancv ancv;
    private final ChangePayment change;

    public SettlePayment(Ancv ancv, ChangePayment change) {
        this.ancv = ancv;
        this.change = change;
    }

    /**
     * How far it came.
     *
     * @param answered whether ANCV could be asked
     */
    public record Settled(TrackedPayment payment, boolean answered) {
    }

    /** Reads first, then does what follows. A payment without a transaction is left as it is: nobody was asked. */
    public Settled settle(TrackedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterReading(payment, ancv.read(transaction, deadline), deadline))
                .orElseGet(() -> new Settled(payment, true));
    }

    /**
     * Cancels at ANCV first: the intent is written. No answer but success is believed, and only where it shows the
     * transaction cancelled; after any other the transaction is read.
     */
    public Settled cancel(TrackedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterCancelling(payment, transaction, deadline))
                .orElseGet(() -> new Settled(payment, true));
    }

    private Settled afterCancelling(TrackedPayment payment, AncvTransactionId transaction, Deadline deadline) {
        AncvAnswer answer = ancv.cancel(transaction, deadline);
        if (answer instanceof AncvAnswer.Told(var found) && found.state() == AncvState.CANCELLED) {
            return new Settled(change.change(payment, new Event.CancelSucceeded(found)).payment(), true);
        }
        boolean forbidden = answer instanceof AncvAnswer.Denied(AncvErrorCode code)
                && code == AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
        return eventOf(ancv.read(transaction, deadline), forbidden)
                .map(event -> new Settled(change.change(payment, event).payment(), true))
                .orElseGet(() -> new Settled(payment, false));
    }

    private Settled afterReading(TrackedPayment payment, AncvAnswer answer, Deadline deadline) {
        Optional<Event> event = eventOf(answer, false);
        if (event.isEmpty()) {
            return new Settled(payment, false);
        }
        var changed = change.change(payment, event.get());
        return changed.step() == Step.CANCEL_AT_ANCV
                ? cancel(changed.payment(), deadline)
                : new Settled(changed.payment(), true);
    }

    private static Optional<Event> eventOf(AncvAnswer answer, boolean cancelForbidden) {
        return switch (answer) {
            case AncvAnswer.Told(var found) -> Optional.of(new Event.Observed(found, cancelForbidden));
            case AncvAnswer.Denied(AncvErrorCode code) when code == AncvErrorCode.TRANSACTION_NOT_FOUND ->
                    Optional.of(new Event.NotFound());
            case AncvAnswer.Denied _ -> Optional.empty();
            case AncvAnswer.Unavailable _ -> Optional.empty();
            case AncvAnswer.Unreadable _ -> Optional.empty();
        };
    }

    private static Optional<AncvTransactionId> transactionOf(TrackedPayment payment) {
        return payment.payment().transaction().map(asking -> asking.transaction());
    }
}
