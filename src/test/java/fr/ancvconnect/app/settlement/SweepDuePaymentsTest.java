package fr.ancvconnect.app.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SweepDuePaymentsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    private AncvTransactionId pending() {
        return service.startPayment(folder, "k1", 4_000)
                .payment()
                .transaction()
                .orElseThrow()
                .transaction();
    }

    private PaymentStatus status() {
        return service.onlyPayment(folder).payment().status();
    }

    @Test
    void a_sweep_without_due_payments_does_not_call_ancv() {
        pending();
        assertThat(service.sweepAfter(Duration.ofSeconds(44))).isEqualTo(SweepReport.NOTHING);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void a_sweep_detects_a_confirmation_whose_notification_was_lost() {
        service.ancv.setState(pending(), AncvState.AUTHORIZED, 3_000);
        service.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ofCents(3_000));
        assertThat(service.folderWithPayments(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_paid_payment_is_checked_at_growing_intervals_until_its_capture() {
        var transaction = pending();
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(MINUTE);
        List<Long> intervals = new ArrayList<>();
        for (int checks = 0; checks < 8; checks++) {
            Instant due = service.onlyPayment(folder).nextCheck().dueAt().orElseThrow();
            intervals.add(Duration.between(service.clock.instant(), due).toHours());
            service.sweepAfter(Duration.between(service.clock.instant(), due));
            assertThat(service.onlyPayment(folder).nextCheck().attention()).isEmpty();
        }
        assertThat(intervals).containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 24L, 24L);
        service.ancv.setState(transaction, AncvState.VALIDATED);
        service.sweepAfter(Duration.ofDays(1));
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    private AncvTransactionId paid() {
        var transaction = pending();
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        return transaction;
    }

    @Test
    void a_paid_payment_unknown_to_ancv_needs_attention_until_it_is_found() {
        var transaction = paid();
        AncvTransaction record = service.ancv.ledger.remove(transaction);
        service.sweepAfter(Duration.ofHours(1));
        assertThat(attention()).contains(Attention.Cause.UNKNOWN_TO_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.metrics.counts()).containsEntry(Metric.PAYMENTS_NEEDING_ATTENTION, 1L);
        service.ancv.ledger.put(transaction, record);
        service.sweepAfter(Duration.ofMinutes(15));
        assertThat(attention()).isEmpty();
    }

    static Stream<AncvResponse> unusableAnswers() {
        return Stream.of(
                new AncvResponse.Unreadable(),
                new AncvResponse.Unavailable(),
                new AncvResponse.Rejected(AncvErrorCode.BAD_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("unusableAnswers")
    void a_paid_payment_without_a_usable_answer_needs_attention_after_many_attempts(AncvResponse unusable) {
        paid();
        service.ancv.stub("read", unusable);
        service.sweepAfter(Duration.ofHours(1));
        for (int tries = 1; tries < 8; tries++) {
            assertThat(attention()).isEmpty();
            service.sweepAfter(Duration.ofMinutes(15));
        }
        assertThat(attention()).contains(Attention.Cause.TOO_MANY_TRIES);
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(15));
        assertThat(attention()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"INITIALIZED", "PROCESSING", "UNCLEAR"})
    void a_paid_payment_with_an_ambiguous_record_needs_attention_after_many_attempts(AncvState state) {
        service.ancv.setState(paid(), state);
        service.sweepAfter(Duration.ofHours(1));
        for (int tries = 1; tries < 8; tries++) {
            service.sweepAfter(Duration.ofMinutes(15));
        }
        assertThat(attention()).contains(Attention.Cause.TOO_MANY_TRIES);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"REJECTED", "EXPIRED"})
    void a_paid_payment_ended_by_ancv_is_cancelled_with_an_unknown_refund(AncvState state) {
        service.ancv.setState(paid(), state);
        service.sweepAfter(Duration.ofHours(1));
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.onlyPayment(folder).payment().refund())
                .contains(new Refund.NotKnown(Reason.REVERSED_BY_ANCV));
        assertThat(attention()).contains(Attention.Cause.REVERSED_BY_ANCV);
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
        service.sweepAfter(Duration.ofDays(1));
        assertThat(attention()).contains(Attention.Cause.REVERSED_BY_ANCV);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isPresent();
    }

    private Optional<Attention.Cause> attention() {
        return service.onlyPayment(folder).nextCheck().attention().map(Attention::reason);
    }

    @Test
    void an_ended_payment_unknown_to_ancv_is_checked_for_a_limited_time_without_attention() {
        service.ancv.ledger.remove(pending());
        service.sweepAfter(Duration.ofMinutes(16));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        int checks = 0;
        while (service.onlyPayment(folder).nextCheck().dueAt().isPresent()) {
            service.sweepAfter(Duration.between(
                    service.clock.instant(),
                    service.onlyPayment(folder).nextCheck().dueAt().orElseThrow()));
            assertThat(attention()).isEmpty();
            checks++;
        }
        assertThat(checks).isBetween(8, 15);
    }

    @Test
    void an_unconfirmed_payment_is_withdrawn_and_expires() {
        pending();
        service.sweepAfter(Duration.ofSeconds(194));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        service.sweepAfter(Duration.ofSeconds(60));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.folderWithPayments(folder).folder().sums().available())
                .isEqualTo(Money.ofCents(10_000));
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void a_payment_found_confirmed_at_its_expiry_is_paid() {
        service.ancv.setState(pending(), AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.ancv.calls).doesNotContain("cancel");
    }

    @Test
    void a_confirmation_between_read_and_forbidden_withdrawal_makes_the_payment_paid() {
        var transaction = pending();
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.ancv.runBeforeEffect("cancel", () -> service.ancv.setState(transaction, AncvState.PAID, 4_000));
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_cancellation_response_without_a_cancelled_transaction_does_not_end_the_payment() {
        var transaction = pending();
        service.ancv.setState(transaction, AncvState.PROCESSING);
        service.ancv.stub("cancel", new AncvResponse.Completed(service.ancv.onlyTransaction()));
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(service.ancv.calls).endsWith("cancel", "read");
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isPresent();
    }

    @Test
    void a_pending_payment_needs_attention_when_ancv_stays_unavailable() {
        pending();
        service.ancv.stub("read", new AncvResponse.Unavailable());
        for (int count = 0; count < 10; count++) {
            service.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(16));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isEmpty();
    }

    @Test
    void a_payment_whose_payer_was_not_named_is_withdrawn_and_fails() {
        service.ancv.stub("payer", new AncvResponse.Unavailable());
        service.startPayment(folder, "k1", 4_000);
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofSeconds(39));
        assertThat(status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.ancv.calls).containsExactly("create", "payer", "read", "cancel");
        assertThat(service.folderWithPayments(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_payment_unknown_to_ancv_expires_ten_minutes_after_the_transactions_lifetime() {
        service.ancv.ledger.remove(pending());
        service.sweepAfter(Duration.ofMinutes(14));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void a_mismatched_transaction_changes_nothing_and_needs_attention() {
        var transaction = pending();
        service.ancv.setState(transaction, AncvState.AUTHORIZED, 4_001);
        service.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
    }

    @Test
    void urgent_payments_are_checked_first_and_the_others_wait_for_the_next_sweep() {
        ServiceFixture sequential = ServiceFixture.sequential().activateOption();
        FolderId largeFolder = sequential.folder("F2", 200_000);
        for (int number = 0; number < 20; number++) {
            var transaction = sequential
                    .startPayment(largeFolder, "waiting-" + number, 2_000)
                    .payment()
                    .transaction()
                    .orElseThrow()
                    .transaction();
            sequential.ancv.setState(transaction, AncvState.AUTHORIZED, 2_000);
        }
        sequential.sweepAfter(MINUTE);
        sequential.clock.move(Duration.ofHours(2));
        VersionedPayment urgent = sequential.startPayment(largeFolder, "urgent", 2_000);
        sequential.clock.move(Duration.ofMinutes(4));
        sequential.ancv.runBeforeEffect("cancel", () -> sequential.clock.move(Duration.ofSeconds(20)));
        sequential.ancv.calls.clear();
        SweepReport report = sequential.sweep.sweep(sequential.clock.instant().plusSeconds(20));
        assertThat(report.processed()).isEqualTo(1);
        assertThat(sequential.ancv.calls).containsExactly("read", "cancel");
        assertThat(sequential
                        .payments
                        .find(largeFolder, urgent.payment().request().id())
                        .orElseThrow()
                        .payment()
                        .status())
                .isEqualTo(PaymentStatus.EXPIRED);
        assertThat(sequential.sweepAfter(MINUTE).processed()).isEqualTo(20);
    }

    @Test
    void a_failed_check_does_not_stop_the_others() {
        pending();
        service.startPayment(folder, "k2", 2_000);
        service.ancv.runBeforeEffect("read", () -> {
            throw new IllegalStateException("broken");
        });
        service.ancv.ledger.keySet().forEach(id -> service.ancv.setState(id, AncvState.ABORTED));
        SweepReport report = service.sweepAfter(MINUTE);
        assertThat(report)
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(2, 1, 1);
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(service.folderWithPayments(folder).payments())
                .allMatch(each -> each.payment().payment().status() == PaymentStatus.DECLINED);
    }
}
