package fr.ancvconnect.local.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A transaction as it is at one moment. */
public record Transaction(String id, TransactionState state, Optional<String> subState, TransactionOrder asked, Optional<Payer> payer,
        Instant createdAt, Instant updatedAt) {

    /** ANCV's protocol: the transaction as a whole lives about 5 minutes from its creation. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    public static Transaction created(String id, TransactionOrder asked, Instant now) {
        return new Transaction(id, TransactionState.INITIALIZED, Optional.empty(), asked, Optional.empty(), now, now);
    }

    public Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    public Transaction to(TransactionState next, Instant now) {
        return new Transaction(id, next, Optional.empty(), asked, payer, createdAt, now);
    }

    public Transaction rejected(String why, Instant now) {
        return new Transaction(id, TransactionState.REJECTED, Optional.of(why), asked, payer, createdAt, now);
    }

    public Transaction authorization(Payer asked, Instant now) {
        return new Transaction(id, TransactionState.PROCESSING, Optional.empty(), this.asked, Optional.of(asked), createdAt, now);
    }

    public Transaction authorized(Authorization given, Instant now) {
        return new Transaction(id, TransactionState.AUTHORIZED, Optional.empty(), asked,
                payer.map(asked -> asked.authorized(given)), createdAt, now);
    }

    /** What the customer gave, 0 before that. */
    public long authorizedCents() {
        return payer.flatMap(Payer::authorization).map(Authorization::cents).orElse(0L);
    }

    /** What the customer gave, which can be less than was asked. */
    public record Authorization(String number, long cents, Instant validatedAt) {}

    /**
     * The customer who was asked.
     *
     * @param beneficiaryId as the merchant named it: the e-mail address or the number
     * @param customer whose balance it is, whichever way it was named
     */
    public record Payer(String beneficiaryId, Account customer, long cents, Optional<Authorization> authorization) {

        Payer authorized(Authorization given) {
            return new Payer(beneficiaryId, customer, cents, Optional.of(given));
        }
    }
}
