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

    private static final Duration AFTER_EXPIRY = Duration.ofSeconds(195);
    private static final AncvResponse FORBIDDEN =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment pending = service.startPayment(folder, "k1", 4_000);

    private Payment stored() {
        return service.onlyPayment(folder).payment();
    }

    private HistoryEntry lastEntry() {
        return service.folderWithPayments(folder)
                .payments()
                .getFirst()
                .history()
                .getLast();
    }

    @Test
    void the_intent_is_written_before_the_call_to_ancv() {
        service.ancv.runBeforeEffect("cancel", () -> {
            assertThat(stored()).isInstanceOf(Withdrawing.class);
            assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        });
        service.sweepAfter(AFTER_EXPIRY);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void a_confirmation_notified_between_read_and_withdrawal_is_late_and_re_credited() {
        service.ancv.runBeforeEffect("cancel", () -> service.confirm(pending));
        service.sweepAfter(AFTER_EXPIRY);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
        assertThat(lastEntry().reason()).contains(Reason.LATE_CONFIRMATION);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
        assertThat(service.history(folder)).doesNotContain("PAID CUSTOMER", "CANCELLED ANCV");
    }

    @Test
    void a_confirmation_in_the_last_second_makes_the_payment_paid() {
        service.clock.move(Duration.ofMinutes(3));
        service.confirm(pending);
        service.sweepAfter(Duration.ofSeconds(15));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_forbidden_withdrawal_of_a_confirmed_payment_makes_it_paid() {
        service.ancv.stub("cancel", FORBIDDEN);
        service.ancv.runBeforeEffect("cancel", () -> service.confirmWithoutNotification(pending));
        service.sweepAfter(AFTER_EXPIRY);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).isEmpty();
    }

    @Test
    void a_forbidden_withdrawal_expires_the_payment_and_the_last_check_re_credits_a_late_confirmation() {
        service.ancv.stub("cancel", FORBIDDEN);
        service.sweepAfter(AFTER_EXPIRY);
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        service.ancv.clearStubs();
        service.confirmWithoutNotification(pending);
        service.sweepAfter(Duration.ofMinutes(5));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void a_lost_withdrawal_is_repeated_even_after_a_later_confirmation() {
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.sweepAfter(AFTER_EXPIRY);
        assertThat(stored()).isInstanceOf(Withdrawing.class);
        service.confirm(pending);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void the_payment_stays_pending_while_ancv_is_unavailable() {
        service.ancv.stub("read", new AncvResponse.Unavailable());
        service.sweepAfter(AFTER_EXPIRY);
        service.sweepAfter(Duration.ofMinutes(10));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(15));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
    }
}
