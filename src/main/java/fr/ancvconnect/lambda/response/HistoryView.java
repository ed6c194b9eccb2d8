package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** One line of a payment's story. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HistoryView(Instant at, String status, String by, String reason) {

    static HistoryView of(HistoryEntry entry) {
        return new HistoryView(entry.at(), entry.status().name(), entry.by().name(),
                entry.reason().map(Reason::text).orElse(null));
    }
}
