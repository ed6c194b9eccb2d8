package fr.ancvconnect.domain.ancv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transaction as ANCV's record shows it. ANCV's record is the only source of truth for money.
 *
 * @param paymentId      {@code order.paymentId}; empty if ANCV does not send it
 * @param shopId         {@code merchant.shopId}; empty if ANCV does not send it
 * @param currency       {@code order.amount.currency}, ISO 4217 numeric; empty if ANCV does not send it
 * @param expirationDate the time at which the transaction expires, about 5 minutes after its creation
 */
public record AncvTransaction(
        AncvTransactionId id,
        AncvState state,
        Optional<String> paymentId,
        Optional<String> shopId,
        Optional<String> currency,
        List<Authorization> authorizations,
        Optional<Instant> expirationDate) {

    public AncvTransaction {
        authorizations = List.copyOf(authorizations);
    }

    /**
     * A part of the amount that the customer confirmed.
     *
     * @param cents          {@code amount.total} as ANCV sends it; it can be negative, the interpreter validates it
     * @param currency       ISO 4217 numeric; empty if ANCV does not send it
     * @param validationDate the time of the confirmation
     */
    public record Authorization(long cents, Optional<String> currency, Optional<Instant> validationDate) {}
}
