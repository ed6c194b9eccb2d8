package fr.ancvconnect.dynamodb;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What DynamoDB does on bad days, and the embedded one never. */
final class Faults implements ExecutionInterceptor {

    private final AtomicInteger left = new AtomicInteger();
    private volatile Optional<Fault> fault = Optional.empty();

    /** The next calls meet this fault, so many of them. */
    void next(Fault next, int times) {
        fault = Optional.of(next);
        left.set(times);
    }

    int left() {
        return left.get();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return fault.filter(Fault::tokensForgotten).isPresent() && context.request() instanceof TransactWriteItemsRequest request
                ? request.toBuilder().clientRequestToken(UUID.randomUUID().toString()).build() : context.request();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        strike(Fault.When.BEFORE);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        strike(Fault.When.AFTER);
    }

    private void strike(Fault.When when) {
        fault.filter(next -> next.when() == when && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0)
                .ifPresent(next -> {
                    throw next.failure().get();
                });
    }
}
