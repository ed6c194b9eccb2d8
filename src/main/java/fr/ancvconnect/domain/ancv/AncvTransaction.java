package fr.ancvconnect.domain.ancv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transaction as ANCV's record has it: the only truth about money.
 *
 * @param paymentId      {@code order.paymentId}, empty when ANCV does not say
 * @param shopId         {@code merchant.shopId}, empty when ANCV does not say
 * @param currency       {@code order.amount.currency}, ISO 4217 numeric, empty when ANCV does not say
 * @param expirationDate the end of the transaction's life, about 5 minutes after its creation
 */
public record AncvTransaction(AncvTransactionId id, AncvState state, Optional<String> paymentId,
                              Optional<String> shopId, Optional<String> currency,
                              List<Authorization> authorizations, Optional<Instant> expirationDate) {

    public AncvTransaction {
        authorizations = List.copyOf(authorizations);
    }

    /**
     * A part of the amount that the customer confirmed.
     *
     * @param cents          {@code amount.total}, as ANCV says it: even a negative one is carried, to be judged
     * @param currency       ISO 4217 numeric, empty when ANCV does not say
     * @param validationDate the moment of confirmation
     */
    public record Authorization(long cents, Optional<String> currency, Optional<Instant> validationDate) {
    }
}
