package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Open;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes of a payment's item, each on the condition that its version is the one before. */
final class PaymentUpdates {

    private static final List<String> STATE_AND_LOOK =
            Stream.concat(PaymentState.NAMES.stream(), NextLook.NAMES.stream()).toList();

    private PaymentUpdates() {
    }

    /**
     * Whether a single write does: the payment goes on being open, which moves no sums, and its history gets no line but
     * that of becoming PENDING.
     */
    static boolean isSingleWrite(TrackedPayment read, TrackedPayment next, Decision.Changed decision) {
        boolean staysOpen = next.payment() instanceof Open
                && read.payment().transaction().equals(next.payment().transaction());
        return staysOpen && (decision.entry().isEmpty() || read.payment().status() != next.payment().status());
    }

    /** The payment in its next state. */
    static ItemUpdate become(TrackedPayment next, WriteId write) {
        return update(next, state(next, write), STATE_AND_LOOK);
    }

    /** The same, with its history's line inside where it became PENDING. */
    static ItemUpdate stayOpen(TrackedPayment next, Optional<HistoryEntry> entry, WriteId write) {
        ItemWriter state = state(next, write);
        entry.ifPresent(line -> state.value(HistoryItem.ASKED_ENTRY, HistoryItem.toAskedEntry(next, line)));
        return update(next, state, STATE_AND_LOOK);
    }

    /** The payment with another next look. */
    static ItemUpdate lookNext(TrackedPayment next, WriteId write) {
        return update(next, look(next, write, new ItemWriter()), NextLook.NAMES);
    }

    private static ItemWriter state(TrackedPayment next, WriteId write) {
        var to = new ItemWriter();
        PaymentState.write(next.payment(), to);
        return look(next, write, to);
    }

    private static ItemWriter look(TrackedPayment next, WriteId write, ItemWriter to) {
        NextLook.write(next.payment(), next.followUp(), to);
        return to.number(PaymentItem.VERSION, next.version()).text(WriteId.NAME, write.value());
    }

    private static ItemUpdate update(TrackedPayment next, ItemWriter to, List<String> replaced) {
        Map<String, AttributeValue> set = to.item();
        String sets = set.keySet().stream().map(name -> "#" + name + " = :" + name).collect(Collectors.joining(", "));
        String removes = replaced.stream().filter(name -> !set.containsKey(name)).map(name -> "#" + name)
                .collect(Collectors.joining(", "));
        Map<String, AttributeValue> values = new HashMap<>();
        set.forEach((name, value) -> values.put(":" + name, value));
        values.put(":read", Attributes.number(next.version() - 1));
        return new ItemUpdate(PaymentItem.key(next), "SET " + sets + (removes.isEmpty() ? "" : " REMOVE " + removes),
                "#version = :read", values);
    }
}
