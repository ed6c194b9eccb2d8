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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
     * @param changes  what was written on the way, in order
     * @param answered whether ANCV could be asked
     */
    record Settled(List<ChangePayment.Changed> changes, boolean answered) {

        private static final Settled NOTHING_TO_ASK = new Settled(List.of(), true);
        private static final Settled UNANSWERED = new Settled(List.of(), false);

        Settled {
            changes = List.copyOf(changes);
        }

        private static Settled with(ChangePayment.Changed change) {
            return new Settled(List.of(change), true);
        }

        private Settled after(ChangePayment.Changed first) {
            return new Settled(Stream.concat(Stream.of(first), changes.stream()).toList(), answered);
        }
    }

    /** Reads first, then does what follows. A payment without a transaction is left as it is: nobody was asked. */
    Settled settle(TrackedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterReading(payment, ancv.read(transaction, deadline), deadline))
                .orElse(Settled.NOTHING_TO_ASK);
    }

    /**
     * Cancels at ANCV first: the intent is written. No answer but success is believed, and only where it shows the
     * transaction cancelled; after any other the transaction is read.
     */
    Settled cancel(TrackedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterCancelling(payment, transaction, deadline))
                .orElse(Settled.NOTHING_TO_ASK);
    }

    private Settled afterCancelling(TrackedPayment payment, AncvTransactionId transaction, Deadline deadline) {
        AncvAnswer answer = ancv.cancel(transaction, deadline);
        if (answer instanceof AncvAnswer.Told(var found) && found.state() == AncvState.CANCELLED) {
            return Settled.with(change.change(payment, new Event.CancelSucceeded(found)));
        }
        boolean forbidden = answer instanceof AncvAnswer.Denied(AncvErrorCode code)
                && code == AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
        return eventOf(ancv.read(transaction, deadline), forbidden)
                .map(event -> Settled.with(change.change(payment, event)))
                .orElse(Settled.UNANSWERED);
    }

    private Settled afterReading(TrackedPayment payment, AncvAnswer answer, Deadline deadline) {
        Optional<Event> event = eventOf(answer, false);
        if (event.isEmpty()) {
            return Settled.UNANSWERED;
        }
        var changed = change.change(payment, event.get());
        return changed.step() == Step.CANCEL_AT_ANCV
                ? cancel(changed.payment(), deadline).after(changed)
                : Settled.with(changed);
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
