package fr.ancvconnect.app.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.decision.Resolution;
import fr.ancvconnect.domain.payment.state.Payment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * ANCV charges the customer after its record was final, and its notification arrives while another request of the service
 * changes the payment.
 */
class LateChargeRaceTest {

    private static final AncvResponse FORBIDDEN =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment pending = service.startPayment(folder, "k1", 4_000);

    private void refuse() {
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, pending.payment().request().id(), Optional.empty());
    }

    private void charge(long... cents) {
        service.ancv.setState(service.ancv.onlyTransaction().id(), AncvState.AUTHORIZED, cents);
    }

    private Payment stored() {
        return service.onlyPayment(folder).payment();
    }

    private Optional<ProblemCode> deliverNotification() {
        var request = pending.payment().request();
        return service.notifications(SealPolicy.CHECK)
                .applyToAddress(
                        request.folder(),
                        request.id(),
                        service.notificationSecret.get(),
                        service.ancv.onlyTransaction().id().value().getBytes(UTF_8),
                        Optional.empty())
                .map(Problem::code);
    }

    @Test
    void a_payment_with_a_forbidden_re_credit_stays_paid_when_an_earlier_cancellation_is_answered() {
        service.confirm(pending);
        service.ancv.runBeforeResponse("cancel", () -> {
            charge(4_000);
            service.ancv.stub("cancel", FORBIDDEN);
            assertThat(deliverNotification()).isEmpty();
        });
        refuse();
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ofCents(4_000));
    }

    @Test
    void the_earlier_refusal_cancels_a_charge_whose_own_cancellation_failed() {
        service.confirm(pending);
        service.ancv.runBeforeResponse("cancel", () -> {
            charge(4_000);
            service.ancv.stub("cancel", new AncvResponse.Unavailable());
            assertThat(deliverNotification()).isEmpty();
            service.ancv.clearStubs();
        });
        refuse();
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.ancv.reCredited).hasSize(2);
    }

    @Test
    void the_earlier_refusal_cancels_a_charge_whose_amount_was_not_visible() {
        service.ancv.runBeforeResponse("cancel", () -> {
            charge();
            assertThat(deliverNotification()).isEmpty();
            charge(4_000);
        });
        refuse();
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.ancv.reCredited).hasSize(1);
    }

    @Test
    void a_notification_is_rejected_when_ancv_does_not_find_the_transaction_and_no_sweep_checks_it() {
        refuse();
        service.clock.move(Duration.ofDays(8));
        charge(4_000);
        service.ancv.stub("read", new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND));
        assertThat(deliverNotification()).contains(ProblemCode.ANCV_UNAVAILABLE);
        service.ancv.clearStubs();
        assertThat(deliverNotification()).isEmpty();
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
    }

    @Test
    void a_charge_after_an_ordered_cancellation_needs_attention_when_the_record_does_not_match() {
        setRecordOfAnotherShop(AncvState.PROCESSING);
        service.sweepAfter(Duration.ofMinutes(1));
        service.resolve.resolve(
                ServiceFixture.PLATFORM,
                folder,
                pending.payment().request().id(),
                Resolution.CANCEL_AT_ANCV,
                Optional.empty());
        assertThat(deliverNotification()).isEmpty();
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isEmpty();
        setRecordOfAnotherShop(AncvState.AUTHORIZED, 4_000);
        assertThat(deliverNotification()).isEmpty();
        assertThat(service.onlyPayment(folder).nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.TRANSACTION_MISMATCH);
    }

    private void setRecordOfAnotherShop(AncvState state, long... cents) {
        AncvTransaction record = service.ancv.onlyTransaction();
        service.ancv.ledger.put(
                record.id(),
                new AncvTransaction(
                        record.id(),
                        state,
                        record.paymentId(),
                        Optional.of("10000652"),
                        record.currency(),
                        List.of(
                                cents.length == 0
                                        ? new Authorization[0]
                                        : new Authorization[] {
                                            new Authorization(cents[0], Optional.of("978"), Optional.empty())
                                        }),
                        record.expirationDate()));
    }
}
