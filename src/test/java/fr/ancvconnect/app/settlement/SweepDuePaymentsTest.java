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

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);

    private AncvTransactionId pending() {
        return service.started(folder, "k1", 4_000)
                .payment()
                .transaction()
                .orElseThrow()
                .transaction();
    }

    private PaymentStatus status() {
        return service.onlyPayment(folder).payment().status();
    }

    @Test
    void nothing_due_asks_ancv_nothing() {
        pending();
        assertThat(service.sweepAfter(Duration.ofSeconds(44))).isEqualTo(SweepReport.NOTHING);
        assertThat(service.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void a_lost_notification_is_no_lost_payment() {
        service.ancv.becomes(pending(), AncvState.AUTHORIZED, 3_000);
        service.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ofCents(3_000));
        assertThat(service.whole(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_paid_payment_is_checked_after_an_hour_and_ever_less_often_until_it_is_captured() {
        var transaction = pending();
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(MINUTE);
        List<Long> hours = new ArrayList<>();
        for (int checks = 0; checks < 8; checks++) {
            Instant due = service.onlyPayment(folder).nextCheck().dueAt().orElseThrow();
            hours.add(Duration.between(service.clock.instant(), due).toHours());
            service.sweepAfter(Duration.between(service.clock.instant(), due));
            assertThat(service.onlyPayment(folder).nextCheck().attention()).isEmpty();
        }
        assertThat(hours).containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 24L, 24L);
        service.ancv.becomes(transaction, AncvState.VALIDATED);
        service.sweepAfter(Duration.ofDays(1));
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    private AncvTransactionId paid() {
        var transaction = pending();
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        return transaction;
    }

    @Test
    void a_paid_payment_that_ancv_does_not_find_needs_attention_at_once_and_none_once_it_is_found() {
        var transaction = paid();
        AncvTransaction record = service.ancv.ledger.remove(transaction);
        service.sweepAfter(Duration.ofHours(1));
        assertThat(attention()).contains(Attention.Cause.UNKNOWN_TO_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.figures.counts()).containsEntry(Metric.PAYMENTS_NEEDING_ATTENTION, 1L);
        service.ancv.ledger.put(transaction, record);
        service.sweepAfter(Duration.ofMinutes(15));
        assertThat(attention()).isEmpty();
    }

    static Stream<AncvResponse> uselessAnswers() {
        return Stream.of(
                new AncvResponse.Unreadable(),
                new AncvResponse.Unavailable(),
                new AncvResponse.Rejected(AncvErrorCode.BAD_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void a_paid_payment_that_ancv_tells_nothing_of_needs_attention_after_many_tries(AncvResponse useless) {
        paid();
        service.ancv.answers("read", useless);
        service.sweepAfter(Duration.ofHours(1));
        for (int tries = 1; tries < 8; tries++) {
            assertThat(attention()).isEmpty();
            service.sweepAfter(Duration.ofMinutes(15));
        }
        assertThat(attention()).contains(Attention.Cause.TOO_MANY_TRIES);
        service.ancv.behaves();
        service.sweepAfter(Duration.ofMinutes(15));
        assertThat(attention()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"INITIALIZED", "PROCESSING", "UNCLEAR"})
    void a_paid_payment_whose_record_stays_ambiguous_needs_attention_after_many_tries(AncvState state) {
        service.ancv.becomes(paid(), state);
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
    void a_paid_payment_that_ancv_ended_is_cancelled_with_a_refund_that_only_ancv_knows_of(AncvState state) {
        service.ancv.becomes(paid(), state);
        service.sweepAfter(Duration.ofHours(1));
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.onlyPayment(folder).payment().refund())
                .contains(new Refund.NotKnown(Reason.REVERSED_BY_ANCV));
        assertThat(attention()).contains(Attention.Cause.REVERSED_BY_ANCV);
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
        service.sweepAfter(Duration.ofDays(1));
        assertThat(attention()).contains(Attention.Cause.REVERSED_BY_ANCV);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isPresent();
    }

    private Optional<Attention.Cause> attention() {
        return service.onlyPayment(folder).nextCheck().attention().map(Attention::reason);
    }

    @Test
    void an_ended_payment_that_ancv_does_not_find_is_checked_ever_less_often_for_a_week_without_attention() {
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
    void nobody_confirms_so_it_is_withdrawn_and_expires() {
        pending();
        service.sweepAfter(Duration.ofSeconds(194));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        service.sweepAfter(Duration.ofSeconds(60));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.whole(folder).folder().sums().available()).isEqualTo(Money.ofCents(10_000));
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void an_expiry_that_finds_it_paid_keeps_the_money() {
        service.ancv.becomes(pending(), AncvState.AUTHORIZED, 4_000);
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.ancv.calls).doesNotContain("cancel");
    }

    @Test
    void a_tap_between_reading_and_withdrawing_is_not_lost() {
        var transaction = pending();
        service.ancv.answers("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.ancv.meanwhile("cancel", () -> service.ancv.becomes(transaction, AncvState.PAID, 4_000));
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_cancellation_that_shows_no_cancelled_transaction_is_read_and_not_believed() {
        var transaction = pending();
        service.ancv.becomes(transaction, AncvState.PROCESSING);
        service.ancv.answers("cancel", new AncvResponse.Success(service.ancv.only()));
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isPresent();
    }

    @Test
    void while_ancv_cannot_be_asked_it_stays_pending_and_then_needs_attention() {
        pending();
        service.ancv.answers("read", new AncvResponse.Unavailable());
        for (int count = 0; count < 10; count++) {
            service.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
        service.ancv.behaves();
        service.sweepAfter(Duration.ofMinutes(16));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isEmpty();
    }

    @Test
    void a_payer_who_was_never_named_is_withdrawn_and_the_payment_failed() {
        service.ancv.answers("payer", new AncvResponse.Unavailable());
        service.started(folder, "k1", 4_000);
        service.ancv.behaves();
        service.sweepAfter(Duration.ofSeconds(39));
        assertThat(status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.ancv.calls).containsExactly("create", "payer", "read", "cancel");
        assertThat(service.whole(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_transaction_that_ancv_does_not_find_is_given_up_ten_minutes_after_its_life() {
        service.ancv.ledger.remove(pending());
        service.sweepAfter(Duration.ofMinutes(14));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void a_foreign_transaction_changes_nothing_and_needs_attention() {
        var transaction = pending();
        service.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_001);
        service.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
    }

    @Test
    void what_is_urgent_comes_before_what_waits_and_what_waits_has_to_wait_where_time_runs_out() {
        ServiceFixture slow = ServiceFixture.oneByOne().open();
        FolderId busy = slow.folder("F2", 200_000);
        for (int number = 0; number < 20; number++) {
            var transaction = slow.started(busy, "waits-" + number, 2_000)
                    .payment()
                    .transaction()
                    .orElseThrow()
                    .transaction();
            slow.ancv.becomes(transaction, AncvState.AUTHORIZED, 2_000);
        }
        slow.sweepAfter(MINUTE);
        slow.clock.move(Duration.ofHours(2));
        VersionedPayment urgent = slow.started(busy, "urgent", 2_000);
        slow.clock.move(Duration.ofMinutes(4));
        slow.ancv.meanwhile("cancel", () -> slow.clock.move(Duration.ofSeconds(20)));
        slow.ancv.calls.clear();
        SweepReport report = slow.sweep.sweep(slow.clock.instant().plusSeconds(20));
        assertThat(report.looked()).isEqualTo(1);
        assertThat(slow.ancv.calls).containsExactly("read", "cancel");
        assertThat(slow.payments
                        .find(busy, urgent.payment().request().id())
                        .orElseThrow()
                        .payment()
                        .status())
                .isEqualTo(PaymentStatus.EXPIRED);
        assertThat(slow.sweepAfter(MINUTE).looked()).isEqualTo(20);
    }

    @Test
    void one_that_fails_does_not_stop_the_others() {
        var first = pending();
        service.started(folder, "k2", 2_000);
        service.ancv.meanwhile("read", () -> {
            throw new IllegalStateException("broken");
        });
        service.ancv.ledger.keySet().forEach(id -> service.ancv.becomes(id, AncvState.ABORTED));
        SweepReport report = service.sweepAfter(MINUTE);
        assertThat(report)
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(2, 1, 1);
        assertThat(first).isNotNull();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(service.whole(folder).payments())
                .allMatch(each -> each.payment().payment().status() == PaymentStatus.DECLINED);
    }
}
