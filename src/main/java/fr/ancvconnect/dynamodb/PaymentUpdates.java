package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.dynamodb.item.CheckAttributes;
import fr.ancvconnect.dynamodb.item.HistoryItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.item.PaymentStateAttributes;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Updates of a payment's item, each on the condition that the stored version is the previous one. */
final class PaymentUpdates {

    private static final List<String> STATE_AND_CHECK = Stream.concat(
                    PaymentStateAttributes.NAMES.stream(), CheckAttributes.NAMES.stream())
            .toList();

    private PaymentUpdates() {}

    /**
     * Whether a single write is sufficient: the payment stays open, so the folder's sums do not change, and the only possible
     * history entry is that of the change to PENDING.
     */
    static boolean isSingleWrite(VersionedPayment read, VersionedPayment next, Decision.Changed decision) {
        boolean staysOpen = next.payment() instanceof Open
                && read.payment().transaction().equals(next.payment().transaction());
        return staysOpen
                && (decision.entry().isEmpty()
                        || read.payment().status() != next.payment().status());
    }

    /** Writes the payment's next state. */
    static ItemUpdate writeState(VersionedPayment next, WriteId write) {
        return update(next, state(next, write), STATE_AND_CHECK);
    }

    /** Writes the payment's next state. The history entry of the change to PENDING is stored in the payment's item. */
    static ItemUpdate writeOpenState(VersionedPayment next, Optional<HistoryEntry> entry, WriteId write) {
        ItemWriter state = state(next, write);
        entry.ifPresent(
                historyEntry -> state.value(HistoryItem.PENDING_ENTRY, HistoryItem.toPendingEntry(next, historyEntry)));
        return update(next, state, STATE_AND_CHECK);
    }

    /** Writes the payment's next check only. */
    static ItemUpdate updateNextCheck(VersionedPayment next, WriteId write) {
        return update(next, nextCheck(next, write, new ItemWriter()), CheckAttributes.NAMES);
    }

    private static ItemWriter state(VersionedPayment next, WriteId write) {
        var to = new ItemWriter();
        PaymentStateAttributes.write(next.payment(), to);
        return nextCheck(next, write, to);
    }

    private static ItemWriter nextCheck(VersionedPayment next, WriteId write, ItemWriter to) {
        CheckAttributes.write(next.payment(), next.nextCheck(), to);
        return to.number(PaymentItem.VERSION, next.version()).text(WriteId.NAME, write.value());
    }

    private static ItemUpdate update(VersionedPayment next, ItemWriter to, List<String> replaced) {
        Map<String, AttributeValue> set = to.item();
        String sets =
                set.keySet().stream().map(name -> "#" + name + " = :" + name).collect(Collectors.joining(", "));
        String removes = replaced.stream()
                .filter(name -> !set.containsKey(name))
                .map(name -> "#" + name)
                .collect(Collectors.joining(", "));
        Map<String, AttributeValue> values = new HashMap<>();
        set.forEach((name, value) -> values.put(":" + name, value));
        values.put(":read", Attributes.number(next.version() - 1));
        return new ItemUpdate(
                PaymentItem.key(next),
                "SET " + sets + (removes.isEmpty() ? "" : " REMOVE " + removes),
                "#version = :read",
                values);
    }
}
