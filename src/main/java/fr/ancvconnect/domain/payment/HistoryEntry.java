package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Actor;
import java.time.Instant;
import java.util.Optional;

/** One line of a payment's story: who did what when. */
public record HistoryEntry(Instant at, PaymentStatus status, Actor by, Optional<Reason> reason) {
}
