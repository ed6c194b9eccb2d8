package fr.ancvconnect.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApplyNotificationTest {

    private static final Optional<String> NO_SEAL = Optional.empty();
    private static final Optional<String> WRONG = Optional.of("wrong");
    private static final Optional<String> RIGHT = Optional.of(ServiceFixture.RIGHT_SEAL);

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);
    private AncvTransactionId transaction;
    private PaymentId payment;

    @BeforeEach
    void a_pending_payment() {
        VersionedPayment started = service.started(folder, "k1", 4_000);
        transaction = started.payment().transaction().orElseThrow().transaction();
        payment = started.payment().request().id();
        service.ancv.calls.clear();
    }

    private Optional<ProblemCode> own(SealPolicy policy, Optional<String> seal) {
        return own(policy, seal, service.secret.get(), transaction.value());
    }

    private Optional<ProblemCode> own(SealPolicy policy, Optional<String> seal, String secret, String body) {
        return service.notifications(policy)
                .applyToAddress(folder, payment, secret, body.getBytes(), seal)
                .map(Problem::code);
    }

    private Optional<ProblemCode> fixed(SealPolicy policy, Optional<String> seal) {
        return service.notifications(policy)
                .applyToFixedAddress(transaction.value().getBytes(), seal)
                .map(Problem::code);
    }

    private PaymentStatus status() {
        return service.onlyPayment(folder).payment().status();
    }

    @Test
    void a_confirmation_is_read_at_ancv_and_pays_at_once() {
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.ancv.calls).containsExactly("read");
    }

    @Test
    void its_word_alone_changes_nothing() {
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void a_repeated_one_changes_nothing_and_adds_no_line_to_the_history() {
        service.ancv.becomes(transaction, AncvState.VALIDATED, 4_000);
        own(SealPolicy.CHECK, NO_SEAL);
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(service.history(folder)).hasSize(3);
    }

    /** Each action ends the pending payment, in this service and at ANCV. */
    private static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(
                        "declined on the phone", PaymentStatus.DECLINED, (Consumer<ApplyNotificationTest>) test -> {
                            test.service.ancv.becomes(test.transaction, AncvState.ABORTED);
                            test.own(SealPolicy.CHECK, NO_SEAL);
                        }),
                Arguments.of("refused", PaymentStatus.REFUSED, (Consumer<ApplyNotificationTest>)
                        test -> test.service.refuse.refuse(
                                ServiceFixture.PLATFORM, test.folder, test.payment, Optional.empty())),
                Arguments.of(
                        "refused after it was paid", PaymentStatus.REFUSED, (Consumer<ApplyNotificationTest>) test -> {
                            test.service.ancv.becomes(test.transaction, AncvState.VALIDATED, 4_000);
                            test.own(SealPolicy.CHECK, NO_SEAL);
                            test.service.refuse.refuse(
                                    ServiceFixture.PLATFORM, test.folder, test.payment, Optional.empty());
                        }),
                Arguments.of("its folder cancelled", PaymentStatus.CANCELLED, (Consumer<ApplyNotificationTest>) test ->
                        test.service.cancel.cancel(ServiceFixture.PLATFORM, test.folder, test.service.clock.instant())),
                Arguments.of("expired", PaymentStatus.EXPIRED, (Consumer<ApplyNotificationTest>)
                        test -> test.service.sweepAfter(Duration.ofMinutes(4))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void one_about_a_payment_that_ended_is_read_at_ancv_too(
            String how, PaymentStatus ended, Consumer<ApplyNotificationTest> end) {
        end.accept(this);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
        service.ancv.calls.clear();
        int lines = service.history(folder).size();
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(fixed(SealPolicy.CHECK, RIGHT)).isEmpty();
        assertThat(service.ancv.calls).containsExactly("read", "read");
        assertThat(status()).isEqualTo(ended);
        assertThat(service.history(folder)).hasSize(lines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void a_customer_who_is_charged_after_it_ended_is_re_credited(
            String how, PaymentStatus ended, Consumer<ApplyNotificationTest> end) {
        end.accept(this);
        service.ancv.reCredited.clear();
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(status()).isEqualTo(ended);
        assertThat(service.ancv.reCredited).containsExactly(transaction);
        assertThat(service.onlyPayment(folder).payment().refund()).contains(new Refund.ReCredited());
        assertThat(service.whole(folder).payments().getFirst().history())
                .extracting(HistoryEntry::reason)
                .contains(Optional.of(Reason.LATE_CONFIRMATION));
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_record_that_shows_no_amount_yet_after_it_ended_is_read_again_by_the_sweep() {
        service.sweepAfter(Duration.ofMinutes(4));
        service.ancv.becomes(transaction, AncvState.AUTHORIZED);
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(service.ancv.reCredited).containsExactly(transaction);
    }

    @Test
    void where_somebody_else_wrote_first_the_record_is_read_again_and_not_taken_for_a_late_confirmation() {
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        service.ancv.onTheWayBack(
                "read", () -> service.refuse.refuse(ServiceFixture.PLATFORM, folder, payment, Optional.empty()));
        service.ancv.calls.clear();
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(service.ancv.calls).containsExactly("read", "cancel", "read");
        assertThat(service.history(folder)).endsWith("REFUSING PLATFORM", "REFUSED SYSTEM");
    }

    @Test
    void a_guessed_address_is_unknown() {
        assertThat(own(SealPolicy.CHECK, RIGHT, "guessed", transaction.value()))
                .contains(ProblemCode.TRANSACTION_NOT_FOUND);
        assertThat(service.ancv.calls).isEmpty();
    }

    @Test
    void a_payments_address_takes_its_own_transaction_only() {
        assertThat(own(SealPolicy.CHECK, NO_SEAL, service.secret.get(), "T99"))
                .contains(ProblemCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void a_seal_that_is_there_must_be_right() {
        assertThat(own(SealPolicy.CHECK, WRONG)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(own(SealPolicy.CHECK, RIGHT)).isEmpty();
        assertThat(own(SealPolicy.IGNORE, WRONG)).isEmpty();
        assertThat(own(SealPolicy.REQUIRE, NO_SEAL)).contains(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void the_fixed_address_requires_the_seal() {
        assertThat(fixed(SealPolicy.CHECK, NO_SEAL)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(fixed(SealPolicy.CHECK, WRONG)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(fixed(SealPolicy.CHECK, RIGHT)).isEmpty();
        assertThat(fixed(SealPolicy.IGNORE, NO_SEAL)).isEmpty();
    }

    @Test
    void a_wrong_seal_is_counted_under_every_policy_and_a_missing_one_under_none() {
        for (SealPolicy policy : SealPolicy.values()) {
            service.figures.clear();
            own(policy, WRONG);
            fixed(policy, WRONG);
            own(policy, RIGHT);
            fixed(policy, NO_SEAL);
            assertThat(service.figures.counts()).as(policy.name()).isEqualTo(Map.of(Metric.SEALS_WRONG, 2L));
        }
    }

    @Test
    void a_seal_that_no_key_is_known_for_is_sent_again_and_not_counted_as_wrong() {
        service.sealKeysKnown = false;
        service.figures.clear();
        for (Optional<String> seal : List.of(RIGHT, WRONG)) {
            assertThat(own(SealPolicy.CHECK, seal)).contains(ProblemCode.ANCV_UNAVAILABLE);
            assertThat(fixed(SealPolicy.REQUIRE, seal)).contains(ProblemCode.ANCV_UNAVAILABLE);
            assertThat(fixed(SealPolicy.IGNORE, seal)).isEmpty();
        }
        assertThat(service.figures.counts()).isEmpty();
    }

    @Test
    void where_no_key_is_known_a_missing_seal_is_still_missing_and_not_missed_at_an_address_of_its_own() {
        service.sealKeysKnown = false;
        assertThat(fixed(SealPolicy.CHECK, NO_SEAL)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).isEmpty();
    }

    @Test
    void what_is_no_notification_is_malformed() {
        assertThat(own(SealPolicy.CHECK, NO_SEAL, service.secret.get(), "{not one}"))
                .contains(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void ancv_sends_again_what_cannot_be_read_now() {
        service.ancv.answers("read", new AncvResponse.Unavailable());
        assertThat(own(SealPolicy.CHECK, NO_SEAL)).contains(ProblemCode.ANCV_UNAVAILABLE);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void one_that_comes_before_the_transaction_is_written_is_unknown_yet() {
        AncvTransactionId next = service.ancv.nextId();
        service.ancv.meanwhile(
                "create",
                () -> assertThat(service.notifications(SealPolicy.CHECK)
                                .applyToFixedAddress(next.value().getBytes(), RIGHT)
                                .map(Problem::code))
                        .contains(ProblemCode.TRANSACTION_NOT_FOUND));
        assertThat(service.started(folder, "k2", 2_000).payment().status()).isEqualTo(PaymentStatus.PENDING);
    }
}
