package fr.ancvconnect.bench.growth;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Records the capacity that each request to DynamoDB consumed, and adds it up. */
final class CapacityRecorder implements ExecutionInterceptor {

    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final LongAdder queries = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    /**
     * The sums of a number of requests.
     *
     * @param queries    the number of queries, which are the only requests that read more than two items
     * @param items      items that queries read, whether or not they were returned (DynamoDB's {@code ScannedCount})
     * @param readUnits  read units as DynamoDB counts them: 1 for each 4 KB, or 0.5 if the read is eventually consistent
     * @param writeUnits write units as DynamoDB counts them: 1 for each KB of an item and of its index entries, 2 in a
     *                   transaction
     */
    record Capacity(long queries, long items, double readUnits, double writeUnits) {

        static final Capacity NONE = new Capacity(0, 0, 0, 0);

        Capacity plus(Capacity other) {
            return new Capacity(
                    queries + other.queries,
                    items + other.items,
                    readUnits + other.readUnits,
                    writeUnits + other.writeUnits);
        }
    }

    /** What was consumed since the last call of this method. */
    Capacity sinceLast() {
        return new Capacity(
                queries.sumThenReset(), items.sumThenReset(), readUnits.sumThenReset(), writeUnits.sumThenReset());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(TOTAL).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest write ->
                write.toBuilder().returnConsumedCapacity(TOTAL).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        switch (response) {
            case QueryResponse query -> {
                queries.increment();
                items.add(query.scannedCount());
                readUnits.add(query.consumedCapacity().capacityUnits());
            }
            case GetItemResponse get -> readUnits.add(get.consumedCapacity().capacityUnits());
            case BatchGetItemResponse get -> readUnits.add(sum(get.consumedCapacity()));
            case PutItemResponse put -> writeUnits.add(put.consumedCapacity().capacityUnits());
            case UpdateItemResponse update ->
                writeUnits.add(update.consumedCapacity().capacityUnits());
            case TransactWriteItemsResponse write -> writeUnits.add(sum(write.consumedCapacity()));
            default -> {}
        }
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
