package fr.ancvconnect.app.notification;

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

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment pending = service.started(folder, "k1", 4_000);

    private void refuse() {
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, pending.payment().request().id(), Optional.empty());
    }

    private void charged(long... cents) {
        service.ancv.becomes(service.ancv.only().id(), AncvState.AUTHORIZED, cents);
    }

    private Payment stored() {
        return service.onlyPayment(folder).payment();
    }

    private Optional<ProblemCode> notified() {
        var request = pending.payment().request();
        return service.notifications(SealPolicy.CHECK)
                .applyToAddress(
                        request.folder(),
                        request.id(),
                        service.secret.get(),
                        service.ancv.only().id().value().getBytes(),
                        Optional.empty())
                .map(Problem::code);
    }

    @Test
    void what_became_paid_because_ancv_forbids_its_re_credit_stays_paid_when_an_earlier_cancellation_is_answered() {
        service.confirm(pending);
        service.ancv.onTheWayBack("cancel", () -> {
            charged(4_000);
            service.ancv.answers("cancel", FORBIDDEN);
            assertThat(notified()).isEmpty();
        });
        refuse();
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ofCents(4_000));
    }

    @Test
    void a_charge_whose_cancellation_fails_is_seen_by_who_cancelled_before_it() {
        service.confirm(pending);
        service.ancv.onTheWayBack("cancel", () -> {
            charged(4_000);
            service.ancv.answers("cancel", new AncvResponse.Unavailable());
            assertThat(notified()).isEmpty();
            service.ancv.behaves();
        });
        refuse();
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.ancv.reCredited).hasSize(2);
    }

    @Test
    void a_charge_whose_amount_does_not_show_yet_is_seen_by_who_cancelled_before_it() {
        service.ancv.onTheWayBack("cancel", () -> {
            charged();
            assertThat(notified()).isEmpty();
            charged(4_000);
        });
        refuse();
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.ancv.reCredited).hasSize(1);
    }

    @Test
    void ancv_sends_again_what_it_does_not_find_and_what_no_sweep_checks() {
        refuse();
        service.clock.move(Duration.ofDays(8));
        charged(4_000);
        service.ancv.answers("read", new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND));
        assertThat(notified()).contains(ProblemCode.ANCV_UNAVAILABLE);
        service.ancv.behaves();
        assertThat(notified()).isEmpty();
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
    }

    @Test
    void one_that_the_platform_had_cancelled_needs_attention_where_its_record_still_does_not_match() {
        ofAnotherShop(AncvState.PROCESSING);
        service.sweepAfter(Duration.ofMinutes(1));
        service.resolve.resolve(
                ServiceFixture.PLATFORM,
                folder,
                pending.payment().request().id(),
                Resolution.CANCEL_AT_ANCV,
                Optional.empty());
        assertThat(notified()).isEmpty();
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isEmpty();
        ofAnotherShop(AncvState.AUTHORIZED, 4_000);
        assertThat(notified()).isEmpty();
        assertThat(service.onlyPayment(folder).nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.TRANSACTION_MISMATCH);
    }

    private void ofAnotherShop(AncvState state, long... cents) {
        AncvTransaction record = service.ancv.only();
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
