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
    void who_asks_again_and_again_in_vain_is_told_that_the_store_is_busy() {
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
        assertThat(faults.left()).isEqualTo(1_000 - ThrottlingRetry.MOST);
    }

    @Test
    void an_attempt_after_five_seconds_is_the_last_one() {
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
    void who_gets_no_answer_is_told_that_the_store_cannot_be_reached(StoreFault silent) {
        BookingFolder folder = stores.folder(100);
        faults.next(silent, 1_000);
        assertThatThrownBy(() -> stores.folders().find(folder.id())).isInstanceOf(StoreUnavailable.class);
    }

    static Stream<StoreFault> who_gets_no_answer_is_told_that_the_store_cannot_be_reached() {
        return StoreFault.all()
                .filter(fault -> fault.when() == StoreFault.When.BEFORE)
                .filter(fault -> Set.of("timeout", "lost connection", "server error", "unavailable")
                        .contains(fault.name()));
    }

    @Test
    void what_does_not_pass_is_not_asked_again() {
        var nowhere = StoreFixture.on(LocalTables.existing("no-such-table"));
        assertThatThrownBy(() ->
                        nowhere.folders().find(StoreSamples.folder("any", 1).id()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_failed_guard_is_an_answer_and_a_failed_condition_beside_a_conflict_is_none() {
        assertThat(ThrottlingErrors.passes(
                        StoreFault.cancelled("ConditionalCheckFailed", "None", "TransactionConflict")))
                .isFalse();
        assertThat(ThrottlingErrors.passes(
                        StoreFault.cancelled("TransactionConflict", "None", "ConditionalCheckFailed")))
                .isTrue();
        assertThat(ThrottlingErrors.passes(StoreFault.cancelled("None", "None", "ConditionalCheckFailed")))
                .isFalse();
        assertThat(ThrottlingErrors.passes(StoreFault.cancelled("None", "ValidationError")))
                .isFalse();
    }
}
