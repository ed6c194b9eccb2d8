package fr.ancvconnect.dynamodb;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Records what each query consumed and adds it up. */
final class ReadUnits implements ExecutionInterceptor {

    private final LongAdder queries = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final DoubleAdder units = new DoubleAdder();

    /**
     * The sums of a number of queries.
     *
     * @param items items that were read, whether or not they were returned (DynamoDB's {@code ScannedCount})
     * @param units read units as DynamoDB counts them: of a page's bytes, 0.5 for each 4 KB
     */
    record Sum(long queries, long items, double units) {}

    /** What was consumed since the last call of this method. */
    Sum sinceLast() {
        return new Sum(queries.sumThenReset(), items.sumThenReset(), units.sumThenReset());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof QueryRequest query
                ? query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build()
                : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof QueryResponse response) {
            queries.increment();
            items.add(response.scannedCount());
            units.add(response.consumedCapacity().capacityUnits());
        }
    }
}
