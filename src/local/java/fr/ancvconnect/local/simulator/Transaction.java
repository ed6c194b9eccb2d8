package fr.ancvconnect.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A transaction as it is at one moment. */
record Transaction(String id, State state, Optional<String> subState, Asked asked, Optional<Payer> payer,
        Instant createdAt, Instant updatedAt) {

    /** ANCV's protocol: the transaction as a whole lives about 5 minutes from its creation. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    static Transaction created(String id, Asked asked, Instant now) {
        return new Transaction(id, State.INITIALIZED, Optional.empty(), asked, Optional.empty(), now, now);
    }

    Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    Transaction to(State next, Instant now) {
        return new Transaction(id, next, Optional.empty(), asked, payer, createdAt, now);
    }

    Transaction rejected(String why, Instant now) {
        return new Transaction(id, State.REJECTED, Optional.of(why), asked, payer, createdAt, now);
    }

    Transaction asking(Payer asked, Instant now) {
        return new Transaction(id, State.PROCESSING, Optional.empty(), this.asked, Optional.of(asked), createdAt, now);
    }

    Transaction authorized(Authorization given, Instant now) {
        return new Transaction(id, State.AUTHORIZED, Optional.empty(), asked,
                payer.map(asked -> asked.authorized(given)), createdAt, now);
    }

    /** What the customer gave, 0 before that. */
    long authorizedCents() {
        return payer.flatMap(Payer::authorization).map(Authorization::cents).orElse(0L);
    }
}
