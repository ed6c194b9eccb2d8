package fr.ancvconnect.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The result of a conditional write. */
public sealed interface WriteResult {

    /** The write took effect. */
    record Applied() implements WriteResult {}

    /** The condition of the first item, the guard, failed. Contains the stored item, if there is one. */
    record ConditionFailed(Optional<ItemReader> stored) implements WriteResult {}

    /** The condition of the guard was true, but the condition of another item of the transaction failed. */
    record OtherConditionFailed() implements WriteResult {}

    /** Whether the write with this id took effect, possibly in an earlier attempt whose response was lost. */
    default boolean tookEffect(WriteId write) {
        return switch (this) {
            case Applied _ -> true;
            case ConditionFailed(Optional<ItemReader> stored) -> write.isLastWriteOf(stored);
            case OtherConditionFailed _ -> false;
        };
    }

    /** The result of a single write whose condition failed. */
    static WriteResult of(ConditionalCheckFailedException failed) {
        return new ConditionFailed(stored(failed.item()));
    }

    /** The result of a transaction in which a condition failed. Any other cancellation is a bug and is thrown. */
    static WriteResult of(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (reasons.stream().noneMatch(ThrottlingErrors::isFailedCondition)) {
            throw cancelled;
        }
        CancellationReason guard = reasons.getFirst();
        return ThrottlingErrors.isFailedCondition(guard)
                ? new ConditionFailed(stored(guard.item()))
                : new OtherConditionFailed();
    }

    private static Optional<ItemReader> stored(Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(new ItemReader(item));
    }
}
