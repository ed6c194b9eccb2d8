package fr.ancvconnect.lambda.response;

import fr.ancvconnect.domain.payment.check.Attention;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** That somebody should look at a payment, and why. */
@RegisterForReflection
public record AttentionView(Instant since, String reason) {

    static AttentionView of(Attention attention) {
        return new AttentionView(attention.since(), attention.reason().name());
    }
}
