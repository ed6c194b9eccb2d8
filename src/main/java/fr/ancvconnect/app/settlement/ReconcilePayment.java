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

/**
 * Reads a payment's transaction at ANCV and writes the result. If the decision requires it, cancels the transaction at
 * ANCV.
 */
@ApplicationScoped
public class ReconcilePayment {

    /** The limit of stale writes. Conflicts on one payment are short, so a higher number indicates an error. */
    private static final int MAX_READS = 8;

    private final AncvApi ancv;
    private final ChangePayment change;

    public ReconcilePayment(AncvApi ancv, ChangePayment change) {
        this.ancv = ancv;
        this.change = change;
    }

    /** The outcome of the last read at ANCV. */
    enum ReadOutcome {
        /** ANCV sent no readable response. */
        NONE,
        /** ANCV does not find the transaction. */
        NOT_FOUND,
        FOUND
    }

    /**
     * The result of a reconciliation.
     *
     * @param changes the changes that were written, in order
     * @param outcome the outcome of the last read at ANCV
     */
    public record Reconciled(List<ChangePayment.ChangeResult> changes, ReadOutcome outcome) {

        private static final Reconciled NO_TRANSACTION = new Reconciled(List.of(), ReadOutcome.FOUND);
        private static final Reconciled UNANSWERED = new Reconciled(List.of(), ReadOutcome.NONE);

        public Reconciled {
            changes = List.copyOf(changes);
        }

        private static Reconciled with(ChangePayment.ChangeResult change, Event event) {
            return new Reconciled(
                    List.of(change),
                    event instanceof Event.TransactionNotFound ? ReadOutcome.NOT_FOUND : ReadOutcome.FOUND);
        }

        /** Whether ANCV gave a usable answer. */
        boolean answered() {
            return outcome != ReadOutcome.NONE;
        }

        /** Whether the record was read, or the sweep will read it again. */
        public boolean isReadOrChecked() {
            boolean checked = !changes.isEmpty()
                    && changes.getLast().payment().nextCheck().dueAt().isPresent();
            return outcome == ReadOutcome.FOUND || (outcome == ReadOutcome.NOT_FOUND && checked);
        }

        private Reconciled after(ChangePayment.ChangeResult first) {
            return new Reconciled(
                    Stream.concat(Stream.of(first), changes.stream()).toList(), outcome);
        }
    }

    /**
     * Reads the transaction, then does what the decision requires. If the platform ordered a cancellation, cancels
     * first. A payment without a transaction does not change, because the customer received no request.
     */
    public Reconciled reconcile(VersionedPayment payment, Deadline deadline) {
        return reconcile(payment, deadline, MAX_READS);
    }

    /**
     * Cancels at ANCV first. The intent is already written. A success is trusted only if it shows the state CANCELLED.
     * After any other answer the transaction is read.
     */
    public Reconciled cancel(VersionedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterCancelling(payment, transaction, deadline, MAX_READS))
                .orElse(Reconciled.NO_TRANSACTION);
    }

    /** After a stale write the record is read again, because it can be older than the other write. */
    private Reconciled reconcile(VersionedPayment payment, Deadline deadline, int reads) {
        Optional<AncvTransactionId> transaction = transactionOf(payment);
        if (transaction.isEmpty()) {
            return Reconciled.NO_TRANSACTION;
        }
        if (payment.nextCheck().isCancellationOrdered()) {
            return afterCancelling(payment, transaction.get(), deadline, reads);
        }
        Optional<Event> event = eventOf(ancv.read(transaction.get(), deadline), false);
        return event.isEmpty()
                ? Reconciled.UNANSWERED
                : change.tryOnce(payment, event.get())
                        .map(changed -> changed.step() == Step.CANCEL_AT_ANCV
                                ? afterCancelling(changed.payment(), transaction.get(), deadline, reads)
                                        .after(changed)
                                : Reconciled.with(changed, event.get()))
                        .orElseGet(() -> reconcileAgain(payment, deadline, reads));
    }

    private Reconciled reconcileAgain(VersionedPayment payment, Deadline deadline, int reads) {
        if (reads == 0) {
            throw new TooManyConflicts();
        }
        return reconcile(change.readAgain(payment), deadline, reads - 1);
    }

    private Reconciled afterCancelling(
            VersionedPayment payment, AncvTransactionId transaction, Deadline deadline, int reads) {
        AncvResponse response = ancv.cancel(transaction, deadline);
        if (response instanceof AncvResponse.Completed(var found) && found.state() == AncvState.CANCELLED) {
            var succeeded = new Event.CancellationSucceeded(found);
            return change.tryOnce(payment, succeeded)
                    .map(changed -> Reconciled.with(changed, succeeded))
                    .orElseGet(() -> reconcileAgain(payment, deadline, reads));
        }
        boolean forbidden = response instanceof AncvResponse.Rejected(AncvErrorCode code)
                && code == AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
        Optional<Event> event = eventOf(ancv.read(transaction, deadline), forbidden);
        return event.isEmpty()
                ? Reconciled.UNANSWERED
                : change.tryOnce(payment, event.get())
                        .flatMap(this::writtenAtLeastOnce)
                        .map(changed -> Reconciled.with(changed, event.get()))
                        .orElseGet(() -> reconcileAgain(payment, deadline, reads));
    }

    /**
     * A cancellation that was not carried out is also written, because a write with an older record can still be in
     * progress.
     */
    private Optional<ChangePayment.ChangeResult> writtenAtLeastOnce(ChangePayment.ChangeResult changed) {
        return changed.step() == Step.CANCEL_AT_ANCV && !changed.isWritten()
                ? change.writeUnchanged(changed)
                : Optional.of(changed);
    }

    private static Optional<Event> eventOf(AncvResponse response, boolean cancelForbidden) {
        return switch (response) {
            case AncvResponse.Completed(var found) -> Optional.of(new Event.TransactionRead(found, cancelForbidden));
            case AncvResponse.Rejected(AncvErrorCode code)
            when code == AncvErrorCode.TRANSACTION_NOT_FOUND -> Optional.of(new Event.TransactionNotFound());
            case AncvResponse.Rejected _ -> Optional.empty();
            case AncvResponse.Unavailable _ -> Optional.empty();
            case AncvResponse.Unreadable _ -> Optional.empty();
        };
    }

    private static Optional<AncvTransactionId> transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().map(authorization -> authorization.transaction());
    }
}
