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

    private final ServiceFixture desk = new ServiceFixture().open();
    private final FolderId folder = desk.folder("F1", 10_000);

    private AncvTransactionId pending() {
        return desk.started(folder, "k1", 4_000).payment().transaction().orElseThrow().transaction();
    }

    private PaymentStatus status() {
        return desk.onlyPayment(folder).payment().status();
    }

    @Test
    void nothing_due_asks_ancv_nothing() {
        pending();
        assertThat(desk.sweepAfter(Duration.ofSeconds(44))).isEqualTo(SweepReport.NOTHING);
        assertThat(desk.ancv.calls).containsExactly("create", "payer");
    }

    @Test
    void a_lost_notification_is_no_lost_payment() {
        desk.ancv.becomes(pending(), AncvState.AUTHORIZED, 3_000);
        desk.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(desk.whole(folder).folder().sums().paid()).isEqualTo(Money.ofCents(3_000));
        assertThat(desk.whole(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_paid_payment_is_checked_after_an_hour_and_ever_less_often_until_it_is_captured() {
        var transaction = pending();
        desk.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        desk.sweepAfter(MINUTE);
        List<Long> hours = new ArrayList<>();
        for (int checks = 0; checks < 8; checks++) {
            Instant due = desk.onlyPayment(folder).nextCheck().dueAt().orElseThrow();
            hours.add(Duration.between(desk.clock.instant(), due).toHours());
            desk.sweepAfter(Duration.between(desk.clock.instant(), due));
            assertThat(desk.onlyPayment(folder).nextCheck().attention()).isEmpty();
        }
        assertThat(hours).containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 24L, 24L);
        desk.ancv.becomes(transaction, AncvState.VALIDATED);
        desk.sweepAfter(Duration.ofDays(1));
        assertThat(desk.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    private AncvTransactionId paid() {
        var transaction = pending();
        desk.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        desk.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        return transaction;
    }

    @Test
    void a_paid_payment_that_ancv_does_not_find_needs_attention_at_once_and_none_once_it_is_found() {
        var transaction = paid();
        AncvTransaction record = desk.ancv.ledger.remove(transaction);
        desk.sweepAfter(Duration.ofHours(1));
        assertThat(attention()).contains(Attention.Cause.UNKNOWN_TO_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(desk.figures.counts()).containsEntry(Metric.PAYMENTS_NEEDING_ATTENTION, 1L);
        desk.ancv.ledger.put(transaction, record);
        desk.sweepAfter(Duration.ofMinutes(15));
        assertThat(attention()).isEmpty();
    }

    static Stream<AncvResponse> uselessAnswers() {
        return Stream.of(new AncvResponse.Unreadable(), new AncvResponse.Unavailable(), new AncvResponse.Rejected(AncvErrorCode.BAD_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void a_paid_payment_that_ancv_tells_nothing_of_needs_attention_after_many_tries(AncvResponse useless) {
        paid();
        desk.ancv.answers("read", useless);
        desk.sweepAfter(Duration.ofHours(1));
        for (int tries = 1; tries < 8; tries++) {
            assertThat(attention()).isEmpty();
            desk.sweepAfter(Duration.ofMinutes(15));
        }
        assertThat(attention()).contains(Attention.Cause.TOO_MANY_TRIES);
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofMinutes(15));
        assertThat(attention()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = AncvState.class, names = {"INITIALIZED", "PROCESSING", "UNCLEAR"})
    void a_paid_payment_whose_record_stays_ambiguous_needs_attention_after_many_tries(AncvState state) {
        desk.ancv.becomes(paid(), state);
        desk.sweepAfter(Duration.ofHours(1));
        for (int tries = 1; tries < 8; tries++) {
            desk.sweepAfter(Duration.ofMinutes(15));
        }
        assertThat(attention()).contains(Attention.Cause.TOO_MANY_TRIES);
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
    }

    @ParameterizedTest
    @EnumSource(value = AncvState.class, names = {"REJECTED", "EXPIRED"})
    void a_paid_payment_that_ancv_ended_is_cancelled_with_a_refund_that_only_ancv_knows_of(AncvState state) {
        desk.ancv.becomes(paid(), state);
        desk.sweepAfter(Duration.ofHours(1));
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(desk.onlyPayment(folder).payment().refund()).contains(new Refund.NotKnown(Reason.REVERSED_BY_ANCV));
        assertThat(attention()).contains(Attention.Cause.REVERSED_BY_ANCV);
        assertThat(desk.whole(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
        desk.sweepAfter(Duration.ofDays(1));
        assertThat(attention()).contains(Attention.Cause.REVERSED_BY_ANCV);
        assertThat(desk.onlyPayment(folder).nextCheck().dueAt()).isPresent();
    }

    private Optional<Attention.Cause> attention() {
        return desk.onlyPayment(folder).nextCheck().attention().map(Attention::reason);
    }

    @Test
    void an_ended_payment_that_ancv_does_not_find_is_checked_ever_less_often_for_a_week_without_attention() {
        desk.ancv.ledger.remove(pending());
        desk.sweepAfter(Duration.ofMinutes(16));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        int checks = 0;
        while (desk.onlyPayment(folder).nextCheck().dueAt().isPresent()) {
            desk.sweepAfter(Duration.between(desk.clock.instant(), desk.onlyPayment(folder).nextCheck().dueAt().orElseThrow()));
            assertThat(attention()).isEmpty();
            checks++;
        }
        assertThat(checks).isBetween(8, 15);
    }

    @Test
    void nobody_confirms_so_it_is_withdrawn_and_expires() {
        pending();
        desk.sweepAfter(Duration.ofSeconds(194));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        desk.sweepAfter(Duration.ofSeconds(60));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(desk.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(desk.whole(folder).folder().sums().available()).isEqualTo(Money.ofCents(10_000));
        assertThat(desk.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void an_expiry_that_finds_it_paid_keeps_the_money() {
        desk.ancv.becomes(pending(), AncvState.AUTHORIZED, 4_000);
        desk.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
        assertThat(desk.ancv.calls).doesNotContain("cancel");
    }

    @Test
    void a_tap_between_reading_and_withdrawing_is_not_lost() {
        var transaction = pending();
        desk.ancv.answers("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        desk.ancv.meanwhile("cancel", () -> desk.ancv.becomes(transaction, AncvState.PAID, 4_000));
        desk.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_cancellation_that_shows_no_cancelled_transaction_is_read_and_not_believed() {
        var transaction = pending();
        desk.ancv.becomes(transaction, AncvState.PROCESSING);
        desk.ancv.answers("cancel", new AncvResponse.Success(desk.ancv.only()));
        desk.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(desk.onlyPayment(folder).nextCheck().dueAt()).isPresent();
    }

    @Test
    void while_ancv_cannot_be_asked_it_stays_pending_and_then_needs_attention() {
        pending();
        desk.ancv.answers("read", new AncvResponse.Unavailable());
        for (int count = 0; count < 10; count++) {
            desk.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(desk.onlyPayment(folder).nextCheck().attention()).isPresent();
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofMinutes(16));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(desk.onlyPayment(folder).nextCheck().attention()).isEmpty();
    }

    @Test
    void a_payer_who_was_never_named_is_withdrawn_and_the_payment_failed() {
        desk.ancv.answers("payer", new AncvResponse.Unavailable());
        desk.started(folder, "k1", 4_000);
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofSeconds(39));
        assertThat(status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(desk.ancv.calls).containsExactly("create", "payer", "read", "cancel");
        assertThat(desk.whole(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_transaction_that_ancv_does_not_find_is_given_up_ten_minutes_after_its_life() {
        desk.ancv.ledger.remove(pending());
        desk.sweepAfter(Duration.ofMinutes(14));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        desk.sweepAfter(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void a_foreign_transaction_changes_nothing_and_needs_attention() {
        var transaction = pending();
        desk.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_001);
        desk.sweepAfter(MINUTE);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(desk.onlyPayment(folder).nextCheck().attention()).isPresent();
    }

    @Test
    void what_is_urgent_comes_before_what_waits_and_what_waits_has_to_wait_where_time_runs_out() {
        ServiceFixture slow = ServiceFixture.oneByOne().open();
        FolderId busy = slow.folder("F2", 200_000);
        for (int number = 0; number < 20; number++) {
            var transaction = slow.started(busy, "waits-" + number, 2_000).payment().transaction().orElseThrow().transaction();
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
        assertThat(slow.payments.find(busy, urgent.payment().request().id()).orElseThrow().payment().status())
                .isEqualTo(PaymentStatus.EXPIRED);
        assertThat(slow.sweepAfter(MINUTE).looked()).isEqualTo(20);
    }

    @Test
    void one_that_fails_does_not_stop_the_others() {
        var first = pending();
        desk.started(folder, "k2", 2_000);
        desk.ancv.meanwhile("read", () -> {
            throw new IllegalStateException("broken");
        });
        desk.ancv.ledger.keySet().forEach(id -> desk.ancv.becomes(id, AncvState.ABORTED));
        SweepReport report = desk.sweepAfter(MINUTE);
        assertThat(report).extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(2, 1, 1);
        assertThat(first).isNotNull();
        desk.sweepAfter(Duration.ofMinutes(2));
        assertThat(desk.whole(folder).payments()).allMatch(each ->
                each.payment().payment().status() == PaymentStatus.DECLINED);
    }
}
