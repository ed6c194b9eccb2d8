package fr.ancvconnect.domain.payment;

import java.time.Instant;

/** What the service could not settle after many tries (it goes on trying) or does not dare to decide. */
public record Attention(Instant since, Why reason) {

    /** Why somebody should look. */
    public enum Why { TOO_MANY_TRIES, TRANSACTION_MISMATCH }
}
