package fr.ancvconnect.local.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The changes of state that depend on time alone: expiry and capture.
 *
 * @param captureAfter the time from AUTHORIZED to VALIDATED
 */
public record TransactionLifetimes(Duration captureAfter) {

    /** ANCV's protocol: the customer has 3 minutes to confirm on the phone. */
    private static final Duration CUSTOMER_WINDOW = Duration.ofMinutes(3);

    /** Returns when the transaction expires or is captured, if it does. */
    public Optional<Instant> dueAt(Transaction transaction) {
        return switch (transaction.state()) {
            case INITIALIZED -> Optional.of(transaction.expiresAt());
            case PROCESSING -> Optional.of(customerDeadline(transaction));
            case AUTHORIZED -> Optional.of(capturedAt(transaction));
            case VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> Optional.empty();
        };
    }

    /** Returns the transaction after its expiry or capture at {@code due}. */
    public Transaction apply(Transaction transaction, Instant due) {
        return switch (transaction.state()) {
            case INITIALIZED, PROCESSING -> transaction.to(TransactionState.EXPIRED, due);
            case AUTHORIZED -> transaction.to(TransactionState.VALIDATED, due);
            case VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> transaction;
        };
    }

    private static Instant customerDeadline(Transaction transaction) {
        Instant windowEnds = transaction.updatedAt().plus(CUSTOMER_WINDOW);
        return windowEnds.isBefore(transaction.expiresAt()) ? windowEnds : transaction.expiresAt();
    }

    private Instant capturedAt(Transaction transaction) {
        Instant soonest = transaction.updatedAt().plus(captureAfter);
        return transaction.order().captureDate().filter(soonest::isBefore).orElse(soonest);
    }
}
