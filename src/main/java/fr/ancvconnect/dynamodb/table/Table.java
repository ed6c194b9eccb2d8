package fr.ancvconnect.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The DynamoDB table. All calls to DynamoDB are made here. Each call is retried while DynamoDB is busy or unavailable. After
 * the last attempt, {@link fr.ancvconnect.app.StoreBusy} or {@link fr.ancvconnect.app.StoreUnavailable} is thrown.
 */
public class Table {

    private final DynamoDbClient client;
    private final String name;
    private final ThrottlingRetry retry;

    /** The table with this name, with a retry on the system clock. */
    public Table(DynamoDbClient client, String name) {
        this(client, name, new ThrottlingRetry(System::nanoTime));
    }

    public Table(DynamoDbClient client, String name, ThrottlingRetry retry) {
        this.client = client;
        this.name = name;
        this.retry = retry;
    }

    public Optional<ItemReader> get(ItemKey key) {
        var response = retry.of(() ->
                client.getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true)));
        return response.hasItem() ? Optional.of(new ItemReader(response.item())) : Optional.empty();
    }

    /** The items that exist, in one consistent read, in no particular order. */
    public List<ItemReader> getAll(List<ItemKey> keys) {
        var requested = KeysAndAttributes.builder()
                .keys(keys.stream().map(ItemKey::attributes).toList())
                .consistentRead(true)
                .build();
        var request = BatchGetItemRequest.builder()
                .requestItems(Map.of(name, requested))
                .build();
        var response = retry.of(() -> complete(client.batchGetItem(request)));
        return response.responses().getOrDefault(name, List.of()).stream()
                .map(ItemReader::new)
                .toList();
    }

    /** Unprocessed keys mean that DynamoDB is busy. The retry reads all keys again, because there are at most three. */
    private static BatchGetItemResponse complete(BatchGetItemResponse response) {
        if (!response.unprocessedKeys().isEmpty()) {
            throw ProvisionedThroughputExceededException.builder()
                    .message("Keys were not processed")
                    .build();
        }
        return response;
    }

    /** One page, up to the request's limit or to DynamoDB's own limit. */
    public ItemPage page(QueryRequest.Builder request) {
        QueryRequest query = request.tableName(name).build();
        return ItemPage.of(retry.of(() -> client.query(query)));
    }

    /** All pages. */
    public List<ItemReader> all(QueryRequest.Builder request) {
        QueryRequest query = request.tableName(name).build();
        return retry.of(() -> client.queryPaginator(query).items().stream()
                .map(ItemReader::new)
                .toList());
    }

    public WriteResult write(ItemUpdate update) {
        return single(() -> client.updateItem(update.alone(name)));
    }

    public WriteResult write(ItemPut put) {
        return single(() -> client.putItem(put.alone(name)));
    }

    /**
     * Writes all items or none. If an earlier attempt took effect, the client request token makes a retry return the same
     * result.
     */
    public WriteResult write(WriteTransaction transaction) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(transaction.on(name))
                .clientRequestToken(WriteId.next().value())
                .build();
        try {
            retry.of(() -> client.transactWriteItems(request));
            return new WriteResult.Applied();
        } catch (TransactionCanceledException cancelled) {
            return WriteResult.of(cancelled);
        }
    }

    private WriteResult single(Supplier<?> write) {
        try {
            retry.of(write);
            return new WriteResult.Applied();
        } catch (ConditionalCheckFailedException failed) {
            return WriteResult.of(failed);
        }
    }
}
