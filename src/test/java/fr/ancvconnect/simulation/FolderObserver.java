package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.Attention.Cancellation;
import fr.ancvconnect.domain.payment.check.NextCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Compares a folder after each write: changes are traced, checked against the rules, and sent to the check index. */
final class FolderObserver {

    private final Map<PaymentId, PaymentWithHistory> known = new HashMap<>();
    private final InMemoryStore store;
    private final WriteRules writes;
    private final CallRules calls;
    private final LaggingIndex index;
    private final SimulationTrace trace;
    private final List<BiConsumer<Optional<PaymentWithHistory>, PaymentWithHistory>> listeners = new ArrayList<>();

    FolderObserver(InMemoryStore store, WriteRules writes, CallRules calls, LaggingIndex index, SimulationTrace trace) {
        this.store = store;
        this.writes = writes;
        this.calls = calls;
        this.index = index;
        this.trace = trace;
    }

    /** Adds a listener for each write. It gets the payment before the write (empty if it is new) and after it. */
    void tells(BiConsumer<Optional<PaymentWithHistory>, PaymentWithHistory> listener) {
        listeners.add(listener);
    }

    void look(FolderId id) {
        FolderWithPayments whole = store.findWhole(id).orElseThrow();
        whole.payments().forEach(this::compare);
        SumRules.check(whole);
    }

    private void compare(PaymentWithHistory now) {
        PaymentId id = now.payment().payment().request().id();
        Optional<PaymentWithHistory> before = Optional.ofNullable(known.get(id));
        if (before.filter(
                        earlier -> earlier.payment().version() == now.payment().version())
                .isPresent()) {
            return;
        }
        known.put(id, now);
        tell(before, now);
        writes.written(before, now);
        calls.written(now.payment());
        index.written(now.payment());
        attention(before, now);
        listeners.forEach(listener -> listener.accept(before, now));
    }

    private void attention(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        Optional<Attention> earlier =
                before.flatMap(story -> story.payment().nextCheck().attention());
        Optional<Attention> next = now.payment().nextCheck().attention();
        next.filter(_ -> earlier.isEmpty()).ifPresent(attention -> trace.saw("needs attention " + attention.reason()));
        earlier.filter(_ -> next.isEmpty()).ifPresent(attention -> trace.saw(attention.reason() + ended(now)));
        Cancellation first = cancellation(earlier);
        Cancellation second = cancellation(next);
        if (first == Cancellation.ORDERED && second == Cancellation.FORBIDDEN) {
            trace.saw("an ordered cancellation is forbidden");
        }
        if (first == Cancellation.FORBIDDEN && second == Cancellation.ORDERED) {
            trace.saw("ordered again after ANCV forbade it");
        }
    }

    private static Cancellation cancellation(Optional<Attention> attention) {
        return attention.map(Attention::cancellation).orElse(Cancellation.NOT_ORDERED);
    }

    private static String ended(PaymentWithHistory now) {
        boolean closed = now.history().getLast().reason().equals(Optional.of(RequestSchedule.CLOSED));
        boolean cancelled = now.history().getLast().reason().equals(Optional.of(Reason.RESOLVED_BY_HAND));
        return closed ? " closed" : cancelled ? " cancelled at ANCV" : " is over";
    }

    private void tell(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        trace.tell(() -> "  %s v%d %s%s due %s"
                .formatted(
                        TraceFormat.id(now.payment().payment()),
                        now.payment().version(),
                        before.map(earlier ->
                                        TraceFormat.state(earlier.payment().payment()) + " -> ")
                                .orElse(""),
                        TraceFormat.state(now.payment().payment()),
                        due(now.payment().nextCheck())));
        boolean backBefore =
                before.filter(story -> has(story, Refund.ReCredited.class)).isPresent();
        if (backBefore && has(now, Refund.Pending.class)) {
            trace.saw("charged again after a re-credit");
        }
        if (now.history().size()
                > before.map(earlier -> earlier.history().size()).orElse(0)) {
            HistoryEntry entry = now.history().getLast();
            trace.saw(entry.status()
                    + entry.reason()
                            .filter(reason -> !reason.personal())
                            .map(reason -> " " + reason.text())
                            .orElse(""));
        }
    }

    private static boolean has(PaymentWithHistory story, Class<? extends Refund> refund) {
        return story.payment().payment().refund().filter(refund::isInstance).isPresent();
    }

    private static String due(NextCheck nextCheck) {
        return nextCheck.dueAt().map(Object::toString).orElse("never")
                + nextCheck
                        .attention()
                        .map(attention -> " needs attention: " + attention.reason())
                        .orElse("");
    }
}
