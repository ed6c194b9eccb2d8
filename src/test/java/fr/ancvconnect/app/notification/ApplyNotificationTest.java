package fr.ancvconnect.app.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
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
    private static final Optional<String> VALID = Optional.of(ServiceFixture.VALID_SEAL);

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private AncvTransactionId transaction;
    private PaymentId payment;

    @BeforeEach
    void start_a_payment() {
        VersionedPayment started = service.startPayment(folder, "k1", 4_000);
        transaction = started.payment().transaction().orElseThrow().transaction();
        payment = started.payment().request().id();
        service.ancv.calls.clear();
    }

    private Optional<ProblemCode> sendToPaymentAddress(SealPolicy policy, Optional<String> seal) {
        return sendToPaymentAddress(policy, seal, service.notificationSecret.get(), transaction.value());
    }

    private Optional<ProblemCode> sendToPaymentAddress(
            SealPolicy policy, Optional<String> seal, String secret, String body) {
        return service.notifications(policy)
                .applyToAddress(folder, payment, secret, body.getBytes(UTF_8), seal)
                .map(Problem::code);
    }

    private Optional<ProblemCode> sendToFixedAddress(SealPolicy policy, Optional<String> seal) {
        return service.notifications(policy)
                .applyToFixedAddress(transaction.value().getBytes(UTF_8), seal)
                .map(Problem::code);
    }

    private PaymentStatus status() {
        return service.onlyPayment(folder).payment().status();
    }

    @Test
    void a_confirmation_is_read_at_ancv_and_makes_the_payment_paid() {
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_000);
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.ancv.calls).containsExactly("read");
    }

    @Test
    void a_notification_without_a_confirmation_at_ancv_changes_nothing() {
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void a_repeated_notification_changes_nothing_and_adds_no_history_entry() {
        service.ancv.setState(transaction, AncvState.VALIDATED, 4_000);
        sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL);
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(service.history(folder)).hasSize(3);
    }

    /** Each action ends the pending payment, in this service and at ANCV. */
    private static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(
                        "declined on the phone", PaymentStatus.DECLINED, (Consumer<ApplyNotificationTest>) test -> {
                            test.service.ancv.setState(test.transaction, AncvState.ABORTED);
                            test.sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL);
                        }),
                Arguments.of("refused", PaymentStatus.REFUSED, (Consumer<ApplyNotificationTest>)
                        test -> test.service.refuse.refuse(
                                ServiceFixture.PLATFORM, test.folder, test.payment, Optional.empty())),
                Arguments.of(
                        "refused after it was paid", PaymentStatus.REFUSED, (Consumer<ApplyNotificationTest>) test -> {
                            test.service.ancv.setState(test.transaction, AncvState.VALIDATED, 4_000);
                            test.sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL);
                            test.service.refuse.refuse(
                                    ServiceFixture.PLATFORM, test.folder, test.payment, Optional.empty());
                        }),
                Arguments.of("its folder cancelled", PaymentStatus.CANCELLED, (Consumer<ApplyNotificationTest>) test ->
                        test.service.cancel.cancel(ServiceFixture.PLATFORM, test.folder, test.service.clock.instant())),
                Arguments.of("expired", PaymentStatus.EXPIRED, (Consumer<ApplyNotificationTest>)
                        test -> test.service.sweepAfter(Duration.ofMinutes(4))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void a_notification_about_an_ended_payment_is_read_at_ancv(
            String name, PaymentStatus ended, Consumer<ApplyNotificationTest> end) {
        end.accept(this);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
        service.ancv.calls.clear();
        int lines = service.history(folder).size();
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(sendToFixedAddress(SealPolicy.CHECK, VALID)).isEmpty();
        assertThat(service.ancv.calls).containsExactly("read", "read");
        assertThat(status()).isEqualTo(ended);
        assertThat(service.history(folder)).hasSize(lines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void a_charge_after_the_end_of_the_payment_is_re_credited(
            String name, PaymentStatus ended, Consumer<ApplyNotificationTest> end) {
        end.accept(this);
        service.ancv.reCredited.clear();
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_000);
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(status()).isEqualTo(ended);
        assertThat(service.ancv.reCredited).containsExactly(transaction);
        assertThat(service.onlyPayment(folder).payment().refund()).contains(new Refund.ReCredited());
        assertThat(service.folderWithPayments(folder).payments().getFirst().history())
                .extracting(HistoryEntry::reason)
                .contains(Optional.of(Reason.LATE_CONFIRMATION));
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_late_charge_without_an_amount_is_read_again_by_the_sweep() {
        service.sweepAfter(Duration.ofMinutes(4));
        service.ancv.setState(transaction, AncvState.AUTHORIZED);
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(service.ancv.reCredited).containsExactly(transaction);
    }

    @Test
    void after_a_conflict_the_record_is_read_again_and_is_not_a_late_confirmation() {
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_000);
        service.ancv.runBeforeResponse(
                "read", () -> service.refuse.refuse(ServiceFixture.PLATFORM, folder, payment, Optional.empty()));
        service.ancv.calls.clear();
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
        assertThat(service.ancv.calls).containsExactly("read", "cancel", "read");
        assertThat(service.history(folder)).endsWith("REFUSING PLATFORM", "REFUSED SYSTEM");
    }

    @Test
    void a_wrong_secret_in_the_address_is_not_found() {
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, VALID, "guessed", transaction.value()))
                .contains(ProblemCode.TRANSACTION_NOT_FOUND);
        assertThat(service.ancv.calls).isEmpty();
    }

    @Test
    void the_address_of_a_payment_accepts_only_its_own_transaction() {
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL, service.notificationSecret.get(), "T99"))
                .contains(ProblemCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void a_seal_that_is_present_must_be_valid() {
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, WRONG)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, VALID)).isEmpty();
        assertThat(sendToPaymentAddress(SealPolicy.IGNORE, WRONG)).isEmpty();
        assertThat(sendToPaymentAddress(SealPolicy.REQUIRE, NO_SEAL)).contains(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void the_fixed_address_requires_the_seal() {
        assertThat(sendToFixedAddress(SealPolicy.CHECK, NO_SEAL)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(sendToFixedAddress(SealPolicy.CHECK, WRONG)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(sendToFixedAddress(SealPolicy.CHECK, VALID)).isEmpty();
        assertThat(sendToFixedAddress(SealPolicy.IGNORE, NO_SEAL)).isEmpty();
    }

    @Test
    void a_wrong_seal_is_counted_under_every_policy_and_a_missing_seal_under_none() {
        for (SealPolicy policy : SealPolicy.values()) {
            service.metrics.clear();
            sendToPaymentAddress(policy, WRONG);
            sendToFixedAddress(policy, WRONG);
            sendToPaymentAddress(policy, VALID);
            sendToFixedAddress(policy, NO_SEAL);
            assertThat(service.metrics.counts()).as(policy.name()).isEqualTo(Map.of(Metric.INVALID_SEALS, 2L));
        }
    }

    @Test
    void without_seal_keys_a_seal_is_rejected_as_unavailable_and_not_counted_as_wrong() {
        service.sealKeysAvailable = false;
        service.metrics.clear();
        for (Optional<String> seal : List.of(VALID, WRONG)) {
            assertThat(sendToPaymentAddress(SealPolicy.CHECK, seal)).contains(ProblemCode.ANCV_UNAVAILABLE);
            assertThat(sendToFixedAddress(SealPolicy.REQUIRE, seal)).contains(ProblemCode.ANCV_UNAVAILABLE);
            assertThat(sendToFixedAddress(SealPolicy.IGNORE, seal)).isEmpty();
        }
        assertThat(service.metrics.counts()).isEmpty();
    }

    @Test
    void without_seal_keys_a_missing_seal_is_rejected_only_at_the_fixed_address() {
        service.sealKeysAvailable = false;
        assertThat(sendToFixedAddress(SealPolicy.CHECK, NO_SEAL)).contains(ProblemCode.UNAUTHENTICATED);
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).isEmpty();
    }

    @Test
    void a_body_that_is_not_a_notification_is_malformed() {
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL, service.notificationSecret.get(), "{not one}"))
                .contains(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void a_notification_is_rejected_as_unavailable_when_ancv_cannot_be_read() {
        service.ancv.stub("read", new AncvResponse.Unavailable());
        assertThat(sendToPaymentAddress(SealPolicy.CHECK, NO_SEAL)).contains(ProblemCode.ANCV_UNAVAILABLE);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void a_notification_before_the_transaction_id_is_written_is_not_found() {
        AncvTransactionId next = service.ancv.nextId();
        service.ancv.runBeforeEffect(
                "create",
                () -> assertThat(service.notifications(SealPolicy.CHECK)
                                .applyToFixedAddress(next.value().getBytes(UTF_8), VALID)
                                .map(Problem::code))
                        .contains(ProblemCode.TRANSACTION_NOT_FOUND));
        assertThat(service.startPayment(folder, "k2", 2_000).payment().status()).isEqualTo(PaymentStatus.PENDING);
    }
}
