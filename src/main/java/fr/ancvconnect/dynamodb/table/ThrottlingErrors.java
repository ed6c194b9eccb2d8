package fr.ancvconnect.dynamodb.table;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Classifies the failures of DynamoDB that a retry of the same request can resolve. */
final class ThrottlingErrors {

    private static final Set<String> RETRYABLE =
            Set.of("TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");
    private static final int SERVER_ERRORS = 500;

    private ThrottlingErrors() {}

    /** Whether the same request can be retried. */
    static boolean isRetryable(SdkException failure) {
        return isContention(failure) || isUnavailable(failure);
    }

    /** DynamoDB is busy: a conflict with another request, or throttling. */
    static boolean isContention(SdkException failure) {
        return switch (failure) {
            case TransactionCanceledException cancelled -> isRetryable(cancelled.cancellationReasons());
            case TransactionConflictException _ -> true;
            case TransactionInProgressException _ -> true;
            case ProvisionedThroughputExceededException _ -> true;
            case RequestLimitExceededException _ -> true;
            default -> failure instanceof DynamoDbException error && error.isThrottlingException();
        };
    }

    private static boolean isUnavailable(SdkException failure) {
        return switch (failure) {
            case InternalServerErrorException _ -> true;
            case DynamoDbException error -> error.statusCode() >= SERVER_ERRORS;
            default -> isConnectionFailure(failure);
        };
    }

    /** The cause is not always direct: the SDK wraps the failure of a response that stops in the middle twice. */
    private static boolean isConnectionFailure(SdkException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }

    static boolean isFailedCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /**
     * A failed condition of the guard is a result. A failed condition of another item is not a result while an item of this
     * service may still be locked.
     */
    private static boolean isRetryable(List<CancellationReason> reasons) {
        boolean guardFailed = reasons.stream().limit(1).anyMatch(ThrottlingErrors::isFailedCondition);
        return !guardFailed && reasons.stream().anyMatch(reason -> RETRYABLE.contains(reason.code()));
    }
}
