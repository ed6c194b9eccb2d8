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

    private final Map<PaymentId, PaymentWithHistory> last = new HashMap<>();
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
    void onWrite(BiConsumer<Optional<PaymentWithHistory>, PaymentWithHistory> listener) {
        listeners.add(listener);
    }

    void observe(FolderId id) {
        FolderWithPayments folder = store.findWithPayments(id).orElseThrow();
        folder.payments().forEach(this::compare);
        SumRules.check(folder);
        SumRules.checkLinks(folder, store.all(id).links());
    }

    private void compare(PaymentWithHistory now) {
        PaymentId id = now.payment().payment().request().id();
        Optional<PaymentWithHistory> before = Optional.ofNullable(last.get(id));
        if (before.filter(
                        earlier -> earlier.payment().version() == now.payment().version())
                .isPresent()) {
            return;
        }
        last.put(id, now);
        traceChange(before, now);
        writes.written(before, now);
        calls.written(now.payment());
        index.written(now.payment());
        attention(before, now);
        listeners.forEach(listener -> listener.accept(before, now));
    }

    private void attention(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        Optional<Attention> earlier =
                before.flatMap(payment -> payment.payment().nextCheck().attention());
        Optional<Attention> next = now.payment().nextCheck().attention();
        next.filter(_ -> earlier.isEmpty())
                .ifPresent(attention -> trace.count("needs attention " + attention.reason()));
        earlier.filter(_ -> next.isEmpty()).ifPresent(attention -> trace.count(attention.reason() + ended(now)));
        Cancellation first = cancellation(earlier);
        Cancellation second = cancellation(next);
        if (first == Cancellation.ORDERED && second == Cancellation.FORBIDDEN) {
            trace.count("an ordered cancellation is forbidden");
        }
        if (first == Cancellation.FORBIDDEN && second == Cancellation.ORDERED) {
            trace.count("ordered again after ANCV forbade it");
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

    private void traceChange(Optional<PaymentWithHistory> before, PaymentWithHistory now) {
        trace.log(() -> "  %s v%d %s%s due %s"
                .formatted(
                        TraceFormat.id(now.payment().payment()),
                        now.payment().version(),
                        before.map(earlier ->
                                        TraceFormat.state(earlier.payment().payment()) + " -> ")
                                .orElse(""),
                        TraceFormat.state(now.payment().payment()),
                        due(now.payment().nextCheck())));
        boolean reCreditedBefore =
                before.filter(payment -> has(payment, Refund.ReCredited.class)).isPresent();
        if (reCreditedBefore && has(now, Refund.ReCreditPending.class)) {
            trace.count("charged again after a re-credit");
        }
        if (now.history().size()
                > before.map(earlier -> earlier.history().size()).orElse(0)) {
            HistoryEntry entry = now.history().getLast();
            trace.count(entry.status()
                    + entry.reason()
                            .filter(reason -> !reason.personal())
                            .map(reason -> " " + reason.text())
                            .orElse(""));
        }
    }

    private static boolean has(PaymentWithHistory payment, Class<? extends Refund> refund) {
        return payment.payment().payment().refund().filter(refund::isInstance).isPresent();
    }

    private static String due(NextCheck nextCheck) {
        return nextCheck.dueAt().map(Object::toString).orElse("never")
                + nextCheck
                        .attention()
                        .map(attention -> " needs attention: " + attention.reason())
                        .orElse("");
    }
}
