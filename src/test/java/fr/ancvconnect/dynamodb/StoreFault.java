package fr.ancvconnect.dynamodb;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One kind of bad day.
 *
 * @param tokensForgotten whether DynamoDB does not know the token of an earlier try any more (after 10 minutes)
 */
public record StoreFault(String name, When when, Supplier<SdkException> failure, boolean tokensForgotten) {

    /** Before a call takes effect, or after. */
    public enum When { BEFORE, AFTER }

    public static final StoreFault THROTTLING = before("throttling", () -> coded("ThrottlingException", 400));
    static final StoreFault NO_ROOM = before("no room", () -> cancelled("None", "None", "ConditionalCheckFailed"));

    /** What does not pass, at once: the caller dies of it, as it does of a store that stays busy. */
    static StoreFault fatal(When when) {
        return new StoreFault("fatal", when, () -> SdkClientException.create("The store is gone"), false);
    }

    /** Everything that passes: what leaves nothing written, and what leaves open whether it did. */
    public static Stream<StoreFault> all() {
        Stream<StoreFault> sure = Stream.of(THROTTLING,
                before("conflict in a transaction", () -> cancelled("None", "None", "TransactionConflict")),
                before("conflict beside a condition", () -> cancelled("TransactionConflict", "None", "ConditionalCheckFailed")),
                before("throttled transaction", () -> cancelled("ThrottlingError", "None", "None")),
                before("conflict", () -> TransactionConflictException.builder().build()),
                before("throughput", () -> ProvisionedThroughputExceededException.builder().build()),
                before("request limit", () -> RequestLimitExceededException.builder().build()));
        return Stream.concat(sure, Stream.of(
                open("timeout", () -> ApiCallAttemptTimeoutException.create(1)),
                open("lost connection", () -> SdkClientException.create("", new IOException("reset"))),
                open("server error", () -> InternalServerErrorException.builder().build()),
                open("unavailable", () -> coded("ServiceUnavailable", 503))).flatMap(each -> each));
    }

    private static StoreFault before(String name, Supplier<SdkException> failure) {
        return new StoreFault(name, When.BEFORE, failure, false);
    }

    private static Stream<StoreFault> open(String name, Supplier<SdkException> failure) {
        return Stream.of(before(name, failure), new StoreFault(name, When.AFTER, failure, false),
                new StoreFault(name, When.AFTER, failure, true));
    }

    public static SdkException cancelled(String... codes) {
        List<CancellationReason> reasons =
                Stream.of(codes).map(code -> CancellationReason.builder().code(code).build()).toList();
        return TransactionCanceledException.builder().cancellationReasons(reasons).build();
    }

    private static SdkException coded(String code, int status) {
        return (SdkException) DynamoDbException.builder().statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @Override
    public String toString() {
        return name + " " + when + (tokensForgotten ? ", tokens forgotten" : "");
    }
}
