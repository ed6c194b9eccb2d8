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
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The customer has not confirmed in time. Tests the customer's actions close to the time of the expiry. */
class WithdrawalTest {

    private static final Duration OVER = Duration.ofSeconds(195);
    private static final AncvResponse FORBIDDEN =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment pending = service.started(folder, "k1", 4_000);

    private Payment stored() {
        return service.onlyPayment(folder).payment();
    }

    private HistoryEntry lastLine() {
        return service.whole(folder).payments().getFirst().history().getLast();
    }

    @Test
    void it_is_written_before_ancv_is_asked() {
        service.ancv.meanwhile("cancel", () -> {
            assertThat(stored()).isInstanceOf(Withdrawing.class);
            assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        });
        service.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void a_tap_that_is_told_of_between_our_reading_and_our_cancelling_came_too_late() {
        service.ancv.meanwhile("cancel", () -> service.confirm(pending));
        service.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
        assertThat(lastLine().reason()).contains(Reason.LATE_CONFIRMATION);
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
        assertThat(service.history(folder)).doesNotContain("PAID CUSTOMER", "CANCELLED ANCV");
    }

    @Test
    void a_tap_in_the_last_second_counts() {
        service.clock.move(Duration.ofSeconds(180));
        service.confirm(pending);
        service.sweepAfter(Duration.ofSeconds(15));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_refused_withdrawal_that_shows_it_paid_is_paid() {
        service.ancv.answers("cancel", FORBIDDEN);
        service.ancv.meanwhile("cancel", () -> service.confirmUnnoticed(pending));
        service.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).isEmpty();
    }

    @Test
    void a_refused_withdrawal_of_what_is_not_paid_expires_and_a_last_look_finds_what_slipped_in() {
        service.ancv.answers("cancel", FORBIDDEN);
        service.sweepAfter(OVER);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        service.ancv.behaves();
        service.confirmUnnoticed(pending);
        service.sweepAfter(Duration.ofMinutes(5));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void a_withdrawal_that_was_lost_is_asked_for_again_even_when_the_tap_came_after_it() {
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.sweepAfter(OVER);
        assertThat(stored()).isInstanceOf(Withdrawing.class);
        service.confirm(pending);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        service.ancv.behaves();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void while_ancv_cannot_be_asked_it_stays_pending() {
        service.ancv.answers("read", new AncvResponse.Unavailable());
        service.sweepAfter(OVER);
        service.sweepAfter(Duration.ofMinutes(10));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        service.ancv.behaves();
        service.sweepAfter(Duration.ofMinutes(15));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
    }
}
