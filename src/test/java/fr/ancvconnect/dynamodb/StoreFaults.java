package fr.ancvconnect.dynamodb;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Simulates faults of DynamoDB that the embedded database never has. */
public final class StoreFaults implements ExecutionInterceptor {

    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger remaining = new AtomicInteger();
    private final Set<String> excluded;
    private volatile Optional<StoreFault> fault = Optional.empty();

    /** No fault occurs in these operations. */
    public StoreFaults(String... excluded) {
        this.excluded = Set.of(excluded);
    }

    /** The next {@code times} calls fail with this fault. */
    public void next(StoreFault next, int times) {
        after(0, next, times);
    }

    /** After this number of calls, the next {@code times} calls fail with this fault. */
    void after(int calls, StoreFault next, int times) {
        fault = Optional.of(next);
        skipped.set(calls);
        remaining.set(times);
    }

    /** Ends the fault. */
    void end() {
        remaining.set(0);
    }

    public int remaining() {
        return remaining.get();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return fault.filter(StoreFault::tokensForgotten).isPresent()
                        && context.request() instanceof TransactWriteItemsRequest request
                ? request.toBuilder()
                        .clientRequestToken(UUID.randomUUID().toString())
                        .build()
                : context.request();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        failIfDue(StoreFault.When.BEFORE, attributes);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        failIfDue(StoreFault.When.AFTER, attributes);
    }

    private void failIfDue(StoreFault.When when, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        fault.filter(next -> next.when() == when
                        && !excluded.contains(operation)
                        && isZeroElseDecrement(skipped)
                        && !isZeroElseDecrement(remaining))
                .ifPresent(next -> {
                    throw next.failure().get();
                });
    }

    private static boolean isZeroElseDecrement(AtomicInteger counter) {
        return counter.getAndUpdate(count -> Math.max(0, count - 1)) == 0;
    }
}
