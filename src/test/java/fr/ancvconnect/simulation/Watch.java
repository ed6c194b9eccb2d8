package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.PaymentStory;
import fr.ancvconnect.app.WholeFolder;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at a folder after each write: what changed is told, held against the rules, and shown by the index. */
final class Watch {

    private final Map<PaymentId, PaymentStory> known = new HashMap<>();
    private final InMemoryStore store;
    private final WriteRules writes;
    private final CallRules calls;
    private final LaggingIndex index;
    private final Trace trace;
    private Consumer<Payment> operators = _ -> { };

    Watch(InMemoryStore store, WriteRules writes, CallRules calls, LaggingIndex index, Trace trace) {
        this.store = store;
        this.writes = writes;
        this.calls = calls;
        this.index = index;
        this.trace = trace;
    }

    /** Who looks at what begins to need attention. */
    void needsAttention(Consumer<Payment> listener) {
        operators = listener;
    }

    void look(FolderId id) {
        WholeFolder whole = store.findWhole(id).orElseThrow();
        whole.payments().forEach(this::compare);
        SumRules.check(whole);
    }

    private void compare(PaymentStory now) {
        PaymentId id = now.payment().payment().request().id();
        Optional<PaymentStory> before = Optional.ofNullable(known.get(id));
        if (before.filter(earlier -> earlier.payment().version() == now.payment().version()).isPresent()) {
            return;
        }
        known.put(id, now);
        tell(before, now);
        writes.written(before, now);
        calls.written(now.payment().payment());
        index.written(now.payment());
        if (needsAttention(now) && before.filter(Watch::needsAttention).isEmpty()) {
            trace.saw("needs attention");
            operators.accept(now.payment().payment());
        }
    }

    private static boolean needsAttention(PaymentStory story) {
        return story.payment().followUp().attention().isPresent();
    }

    private void tell(Optional<PaymentStory> before, PaymentStory now) {
        trace.tell(() -> "  %s v%d %s%s due %s".formatted(Tell.id(now.payment().payment()), now.payment().version(),
                before.map(earlier -> Tell.state(earlier.payment().payment()) + " -> ").orElse(""),
                Tell.state(now.payment().payment()), due(now.payment().followUp())));
        if (now.history().size() > before.map(earlier -> earlier.history().size()).orElse(0)) {
            HistoryEntry entry = now.history().getLast();
            trace.saw(entry.status() + entry.reason().filter(reason -> !reason.personal())
                    .map(reason -> " " + reason.text()).orElse(""));
        }
    }

    private static String due(FollowUp followUp) {
        return followUp.dueAt().map(Object::toString).orElse("never")
                + followUp.attention().map(attention -> " needs attention: " + attention.reason()).orElse("");
    }
}
