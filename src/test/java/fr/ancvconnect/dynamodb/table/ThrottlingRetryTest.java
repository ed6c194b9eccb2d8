package fr.ancvconnect.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.StoreUnavailable;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.dynamodb.LocalTables;
import fr.ancvconnect.dynamodb.StoreFault;
import fr.ancvconnect.dynamodb.StoreFaults;
import fr.ancvconnect.dynamodb.StoreFixture;
import fr.ancvconnect.dynamodb.StoreSamples;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Temporary failures are retried a limited number of times. */
class ThrottlingRetryTest {

    private final StoreFaults faults = new StoreFaults();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named("retries-" + UUID.randomUUID(), faults));

    @Test
    void persistent_throttling_throws_store_busy_after_the_last_attempt() {
        BookingFolder folder = stores.folder(100);
        faults.next(StoreFault.THROTTLING, 1_000);
        assertThatThrownBy(() -> stores.payments()
                        .findBoth(
                                folder.id(),
                                StoreSamples.requested(folder, "key", 1)
                                        .payment()
                                        .request()
                                        .id()))
                .isInstanceOf(StoreBusy.class);
        assertThat(faults.remaining()).isEqualTo(1_000 - ThrottlingRetry.MAX_ATTEMPTS);
    }

    @Test
    void an_attempt_that_ends_after_five_seconds_is_not_retried() {
        var seconds = new AtomicLong();
        var retry = new ThrottlingRetry(() -> Duration.ofSeconds(seconds.get()).toNanos());
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> retry.of(() -> {
                    attempts.incrementAndGet();
                    seconds.addAndGet(2);
                    throw ProvisionedThroughputExceededException.builder().build();
                }))
                .isInstanceOf(StoreBusy.class);
        assertThat(attempts).hasValue(3);
    }

    @ParameterizedTest
    @MethodSource
    void persistent_timeouts_and_server_errors_throw_store_unavailable(StoreFault fault) {
        BookingFolder folder = stores.folder(100);
        faults.next(fault, 1_000);
        assertThatThrownBy(() -> stores.folders().find(folder.id())).isInstanceOf(StoreUnavailable.class);
    }

    static Stream<StoreFault> persistent_timeouts_and_server_errors_throw_store_unavailable() {
        return StoreFault.all()
                .filter(fault -> fault.when() == StoreFault.When.BEFORE)
                .filter(fault -> Set.of("timeout", "lost connection", "server error", "unavailable")
                        .contains(fault.name()));
    }

    @Test
    void permanent_errors_are_not_retried() {
        var nowhere = StoreFixture.on(LocalTables.existing("no-such-table"));
        assertThatThrownBy(() ->
                        nowhere.folders().find(StoreSamples.folder("any", 1).id()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_failed_guard_condition_is_final_and_another_failed_condition_with_a_conflict_is_retried() {
        assertThat(ThrottlingErrors.isRetryable(
                        StoreFault.cancelled("ConditionalCheckFailed", "None", "TransactionConflict")))
                .isFalse();
        assertThat(ThrottlingErrors.isRetryable(
                        StoreFault.cancelled("TransactionConflict", "None", "ConditionalCheckFailed")))
                .isTrue();
        assertThat(ThrottlingErrors.isRetryable(StoreFault.cancelled("None", "None", "ConditionalCheckFailed")))
                .isFalse();
        assertThat(ThrottlingErrors.isRetryable(StoreFault.cancelled("None", "ValidationError")))
                .isFalse();
    }
}
