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
    private static final int PATIENCE = 3;

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final ReferenceLedger books;
    private final InMemoryStore store;
    private final RequestSchedule people;
    private final Consumer<LedgerTransaction> notification;

    /**
     * @param notification sends a notification that is repeated until it is delivered
     */
    PlatformOperators(
            VirtualScheduler time,
            SeededRandom chance,
            ReferenceLedger books,
            InMemoryStore store,
            RequestSchedule people,
            Consumer<LedgerTransaction> notification) {
        this.time = time;
        this.chance = chance;
        this.books = books;
        this.store = store;
        this.people = people;
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
            agreeLater(payment.request().folder(), payment.request().id());
        }
    }

    private static boolean needsAttention(PaymentWithHistory story) {
        return story.payment().nextCheck().attention().isPresent();
    }

    private void visitLater(FolderId folder, PaymentId payment, int visits) {
        time.in(chance.between(0, chance.percent(50) ? 10 * MINUTE : HOUR), () -> visit(folder, payment, visits));
    }

    private void visit(FolderId folder, PaymentId id, int visits) {
        PaymentWithHistory story = store.findPayment(folder, id).orElseThrow();
        story.payment().nextCheck().attention().ifPresent(attention -> {
            act(story.payment().payment(), attention, visits);
            if (chance.oneIn(3)) {
                act(story.payment().payment(), attention, visits);
            }
            visitLater(folder, id, visits + 1);
        });
    }

    private void act(Payment payment, Attention attention, int visits) {
        boolean patient = visits < PATIENCE && chance.percent(50);
        boolean cancellable =
                booked(payment).filter(LedgerTransaction::canBeCancelled).isPresent();
        switch (attention.reason()) {
            case TOO_MANY_TRIES -> {
                if (chance.percent(70)) {
                    unblocks(payment);
                } else if (chance.percent(30)) {
                    resolves(payment, cancellable);
                }
            }
            case TRANSACTION_MISMATCH, UNKNOWN_TO_ANCV, REVERSED_BY_ANCV -> {
                if (patient) {
                    maybeUnblocks(payment);
                } else {
                    resolves(payment, cancellable && visits < 3 * PATIENCE || chance.oneIn(10));
                }
            }
        }
    }

    private void maybeUnblocks(Payment payment) {
        if (chance.percent(50)) {
            unblocks(payment);
        }
    }

    private void unblocks(Payment payment) {
        people.unblocks(soon(), payment.request().folder(), payment.request().id());
    }

    /** If ANCV forbids the cancellation, the payment is settled with ANCV by hand, before or after it is closed. */
    private void resolves(Payment payment, boolean cancels) {
        FolderId folder = payment.request().folder();
        PaymentId id = payment.request().id();
        if (cancels) {
            people.resolves(soon(), folder, id, Resolution.CANCEL_AT_ANCV);
            return;
        }
        if (!(payment instanceof Paid) && chance.percent(50)) {
            booked(payment).ifPresent(booked -> reconcile(booked, 0));
        }
        people.resolves(soon(), folder, id, Resolution.CLOSE);
    }

    private long soon() {
        return chance.percent(50) ? chance.between(0, SECOND) : chance.between(0, MINUTE);
    }

    /** Waits until the requests that run at this moment have ended. */
    private void agreeLater(FolderId folder, PaymentId payment) {
        time.in(2 * MINUTE, () -> agree(folder, payment));
    }

    /** Settles a closed payment at ANCV with its state here: paid if it is PAID, otherwise nothing is held. */
    private void agree(FolderId folder, PaymentId id) {
        Payment payment = store.findPayment(folder, id).orElseThrow().payment().payment();
        long due = payment instanceof Paid paid ? paid.confirmed().amount().cents() : 0;
        booked(payment).ifPresent(booked -> {
            boolean open = booked.held() != due || booked.isOpen();
            reconcile(booked, due);
            if (open) {
                agreeLater(folder, id);
            }
        });
    }

    private void reconcile(LedgerTransaction booked, long due) {
        books.settledByHand(booked, due, time.instant());
        notification.accept(booked);
    }

    private Optional<LedgerTransaction> booked(Payment payment) {
        return payment.transaction().flatMap(authorization -> books.find(authorization.transaction()));
    }
}
