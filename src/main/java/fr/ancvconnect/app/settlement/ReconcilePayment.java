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
    private static final int MOST_READS = 8;

    private final AncvApi ancv;
    private final ChangePayment change;

    public ReconcilePayment(AncvApi ancv, ChangePayment change) {
        this.ancv = ancv;
        this.change = change;
    }

    /** ANCV's last answer. */
    enum Answer {
        /** No readable answer. */
        NONE,
        /** ANCV does not find the transaction. */
        NOT_FOUND,
        FOUND
    }

    /**
     * The result of a reconciliation.
     *
     * @param changes the changes that were written, in order
     * @param answer  ANCV's last answer
     */
    public record Reconciled(List<ChangePayment.Changed> changes, Answer answer) {

        private static final Reconciled NOTHING_TO_ASK = new Reconciled(List.of(), Answer.FOUND);
        private static final Reconciled UNANSWERED = new Reconciled(List.of(), Answer.NONE);

        public Reconciled {
            changes = List.copyOf(changes);
        }

        private static Reconciled with(ChangePayment.Changed change, Event event) {
            return new Reconciled(
                    List.of(change), event instanceof Event.TransactionNotFound ? Answer.NOT_FOUND : Answer.FOUND);
        }

        /** Whether ANCV gave a usable answer. */
        boolean answered() {
            return answer != Answer.NONE;
        }

        /** Whether the record was read, or the sweep will read it again. */
        public boolean isReadOrChecked() {
            boolean checked = !changes.isEmpty()
                    && changes.getLast().payment().nextCheck().dueAt().isPresent();
            return answer == Answer.FOUND || answer == Answer.NOT_FOUND && checked;
        }

        private Reconciled after(ChangePayment.Changed first) {
            return new Reconciled(
                    Stream.concat(Stream.of(first), changes.stream()).toList(), answer);
        }
    }

    /**
     * Reads the transaction, then does what the decision requires. If the platform ordered a cancellation, cancels
     * first. A payment without a transaction does not change, because the customer received no request.
     */
    public Reconciled reconcile(VersionedPayment payment, Deadline deadline) {
        return reconcile(payment, deadline, MOST_READS);
    }

    /**
     * Cancels at ANCV first. The intent is already written. A success is trusted only if it shows the state CANCELLED.
     * After any other answer the transaction is read.
     */
    public Reconciled cancel(VersionedPayment payment, Deadline deadline) {
        return transactionOf(payment)
                .map(transaction -> afterCancelling(payment, transaction, deadline, MOST_READS))
                .orElse(Reconciled.NOTHING_TO_ASK);
    }

    /** After a stale write the record is read again, because it can be older than the other write. */
    private Reconciled reconcile(VersionedPayment payment, Deadline deadline, int reads) {
        Optional<AncvTransactionId> transaction = transactionOf(payment);
        if (transaction.isEmpty()) {
            return Reconciled.NOTHING_TO_ASK;
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
        AncvResponse answer = ancv.cancel(transaction, deadline);
        if (answer instanceof AncvResponse.Success(var found) && found.state() == AncvState.CANCELLED) {
            var succeeded = new Event.CancellationSucceeded(found);
            return change.tryOnce(payment, succeeded)
                    .map(changed -> Reconciled.with(changed, succeeded))
                    .orElseGet(() -> reconcileAgain(payment, deadline, reads));
        }
        boolean forbidden = answer instanceof AncvResponse.Rejected(AncvErrorCode code)
                && code == AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
        Optional<Event> event = eventOf(ancv.read(transaction, deadline), forbidden);
        return event.isEmpty()
                ? Reconciled.UNANSWERED
                : change.tryOnce(payment, event.get())
                        .flatMap(this::recorded)
                        .map(changed -> Reconciled.with(changed, event.get()))
                        .orElseGet(() -> reconcileAgain(payment, deadline, reads));
    }

    /**
     * A cancellation that was not carried out is also written, because a write with an older record can still be in
     * progress.
     */
    private Optional<ChangePayment.Changed> recorded(ChangePayment.Changed changed) {
        return changed.step() == Step.CANCEL_AT_ANCV && !changed.isWritten()
                ? change.keep(changed)
                : Optional.of(changed);
    }

    private static Optional<Event> eventOf(AncvResponse answer, boolean cancelForbidden) {
        return switch (answer) {
            case AncvResponse.Success(var found) -> Optional.of(new Event.TransactionRead(found, cancelForbidden));
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
