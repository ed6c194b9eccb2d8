package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All events of the sample payment by name, and the times that lead to different decisions. */
final class EventSamples {

    static final Reason PROBLEM = Reason.code("unknown-beneficiary");
    static final List<AncvState> SETTLED = List.of(AncvState.VALIDATED, AncvState.CONSIGNED, AncvState.PAID);
    static final List<AncvState> FINAL =
            List.of(AncvState.ABORTED, AncvState.EXPIRED, AncvState.REJECTED, AncvState.CANCELLED);
    static final Map<String, Instant> MOMENTS = Map.of(
            "early",
            PaymentSamples.EARLY,
            "open",
            PaymentSamples.OPEN,
            "over",
            PaymentSamples.OVER,
            "long over",
            PaymentSamples.LONG_OVER,
            "lost",
            PaymentSamples.LOST);
    /** The possible authorized amounts, in cents. */
    static final Map<String, long[]> AUTHORISATIONS = Map.of(
            "none",
            new long[0],
            "zero",
            new long[] {0, 0},
            "full",
            new long[] {12_000},
            "part",
            new long[] {5_000},
            "several",
            new long[] {7_000, 5_000});

    private EventSamples() {}

    /** Returns all events that contain no record of ANCV. */
    static Map<String, Event> own() {
        Map<String, Event> own = new LinkedHashMap<>();
        own.put("created", new Event.TransactionCreated(PaymentSamples.ASKING));
        own.put("not created", new Event.CreationFailed(PROBLEM));
        own.put("start over", new Event.StartTimedOut());
        own.put("asked", new Event.PayerNamed());
        own.put("denied", new Event.PayerRejected(PROBLEM));
        own.put("not found", new Event.TransactionNotFound());
        own.put("refusal", new Event.RefusalRequested(Actor.ESTABLISHMENT, PaymentSamples.WORDS));
        own.put("folder in time", new Event.FolderCancelled(Actor.PLATFORM, PaymentSamples.IN_TIME));
        own.put("folder late", new Event.FolderCancelled(Actor.PLATFORM, PaymentSamples.IN_TIME.plusNanos(1)));
        return own;
    }

    /** Returns all events with a record of ANCV: reads, reads after ANCV forbade a cancellation, and successful cancellations. */
    static Map<String, Event> read() {
        Map<String, Event> read = new LinkedHashMap<>();
        for (AncvState state : AncvState.values()) {
            AUTHORISATIONS.forEach((name, cents) -> {
                read.put(state + " " + name, TransactionSamples.in(state, cents).read());
                read.put(
                        state + " " + name + " forbidden",
                        TransactionSamples.in(state, cents).readAfterForbidden());
            });
        }
        AUTHORISATIONS.forEach((name, cents) -> read.put(
                "cancel done " + name,
                new Event.CancellationSucceeded(
                        TransactionSamples.in(AncvState.CANCELLED, cents).transaction())));
        return read;
    }

    static Map<String, Event> all() {
        Map<String, Event> all = own();
        all.putAll(read());
        return all;
    }

    /** Returns ANCV's state in the event's record, or empty for an event without one. */
    static Optional<AncvState> stateAtAncv(Event event) {
        return switch (event) {
            case Event.TransactionRead observed -> Optional.of(observed.found().state());
            case Event.CancellationSucceeded cancelled ->
                Optional.of(cancelled.found().state());
            default -> Optional.empty();
        };
    }
}
