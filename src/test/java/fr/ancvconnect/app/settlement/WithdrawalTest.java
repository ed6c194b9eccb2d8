package fr.ancvconnect.app.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Withdrawing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody confirmed in time: what the customer does around the very second of the expiry. */
class WithdrawalTest {

    private static final Duration OVER = Duration.ofSeconds(195);
    private static final AncvResponse FORBIDDEN = new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final ServiceFixture desk = new ServiceFixture().open();
    private final FolderId folder = desk.folder("F1", 10_000);
    private final VersionedPayment pending = desk.started(folder, "k1", 4_000);

    private Payment stored() {
        return desk.onlyPayment(folder).payment();
    }

    private HistoryEntry lastLine() {
        return desk.whole(folder).payments().getFirst().history().getLast();
    }

    @Test
    void it_is_written_before_ancv_is_asked() {
        desk.ancv.meanwhile("cancel", () -> {
            assertThat(stored()).isInstanceOf(Withdrawing.class);
            assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        });
        desk.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void a_tap_that_is_told_of_between_our_reading_and_our_cancelling_came_too_late() {
        desk.ancv.meanwhile("cancel", () -> desk.confirm(pending));
        desk.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
        assertThat(lastLine().reason()).contains(Reason.LATE_CONFIRMATION);
        assertThat(desk.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(desk.whole(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
        assertThat(desk.history(folder)).doesNotContain("PAID CUSTOMER", "CANCELLED ANCV");
    }

    @Test
    void a_tap_in_the_last_second_counts() {
        desk.clock.move(Duration.ofSeconds(180));
        desk.confirm(pending);
        desk.sweepAfter(Duration.ofSeconds(15));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_refused_withdrawal_that_shows_it_paid_is_paid() {
        desk.ancv.answers("cancel", FORBIDDEN);
        desk.ancv.meanwhile("cancel", () -> desk.confirmUnnoticed(pending));
        desk.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).isEmpty();
    }

    @Test
    void a_refused_withdrawal_of_what_is_not_paid_expires_and_a_last_look_finds_what_slipped_in() {
        desk.ancv.answers("cancel", FORBIDDEN);
        desk.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        desk.ancv.behaves();
        desk.confirmUnnoticed(pending);
        desk.sweepAfter(Duration.ofMinutes(5));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
        assertThat(desk.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(desk.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void a_withdrawal_that_was_lost_is_asked_for_again_even_when_the_tap_came_after_it() {
        desk.ancv.answers("cancel", new AncvResponse.Unavailable());
        desk.sweepAfter(OVER);
        assertThat(stored()).isInstanceOf(Withdrawing.class);
        desk.confirm(pending);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofMinutes(2));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void while_ancv_cannot_be_asked_it_stays_pending() {
        desk.ancv.answers("read", new AncvResponse.Unavailable());
        desk.sweepAfter(OVER);
        desk.sweepAfter(Duration.ofMinutes(10));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofMinutes(15));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
    }
}
