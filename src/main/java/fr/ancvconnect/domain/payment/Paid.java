package fr.ancvconnect.domain.payment;

import java.util.Optional;

/**
 * The customer confirmed.
 *
 * @param notRefunded why an asked-for re-credit did not happen; empty when none was asked for
 */
public record Paid(PaymentRequest request, Asking asking, Confirmation confirmed,
                   Optional<Refund.NotRefunded> notRefunded) implements Payment {

    @Override
    public Optional<Asking> transaction() {
        return Optional.of(asking);
    }

    @Override
    public PaymentStatus status() {
        return PaymentStatus.PAID;
    }

    @Override
    public Optional<Confirmation> confirmation() {
        return Optional.of(confirmed);
    }

    @Override
    public Optional<Refund> refund() {
        return notRefunded.map(Refund.class::cast);
    }
}
