package fr.ancvconnect.dynamodb;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;

/** Removes what is personal of an item: every attribute named {@code personal…}, whichever there are. */
final class Erasure {

    private static final String PERSONAL = "personal";

    private Erasure() {
    }

    static boolean isNeeded(ItemReader item) {
        return personal(item).findAny().isPresent();
    }

    /** A line of a payment's history. The SDK's own empty map is left out; DynamoDB rejects any other one. */
    static ItemUpdate ofLine(ItemReader line) {
        return new ItemUpdate(key(line), "REMOVE " + joined(personal(line)), "attribute_exists(#pk)",
                DefaultSdkAutoConstructMap.getInstance());
    }

    /** A payment in the version that was read; it leaves the queue. */
    static ItemUpdate ofPayment(ItemReader payment, WriteId write) {
        long read = payment.number(PaymentItem.VERSION);
        return new ItemUpdate(key(payment), "SET #version = :next, #writeId = :write" + leavesQueue(payment),
                "#version = :read", Map.of(":read", Attributes.number(read), ":next", Attributes.number(read + 1),
                ":write", Attributes.text(write.value())));
    }

    /** A cancelled folder, which changes no more but for its sums; it leaves the queue, if it is still there. */
    static ItemUpdate ofFolder(ItemReader folder, WriteId write) {
        return new ItemUpdate(key(folder), "SET #writeId = :write" + leavesQueue(folder),
                "#status = :cancelled AND attribute_exists(#dueShard)",
                Map.of(":cancelled", Attributes.text(FolderItem.CANCELLED), ":write", Attributes.text(write.value())));
    }

    private static String leavesQueue(ItemReader item) {
        return " REMOVE " + joined(Stream.concat(Stream.of(TableDefinition.DUE_SHARD, TableDefinition.DUE_AT), personal(item)));
    }

    private static Stream<String> personal(ItemReader item) {
        return item.attributes().keySet().stream().filter(name -> name.startsWith(PERSONAL));
    }

    private static String joined(Stream<String> names) {
        return names.map(name -> "#" + name).collect(Collectors.joining(", "));
    }

    private static Key key(ItemReader item) {
        return new Key(item.text(Key.PK), item.sk());
    }
}
