package fr.ancvconnect.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** How a conditional write ended. */
public sealed interface WriteResult {

    /** It took effect. */
    record Done() implements WriteResult {
    }

    /** The first item's own condition, the guard, did not hold; with the item as it is stored, if there is one. */
    record ConditionFailed(Optional<ItemReader> stored) implements WriteResult {
    }

    /** The guard held, the condition of another item of the transaction did not. */
    record OtherConditionFailed() implements WriteResult {
    }

    /** Whether the write of this name took effect, perhaps by an earlier try whose answer was lost. */
    default boolean tookEffect(WriteId write) {
        return switch (this) {
            case Done _ -> true;
            case ConditionFailed(Optional<ItemReader> stored) -> write.wrote(stored);
            case OtherConditionFailed _ -> false;
        };
    }

    /** The outcome of a single write whose condition did not hold. */
    static WriteResult of(ConditionalCheckFailedException failed) {
        return new ConditionFailed(stored(failed.item()));
    }

    /** The outcome of a transaction of which some condition did not hold; any other cancellation is a bug and thrown. */
    static WriteResult of(TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (reasons.stream().noneMatch(ThrottlingErrors::isFailedCondition)) {
            throw cancelled;
        }
        CancellationReason guard = reasons.getFirst();
        return ThrottlingErrors.isFailedCondition(guard) ? new ConditionFailed(stored(guard.item())) : new OtherConditionFailed();
    }

    private static Optional<ItemReader> stored(Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(new ItemReader(item));
    }
}
