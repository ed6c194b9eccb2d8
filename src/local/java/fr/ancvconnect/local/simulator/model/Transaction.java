package fr.ancvconnect.local.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An immutable snapshot of a transaction. */
public record Transaction(
        String id,
        TransactionState state,
        Optional<String> subState,
        TransactionOrder asked,
        Optional<Payer> payer,
        Instant createdAt,
        Instant updatedAt) {

    /** ANCV's protocol: a transaction lives about 5 minutes in total from its creation. */
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
        return new Transaction(
                id, TransactionState.PROCESSING, Optional.empty(), this.asked, Optional.of(asked), createdAt, now);
    }

    public Transaction authorized(Authorization given, Instant now) {
        return new Transaction(
                id,
                TransactionState.AUTHORIZED,
                Optional.empty(),
                asked,
                payer.map(asked -> asked.authorized(given)),
                createdAt,
                now);
    }

    /** Returns the authorized amount, in cents. It is 0 before the authorization. */
    public long authorizedCents() {
        return payer.flatMap(Payer::authorization).map(Authorization::cents).orElse(0L);
    }

    /** The customer's authorization. Its amount, in cents, can be less than the requested amount. */
    public record Authorization(String number, long cents, Instant validatedAt) {}

    /**
     * The customer whose confirmation is requested.
     *
     * @param beneficiaryId the identifier that the merchant sent: the e-mail address or the 11-digit number
     * @param customer the account of this identifier
     * @param cents the requested amount, in cents
     */
    public record Payer(String beneficiaryId, Account customer, long cents, Optional<Authorization> authorization) {

        Payer authorized(Authorization given) {
            return new Payer(beneficiaryId, customer, cents, Optional.of(given));
        }
    }
}
