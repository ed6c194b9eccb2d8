package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Actor;
import java.time.Instant;
import java.util.Optional;

/** One entry of a payment's history: the status, the time, the actor and the reason. */
public record HistoryEntry(Instant at, PaymentStatus status, Actor by, Optional<Reason> reason) {}
