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
    static final Map<String, Instant> TIMES = Map.of(
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
    static final Map<String, long[]> AUTHORIZED_AMOUNTS = Map.of(
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
    static Map<String, Event> withoutRecord() {
        Map<String, Event> withoutRecord = new LinkedHashMap<>();
        withoutRecord.put("created", new Event.TransactionCreated(PaymentSamples.AUTHORIZATION));
        withoutRecord.put("creation failed", new Event.CreationFailed(PROBLEM));
        withoutRecord.put("start timeout", new Event.StartTimedOut());
        withoutRecord.put("payer named", new Event.PayerNamed());
        withoutRecord.put("payer rejected", new Event.PayerRejected(PROBLEM));
        withoutRecord.put("not found", new Event.TransactionNotFound());
        withoutRecord.put("refusal", new Event.RefusalRequested(Actor.ESTABLISHMENT, PaymentSamples.FREE_TEXT));
        withoutRecord.put(
                "folder cancelled in time", new Event.FolderCancelled(Actor.PLATFORM, PaymentSamples.IN_TIME));
        withoutRecord.put(
                "folder cancelled late",
                new Event.FolderCancelled(Actor.PLATFORM, PaymentSamples.IN_TIME.plusNanos(1)));
        return withoutRecord;
    }

    /** Returns all events with a record of ANCV: reads, reads after ANCV forbade a cancellation, and successful cancellations. */
    static Map<String, Event> withRecord() {
        Map<String, Event> withRecord = new LinkedHashMap<>();
        for (AncvState state : AncvState.values()) {
            AUTHORIZED_AMOUNTS.forEach((name, cents) -> {
                withRecord.put(
                        state + " " + name, TransactionSamples.in(state, cents).read());
                withRecord.put(
                        state + " " + name + " forbidden",
                        TransactionSamples.in(state, cents).readAfterForbidden());
            });
        }
        AUTHORIZED_AMOUNTS.forEach((name, cents) -> withRecord.put(
                "cancellation done " + name,
                new Event.CancellationSucceeded(
                        TransactionSamples.in(AncvState.CANCELLED, cents).transaction())));
        return withRecord;
    }

    static Map<String, Event> all() {
        Map<String, Event> all = withoutRecord();
        all.putAll(withRecord());
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
