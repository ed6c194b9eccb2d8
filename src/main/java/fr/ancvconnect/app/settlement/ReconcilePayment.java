package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.TooManyConflicts;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a payment's transaction at ANCV and writes what follows; cancels it there where that is what follows. */
@ApplicationScoped
public class ReconcilePayment {

    /** Races for one payment are short; after so many lost ones something is wrong. */
    private static final int MOST_READS = 8;

    private final AncvApi ancv;
    private final ChangePayment change;

    public ReconcilePayment(AncvApi ancv, ChangePayment change) {
        this.ancv = ancv;
        this.change = change;
    }

    /** What ANCV answered last. */
    enum Answer {
        /** Nothing that can be read. */
        NONE,
        /** That it does not find the transaction. */
        NOT_FOUND,
        FOUND
    }

    /**
     * How far it came.
     *
     * @param changes what was written on the way, in order
     * @param answer  what ANCV answered last
     */
    public record Reconciled(List<ChangePayment.Changed> changes, Answer answer) {

        private static final Reconciled NOTHING_TO_ASK = new Reconciled(List.of(), Answer.FOUND);
        private static final Reconciled UNANSWERED = new Reconciled(List.of(), Answer.NONE);

        public Reconciled {
            changes = List.copyOf(changes);
        }

        private static Reconciled with(ChangePayment.Changed change, Event event) {
            return new Reconciled(List.of(change), event instanceof Event.TransactionNotFound ? Answer.NOT_FOUND : Answer.FOUND);
        }

        /** Whether ANCV could be asked. */
        boolean answered() {
            return answer != Answer.NONE;
        }

        /** Whether the record was read, or is read again by the sweep. */
        public boolean isReadOrChecked() {
            boolean checked = !changes.isEmpty() && changes.getLast().payment().nextCheck().dueAt().isPresent();
            return answer == Answer.FOUND || answer == Answer.NOT_FOUND && checked;
        }

        private Reconciled after(ChangePayment.Changed first) {
            return new Reconciled(Stream.concat(Stream.of(first), changes.stream()).toList(), answer);
        }
    }

    /**
     * Reads first, then does what follows; cancels first where the platform ordered it. A payment without a transaction
     * is left as it is: nobody was asked.
     */
    public Reconciled reconcile(VersionedPayment payment, Deadline deadline) {
        return reconcile(payment, deadline, MOST_READS);
    }

    /**
     * Cancels at ANCV first: the intent is written. No answer but success is believed, and only where it shows the
     * transaction cancelled; after any other the transaction is read.
     */
    public Reconciled cancel(VersionedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterCancelling(payment, transaction, deadline, MOST_READS))
                .orElse(Reconciled.NOTHING_TO_ASK);
    }

    /** Where somebody else wrote first, the record that was read can be older than that write: it is read again. */
    private Reconciled reconcile(VersionedPayment payment, Deadline deadline, int reads) {
        Optional<AncvTransactionId> transaction = transactionOf(payment);
        if (transaction.isEmpty()) {
            return Reconciled.NOTHING_TO_ASK;
        }
        if (payment.nextCheck().isCancellationOrdered()) {
            return afterCancelling(payment, transaction.get(), deadline, reads);
        }
        Optional<Event> event = eventOf(ancv.read(transaction.get(), deadline), false);
        return event.isEmpty() ? Reconciled.UNANSWERED : change.tryOnce(payment, event.get())
                .map(changed -> changed.step() == Step.CANCEL_AT_ANCV
                        ? afterCancelling(changed.payment(), transaction.get(), deadline, reads).after(changed)
                        : Reconciled.with(changed, event.get()))
                .orElseGet(() -> reconcileAgain(payment, deadline, reads));
    }

    private Reconciled reconcileAgain(VersionedPayment payment, Deadline deadline, int reads) {
        if (reads == 0) {
            throw new TooManyConflicts();
        }
        return reconcile(change.readAgain(payment), deadline, reads - 1);
    }

    private Reconciled afterCancelling(VersionedPayment payment, AncvTransactionId transaction, Deadline deadline, int reads) {
        AncvResponse answer = ancv.cancel(transaction, deadline);
        if (answer instanceof AncvResponse.Success(var found) && found.state() == AncvState.CANCELLED) {
            var succeeded = new Event.CancellationSucceeded(found);
            return change.tryOnce(payment, succeeded).map(changed -> Reconciled.with(changed, succeeded))
                    .orElseGet(() -> reconcileAgain(payment, deadline, reads));
        }
        boolean forbidden = answer instanceof AncvResponse.Rejected(AncvErrorCode code)
                && code == AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
        Optional<Event> event = eventOf(ancv.read(transaction, deadline), forbidden);
        return event.isEmpty() ? Reconciled.UNANSWERED : change.tryOnce(payment, event.get()).flatMap(this::recorded)
                .map(changed -> Reconciled.with(changed, event.get()))
                .orElseGet(() -> reconcileAgain(payment, deadline, reads));
    }

    /** A cancellation that was not carried out is written: an earlier one can still be on its way to the store. */
    private Optional<ChangePayment.Changed> recorded(ChangePayment.Changed changed) {
        return changed.step() == Step.CANCEL_AT_ANCV && !changed.isWritten() ? change.keep(changed) : Optional.of(changed);
    }

    private static Optional<Event> eventOf(AncvResponse answer, boolean cancelForbidden) {
        return switch (answer) {
            case AncvResponse.Success(var found) -> Optional.of(new Event.TransactionRead(found, cancelForbidden));
            case AncvResponse.Rejected(AncvErrorCode code) when code == AncvErrorCode.TRANSACTION_NOT_FOUND ->
                    Optional.of(new Event.TransactionNotFound());
            case AncvResponse.Rejected _ -> Optional.empty();
            case AncvResponse.Unavailable _ -> Optional.empty();
            case AncvResponse.Unreadable _ -> Optional.empty();
        };
    }

    private static Optional<AncvTransactionId> transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().map(authorization -> authorization.transaction());
    }
}
