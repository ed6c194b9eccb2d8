package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepDuePaymentsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Desk desk = new Desk().open();
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
    void a_paid_payment_is_looked_at_until_it_is_captured() {
        var transaction = pending();
        desk.ancv.becomes(transaction, AncvState.AUTHORIZED, 4_000);
        desk.sweepAfter(MINUTE);
        assertThat(desk.onlyPayment(folder).followUp().dueAt()).isPresent();
        desk.ancv.becomes(transaction, AncvState.VALIDATED);
        desk.sweepAfter(MINUTE);
        assertThat(desk.onlyPayment(folder).followUp().dueAt()).isEmpty();
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
        assertThat(desk.onlyPayment(folder).followUp().dueAt()).isEmpty();
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
        desk.ancv.answers("cancel", new AncvAnswer.Denied(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        desk.ancv.meanwhile("cancel", () -> desk.ancv.becomes(transaction, AncvState.PAID, 4_000));
        desk.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_cancellation_that_shows_no_cancelled_transaction_is_read_and_not_believed() {
        var transaction = pending();
        desk.ancv.becomes(transaction, AncvState.PROCESSING);
        desk.ancv.answers("cancel", new AncvAnswer.Told(desk.ancv.only()));
        desk.sweepAfter(Duration.ofMinutes(4));
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(desk.onlyPayment(folder).followUp().dueAt()).isPresent();
    }

    @Test
    void while_ancv_cannot_be_asked_it_stays_pending_and_then_needs_attention() {
        pending();
        desk.ancv.answers("read", new AncvAnswer.Unavailable());
        for (int count = 0; count < 10; count++) {
            desk.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(desk.onlyPayment(folder).followUp().attention()).isPresent();
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofMinutes(16));
        assertThat(status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(desk.onlyPayment(folder).followUp().attention()).isEmpty();
    }

    @Test
    void a_payer_who_was_never_named_is_withdrawn_and_the_payment_failed() {
        desk.ancv.answers("payer", new AncvAnswer.Unavailable());
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
        assertThat(desk.onlyPayment(folder).followUp().attention()).isPresent();
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
