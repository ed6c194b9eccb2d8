package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;

/** Removes the personal data of an item: every attribute whose name starts with {@code personal}. */
final class ErasureUpdates {

    private static final String PERSONAL = "personal";

    private ErasureUpdates() {}

    static boolean isNeeded(ItemReader item) {
        return personal(item).findAny().isPresent();
    }

    /**
     * Erases an entry of a payment's history. The SDK omits its own empty map from the request; DynamoDB rejects any other
     * empty map.
     */
    static ItemUpdate ofHistoryEntry(ItemReader entry) {
        return new ItemUpdate(
                key(entry),
                "REMOVE " + joined(personal(entry)),
                "attribute_exists(#pk)",
                DefaultSdkAutoConstructMap.getInstance());
    }

    /** Erases a payment that still has the version that was read, and removes it from the erasure queue. */
    static ItemUpdate ofPayment(ItemReader payment, WriteId write) {
        long read = payment.number(PaymentItem.VERSION);
        return new ItemUpdate(
                key(payment),
                "SET #version = :next, #writeId = :write" + removal(payment),
                "#version = :read",
                Map.of(
                        ":read",
                        Attributes.number(read),
                        ":next",
                        Attributes.number(read + 1),
                        ":write",
                        Attributes.text(write.value())));
    }

    /**
     * Erases a closed folder and removes it from the erasure queue, on the condition that its place in the queue is unchanged.
     */
    static ItemUpdate ofFolder(ItemReader folder, ErasureCandidate.OfFolder closed, WriteId write) {
        return new ItemUpdate(
                key(folder),
                "SET #writeId = :write" + removal(folder),
                "#dueAt = :read",
                Map.of(":read", Attributes.instant(closed.expectedAt()), ":write", Attributes.text(write.value())));
    }

    /** Moves a folder that is not closed yet to a later place in the erasure queue. */
    static ItemUpdate postpone(ErasureCandidate.OfFolder closed, Instant expectedAt, WriteId write) {
        return new ItemUpdate(
                FolderItem.key(closed.folder()),
                "SET #dueAt = :next, #writeId = :write",
                "#dueAt = :read",
                Map.of(
                        ":read",
                        Attributes.instant(closed.expectedAt()),
                        ":next",
                        Attributes.instant(expectedAt),
                        ":write",
                        Attributes.text(write.value())));
    }

    private static String removal(ItemReader item) {
        return " REMOVE "
                + joined(Stream.concat(Stream.of(TableDefinition.DUE_SHARD, TableDefinition.DUE_AT), personal(item)));
    }

    private static Stream<String> personal(ItemReader item) {
        return item.attributes().keySet().stream().filter(name -> name.startsWith(PERSONAL));
    }

    private static String joined(Stream<String> names) {
        return names.map(name -> "#" + name).collect(Collectors.joining(", "));
    }

    private static ItemKey key(ItemReader item) {
        return new ItemKey(item.text(ItemKey.PK), item.sk());
    }
}
