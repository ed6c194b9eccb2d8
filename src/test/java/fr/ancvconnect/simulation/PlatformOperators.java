package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.decision.Resolution;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Operators of the platform. They return to a payment as long as it needs attention. They wait, request a new check, order a
 * cancellation at ANCV, or settle the payment with ANCV by hand and close it.
 */
final class PlatformOperators {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** From the fourth visit on, operators no longer wait for the payment to settle without them. */
    private static final int MAX_WAITING_VISITS = 3;

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final ReferenceLedger referenceLedger;
    private final InMemoryStore store;
    private final RequestSchedule requests;
    private final Consumer<LedgerTransaction> notification;

    /**
     * @param notification sends a notification that is repeated until it is delivered
     */
    PlatformOperators(
            VirtualScheduler time,
            SeededRandom random,
            ReferenceLedger referenceLedger,
            InMemoryStore store,
            RequestSchedule requests,
            Consumer<LedgerTransaction> notification) {
        this.time = time;
        this.random = random;
        this.referenceLedger = referenceLedger;
        this.store = store;
        this.requests = requests;
        this.notification = notification;
    }

    /** A payment was written. */
    void written(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        Payment payment = now.payment().payment();
        if (needsAttention(now)
                && before.filter(PlatformOperators::needsAttention).isEmpty()) {
            visitLater(payment.request().folder(), payment.request().id(), 0);
        }
        HistoryEntry last = now.history().getLast();
        boolean closed = last.reason().equals(Optional.of(RequestSchedule.CLOSED))
                && before.filter(earlier ->
                                earlier.history().size() < now.history().size())
                        .isPresent();
        if (closed) {
            settleLater(payment.request().folder(), payment.request().id());
        }
    }

    private static boolean needsAttention(PaymentWithHistory payment) {
        return payment.payment().nextCheck().attention().isPresent();
    }

    private void visitLater(FolderId folder, PaymentId payment, int visits) {
        time.schedule(random.between(0, random.percent(50) ? 10 * MINUTE : HOUR), () -> visit(folder, payment, visits));
    }

    private void visit(FolderId folder, PaymentId id, int visits) {
        PaymentWithHistory payment = store.findPayment(folder, id).orElseThrow();
        payment.payment().nextCheck().attention().ifPresent(attention -> {
            act(payment.payment().payment(), attention, visits);
            if (random.oneIn(3)) {
                act(payment.payment().payment(), attention, visits);
            }
            visitLater(folder, id, visits + 1);
        });
    }

    private void act(Payment payment, Attention attention, int visits) {
        boolean wait = visits < MAX_WAITING_VISITS && random.percent(50);
        boolean cancellable =
                transaction(payment).filter(LedgerTransaction::canBeCancelled).isPresent();
        switch (attention.reason()) {
            case TOO_MANY_TRIES -> {
                if (random.percent(70)) {
                    unblock(payment);
                } else if (random.percent(30)) {
                    resolve(payment, cancellable);
                }
            }
            case TRANSACTION_MISMATCH, UNKNOWN_TO_ANCV, REVERSED_BY_ANCV -> {
                if (wait) {
                    maybeUnblock(payment);
                } else {
                    resolve(payment, (cancellable && visits < 3 * MAX_WAITING_VISITS) || random.oneIn(10));
                }
            }
        }
    }

    private void maybeUnblock(Payment payment) {
        if (random.percent(50)) {
            unblock(payment);
        }
    }

    private void unblock(Payment payment) {
        requests.unblock(soon(), payment.request().folder(), payment.request().id());
    }

    /** If ANCV forbids the cancellation, the payment is settled with ANCV by hand, before or after it is closed. */
    private void resolve(Payment payment, boolean cancel) {
        FolderId folder = payment.request().folder();
        PaymentId id = payment.request().id();
        if (cancel) {
            requests.resolve(soon(), folder, id, Resolution.CANCEL_AT_ANCV);
            return;
        }
        if (!(payment instanceof Paid) && random.percent(50)) {
            transaction(payment).ifPresent(transaction -> reconcile(transaction, 0));
        }
        requests.resolve(soon(), folder, id, Resolution.CLOSE);
    }

    private long soon() {
        return random.percent(50) ? random.between(0, SECOND) : random.between(0, MINUTE);
    }

    /** Waits until the requests that run at this moment have ended. */
    private void settleLater(FolderId folder, PaymentId payment) {
        time.schedule(2 * MINUTE, () -> settle(folder, payment));
    }

    /** Settles a closed payment at ANCV with its state here: paid if it is PAID, otherwise nothing is held. */
    private void settle(FolderId folder, PaymentId id) {
        Payment payment = store.findPayment(folder, id).orElseThrow().payment().payment();
        long due = payment instanceof Paid paid ? paid.confirmed().amount().cents() : 0;
        transaction(payment).ifPresent(transaction -> {
            boolean open = transaction.held() != due || transaction.isOpen();
            reconcile(transaction, due);
            if (open) {
                settleLater(folder, id);
            }
        });
    }

    private void reconcile(LedgerTransaction transaction, long due) {
        referenceLedger.settleManually(transaction, due, time.instant());
        notification.accept(transaction);
    }

    private Optional<LedgerTransaction> transaction(Payment payment) {
        return payment.transaction().flatMap(authorization -> referenceLedger.find(authorization.transaction()));
    }
}
