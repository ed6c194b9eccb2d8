package peer;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import peer.Payment.Confirmation;
import peer.Payment.Establishment;
import peer.Payment.Folder;
import peer.Payment.HistoryEntry;
import peer.Payment.Request;
import peer.Payment.Transaction;
import peer.PaymentItems.Item;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Stores payments. A write on a stale version fails with an exception of the SDK. */
@Repository
class PaymentStore {

    private static final ReturnValuesOnConditionCheckFailure ALL_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;
    private static final Duration UNTIL_FIRST_CHECK = Duration.ofSeconds(38);
    private static final Duration UNTIL_NEXT_CHECK = Duration.ofSeconds(45);
    private static final Duration UNTIL_CAPTURE = Duration.ofHours(1);

    private final DynamoDbClient dynamoDb;
    private final String table;

    PaymentStore(DynamoDbClient dynamoDb, PeerApplication.Settings settings) {
        this.dynamoDb = dynamoDb;
        this.table = settings.tableName();
    }

    /** What one read returns: the folder, and a payment with this id. */
    record FolderAndPayment(Optional<Folder> folder, Optional<Payment> payment) {}

    FolderAndPayment findFolderAndPayment(String folder, String payment) {
        var keys = KeysAndAttributes.builder()
                .keys(
                        PaymentItems.folderKey(folder).attributes(),
                        PaymentItems.paymentKey(folder, payment).attributes())
                .consistentRead(true)
                .build();
        List<Map<String, AttributeValue>> found = dynamoDb.batchGetItem(
                        batch -> batch.requestItems(Map.of(table, keys)))
                .responses()
                .get(table);
        Map<Boolean, Map<String, AttributeValue>> byKind = found.stream()
                .collect(toUnmodifiableMap(item -> item.get("sk").s().equals("FOLDER"), item -> item));
        return new FolderAndPayment(
                Optional.ofNullable(byKind.get(true)).map(PaymentItems::folder),
                Optional.ofNullable(byKind.get(false)).map(PaymentItems::payment));
    }

    Optional<Establishment> findEstablishment(String id) {
        return find(Item.key("ESTABLISHMENT#" + id, "ESTABLISHMENT")).map(PaymentItems::establishment);
    }

    Optional<Payment> findPayment(String folder, String id) {
        return find(PaymentItems.paymentKey(folder, id)).map(PaymentItems::payment);
    }

    private Optional<Map<String, AttributeValue>> find(Item key) {
        var found = dynamoDb.getItem(
                get -> get.tableName(table).key(key.attributes()).consistentRead(true));
        return found.hasItem() ? Optional.of(found.item()) : Optional.empty();
    }

    /** The entry of the change to PENDING is in the payment's own item. */
    Optional<Payment.WithHistory> findPaymentWithHistory(String folder, String id) {
        Item key = new Item().text(":pk", "FOLDER#" + folder).text(":sk", "PAYMENT#" + id);
        List<Map<String, AttributeValue>> items = dynamoDb.query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(Expression.QUERY.condition())
                        .expressionAttributeNames(Expression.QUERY.names())
                        .expressionAttributeValues(key.attributes()))
                .items();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Stream<Map<String, AttributeValue>> entries = items.stream().skip(1);
        AttributeValue asked = items.getFirst().get("askedEntry");
        List<HistoryEntry> history = (asked == null ? entries : Stream.concat(entries, Stream.of(asked.m())))
                .map(PaymentItems::historyEntry)
                .sorted(Comparator.comparing(HistoryEntry::version))
                .toList();
        return Optional.of(new Payment.WithHistory(PaymentItems.payment(items.getFirst()), history));
    }

    /** Writes a new payment with its history, and reserves its amount in the folder. */
    void insert(Payment payment, Folder folder) {
        Request request = payment.request();
        Item reservation = PaymentItems.sums(request.cents(), 0, -request.cents(), 1, request.byGuest() ? 1 : 0)
                .number(":one", 1)
                .text(":open", "OPEN")
                .number(":amount", request.cents())
                .number(":mostLive", 25)
                .number(":mostInAll", 200);
        if (request.byGuest()) {
            reservation
                    .instants(":readStarts", folder.guestStarts())
                    .instants(":nextStarts", folder.guestStartsWith(request.requestedAt()));
        }
        write(
                put(PaymentItems.newPayment(payment, request.requestedAt().plus(UNTIL_FIRST_CHECK)), Expression.NEW),
                put(PaymentItems.historyItem(payment, request.requestedAt(), request.by()), Expression.NEW),
                update(
                        PaymentItems.folderKey(folder.id()),
                        request.byGuest() ? Expression.RESERVE_BY_GUEST : Expression.RESERVE,
                        reservation));
    }

    /** Writes the id of ANCV's transaction, before the customer is asked, with a pointer from it to the payment. */
    void updateCreated(Payment payment) {
        Request request = payment.request();
        String transaction = payment.transaction().id();
        Item pointer = Item.key("ANCV_TRANSACTION#" + transaction, "POINTER")
                .text("folderId", request.folder())
                .text("paymentId", request.id());
        write(
                update(
                        PaymentItems.paymentKey(request),
                        Expression.CREATED,
                        state(payment, "DUE", request.requestedAt().plus(UNTIL_FIRST_CHECK))),
                put(pointer, Expression.NEW_POINTER, new Item().text(":paymentId", request.id())));
    }

    /** Writes that ANCV asked the customer. The history entry is in the same item, so that one write is enough. */
    void updatePending(Payment payment, Instant at) {
        Item values = state(payment, "DUE", at.plus(UNTIL_NEXT_CHECK))
                .map(":askedEntry", PaymentItems.historyEntry(new Item(), payment, at, "SYSTEM"));
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(PaymentItems.paymentKey(payment.request()).attributes())
                .updateExpression(Expression.PENDING.update())
                .conditionExpression(Expression.PENDING.condition())
                .expressionAttributeNames(Expression.PENDING.names())
                .expressionAttributeValues(values.attributes())
                .returnValuesOnConditionCheckFailure(ALL_OLD));
    }

    /** Writes the confirmation. The amount moves from the folder's pending to its paid amount. */
    void updatePaid(Payment payment, Instant at) {
        Request request = payment.request();
        Confirmation confirmation = payment.confirmation();
        long notConfirmed = request.cents() - confirmation.cents();
        write(
                update(
                        PaymentItems.paymentKey(request),
                        Expression.PAID,
                        state(payment, "WAITING", at.plus(UNTIL_CAPTURE))
                                .number(":paidCents", confirmation.cents())
                                .instant(":paidAt", confirmation.paidAt())),
                put(
                        PaymentItems.historyItem(payment, at, "CUSTOMER")
                                .map("event", PaymentItems.paidEvent(payment, at)),
                        Expression.NEW),
                update(
                        PaymentItems.folderKey(request.folder()),
                        Expression.CHANGE_SUMS,
                        PaymentItems.sums(
                                -request.cents(), confirmation.cents(), notConfirmed, 0, request.byGuest() ? -1 : 0)));
    }

    /** Writes that ANCV did not create the transaction. The reserved amount is available again. */
    void updateFailed(Payment payment, Instant at, String reason) {
        Request request = payment.request();
        Item values = new Item()
                .text(":status", payment.status().name())
                .instant(":closedAt", at)
                .text(":reason", reason)
                .text(":dueShard", PaymentItems.shard("SETTLED", request.id()))
                .instant(":dueAt", at);
        write(
                update(PaymentItems.paymentKey(request), Expression.FAILED, versioned(payment, values)),
                put(PaymentItems.historyItem(payment, at, "SYSTEM").text("reason", reason), Expression.NEW),
                update(
                        PaymentItems.folderKey(request.folder()),
                        Expression.CHANGE_SUMS,
                        PaymentItems.sums(-request.cents(), 0, request.cents(), -1, request.byGuest() ? -1 : 0)));
    }

    private static Item state(Payment payment, String shard, Instant nextCheck) {
        Transaction transaction = payment.transaction();
        Item values = new Item()
                .text(":status", payment.status().name())
                .text(":ancvTransactionId", transaction.id())
                .instant(":expiresAt", transaction.expiresAt())
                .instant(":lifeEndsAt", transaction.lifeEndsAt())
                .text(":dueShard", PaymentItems.shard(shard, payment.request().id()))
                .instant(":dueAt", nextCheck);
        return versioned(payment, values);
    }

    private static Item versioned(Payment payment, Item values) {
        return values.number(":tries", 0)
                .number(":version", payment.version())
                .number(":read", payment.version() - 1)
                .text(":writeId", UUID.randomUUID().toString());
    }

    private void write(TransactWriteItem... items) {
        dynamoDb.transactWriteItems(transaction -> transaction.transactItems(items));
    }

    private TransactWriteItem put(Item item, Expression put) {
        return put(item, put, null);
    }

    private TransactWriteItem put(Item item, Expression put, @Nullable Item values) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item.attributes())
                        .conditionExpression(put.condition())
                        .expressionAttributeNames(put.names())
                        .expressionAttributeValues(values == null ? null : values.attributes())
                        .returnValuesOnConditionCheckFailure(ALL_OLD)
                        .build())
                .build();
    }

    private TransactWriteItem update(Item key, Expression update, Item values) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key.attributes())
                        .updateExpression(update.update())
                        .conditionExpression(update.condition())
                        .expressionAttributeNames(update.names())
                        .expressionAttributeValues(values.attributes())
                        .returnValuesOnConditionCheckFailure(ALL_OLD)
                        .build())
                .build();
    }
}
