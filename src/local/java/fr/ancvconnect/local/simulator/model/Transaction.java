package fr.ancvconnect.local.simulator.model;

import fr.ancvconnect.local.simulator.model.Accounts.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An immutable snapshot of a transaction. */
public record Transaction(
        String id,
        TransactionState state,
        Optional<String> subState,
        TransactionOrder order,
        Optional<Payer> payer,
        Instant createdAt,
        Instant updatedAt) {

    /** ANCV's protocol: a transaction lives about 5 minutes in total from its creation. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    public static Transaction created(String id, TransactionOrder order, Instant now) {
        return new Transaction(id, TransactionState.INITIALIZED, Optional.empty(), order, Optional.empty(), now, now);
    }

    public Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }

    public Transaction to(TransactionState next, Instant now) {
        return new Transaction(id, next, Optional.empty(), order, payer, createdAt, now);
    }

    public Transaction rejected(String reason, Instant now) {
        return new Transaction(id, TransactionState.REJECTED, Optional.of(reason), order, payer, createdAt, now);
    }

    public Transaction authorization(Payer newPayer, Instant now) {
        return new Transaction(
                id, TransactionState.PROCESSING, Optional.empty(), order, Optional.of(newPayer), createdAt, now);
    }

    public Transaction authorized(CustomerAuthorization authorization, Instant now) {
        return new Transaction(
                id,
                TransactionState.AUTHORIZED,
                Optional.empty(),
                order,
                payer.map(known -> known.authorized(authorization)),
                createdAt,
                now);
    }

    /** Returns the authorized amount, in cents. It is 0 before the authorization. */
    public long authorizedCents() {
        return payer.flatMap(Payer::authorization)
                .map(CustomerAuthorization::cents)
                .orElse(0L);
    }

    /** The customer's authorization. Its amount, in cents, can be less than the requested amount. */
    public record CustomerAuthorization(String number, long cents, Instant validatedAt) {}

    /**
     * The customer whose confirmation is requested.
     *
     * @param beneficiaryId the identifier that the merchant sent: the e-mail address or the 11-digit number
     * @param customer the account of this identifier
     * @param cents the requested amount, in cents
     */
    public record Payer(
            String beneficiaryId, Account customer, long cents, Optional<CustomerAuthorization> authorization) {

        Payer authorized(CustomerAuthorization authorization) {
            return new Payer(beneficiaryId, customer, cents, Optional.of(authorization));
        }
    }
}
