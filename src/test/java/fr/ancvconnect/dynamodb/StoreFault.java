package fr.ancvconnect.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
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
 * One kind of fault of DynamoDB.
 *
 * @param tokensForgotten whether DynamoDB no longer knows the token of an earlier attempt (after 10 minutes)
 */
public record StoreFault(String name, When when, Supplier<SdkException> failure, boolean tokensForgotten) {

    /** Whether the fault occurs before or after the call takes effect. */
    public enum When {
        BEFORE,
        AFTER
    }

    public static final StoreFault THROTTLING = before("throttling", () -> coded("ThrottlingException", 400));
    static final StoreFault FOLDER_CONDITION_FAILED =
            before("failed condition of the folder", () -> cancelled("None", "None", "ConditionalCheckFailed"));

    /** A fault that is not retried. The caller fails, as it does if the store stays busy. */
    static StoreFault fatal(When when) {
        return new StoreFault("fatal", when, () -> SdkClientException.create("Fatal"), false);
    }

    /** All faults that are retried: those after which nothing is written, and those after which it is unknown. */
    public static Stream<StoreFault> all() {
        Stream<StoreFault> withoutEffect = Stream.of(
                THROTTLING,
                before("conflict in a transaction", () -> cancelled("None", "None", "TransactionConflict")),
                before(
                        "conflict with a failed condition",
                        () -> cancelled("TransactionConflict", "None", "ConditionalCheckFailed")),
                before("throttled transaction", () -> cancelled("ThrottlingError", "None", "None")),
                before("conflict", () -> TransactionConflictException.builder().build()),
                before(
                        "throughput",
                        () -> ProvisionedThroughputExceededException.builder().build()),
                before(
                        "request limit",
                        () -> RequestLimitExceededException.builder().build()));
        return Stream.concat(
                withoutEffect,
                Stream.of(
                                unknownEffect(
                                        "timeout",
                                        () -> SdkClientException.create(
                                                "", new SocketTimeoutException("Read timed out"))),
                                unknownEffect(
                                        "stalled response",
                                        () -> SdkClientException.create(
                                                "",
                                                new UncheckedIOException(
                                                        new SocketTimeoutException("Read timed out")))),
                                unknownEffect(
                                        "lost connection",
                                        () -> SdkClientException.create("", new IOException("reset"))),
                                unknownEffect(
                                        "server error",
                                        () -> InternalServerErrorException.builder()
                                                .build()),
                                unknownEffect("unavailable", () -> coded("ServiceUnavailable", 503)))
                        .flatMap(each -> each));
    }

    private static StoreFault before(String name, Supplier<SdkException> failure) {
        return new StoreFault(name, When.BEFORE, failure, false);
    }

    private static Stream<StoreFault> unknownEffect(String name, Supplier<SdkException> failure) {
        return Stream.of(
                before(name, failure),
                new StoreFault(name, When.AFTER, failure, false),
                new StoreFault(name, When.AFTER, failure, true));
    }

    public static SdkException cancelled(String... codes) {
        List<CancellationReason> reasons = Stream.of(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList();
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .build();
    }

    private static SdkException coded(String code, int status) {
        return (SdkException) DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @Override
    public String toString() {
        return name + " " + when + (tokensForgotten ? ", tokens forgotten" : "");
    }
}
