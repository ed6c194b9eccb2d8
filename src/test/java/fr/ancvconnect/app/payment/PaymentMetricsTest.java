package fr.ancvconnect.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.LogCapture;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The business metrics: each fact is counted once, by the request that wrote it. */
class PaymentMetricsTest {

    private static final Duration OVER = Duration.ofSeconds(195);

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);

    private AncvTransactionId transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().orElseThrow().transaction();
    }

    /** Starts a payment and removes its metrics. */
    private VersionedPayment pending() {
        VersionedPayment pending = service.started(folder, "k1", 4_000);
        service.figures.clear();
        return pending;
    }

    private void are(Map<Metric, Long> counts) {
        assertThat(service.figures.counts()).isEqualTo(counts);
    }

    @Test
    void a_start_is_counted_once_however_often_it_is_asked() {
        service.started(folder, "k1", 4_000);
        service.started(folder, "k1", 4_000);
        are(Map.of(Metric.PAYMENTS_STARTED, 1L));
    }

    @Test
    void a_confirmation_is_counted_once_with_the_time_that_it_took() {
        VersionedPayment payment = pending();
        service.clock.move(Duration.ofMillis(42_500));
        service.confirm(payment);
        service.notify(payment);
        are(Map.of(Metric.PAYMENTS_PAID, 1L, Metric.TIME_TO_CONFIRM, 1L));
        assertThat(service.figures.of(Metric.TIME_TO_CONFIRM)).containsExactly(42.5);
    }

    @Test
    void each_change_is_one_line_of_the_log_that_says_which_payment_and_nothing_of_a_person() {
        try (var logs = LogCapture.by(
                "fr.ancvconnect.app",
                line -> line.getMdc("folderId") + " " + line.getMdc("paymentId") + " " + line.getFormattedMessage())) {
            VersionedPayment started = service.started(folder, "k1", 4_000);
            service.confirm(started);
            service.notify(started);
            String payment = started.payment().request().id().value();
            assertThat(logs.lines())
                    .containsExactly(
                            "F1 " + payment + " Payment " + payment + ": REQUESTED by PLATFORM",
                            "F1 " + payment + " Payment " + payment + ": REQUESTED to PENDING by SYSTEM",
                            "F1 " + payment + " Payment " + payment + ": PENDING to PAID by CUSTOMER");
        }
    }

    @Test
    void one_that_is_told_of_twice_at_once_is_counted_by_the_winner() {
        VersionedPayment payment = pending();
        service.ancv.meanwhile("read", () -> service.notify(payment));
        service.confirm(payment);
        are(Map.of(Metric.PAYMENTS_PAID, 1L, Metric.TIME_TO_CONFIRM, 1L));
    }

    @Test
    void a_refusal_on_the_phone_is_counted() {
        VersionedPayment payment = pending();
        service.ancv.becomes(transactionOf(payment), AncvState.ABORTED);
        service.notify(payment);
        are(Map.of(Metric.PAYMENTS_DECLINED, 1L));
    }

    @Test
    void an_expiry_is_counted() {
        pending();
        service.sweepAfter(OVER);
        are(Map.of(Metric.PAYMENTS_EXPIRED, 1L));
    }

    @Test
    void a_start_that_fails_is_counted_as_both() {
        service.ancv.answers("create", new AncvResponse.Unavailable());
        service.start(ServiceFixture.PLATFORM, folder, "k1", 4_000);
        are(Map.of(Metric.PAYMENTS_STARTED, 1L, Metric.PAYMENTS_FAILED, 1L));
    }

    @Test
    void a_late_confirmation_is_counted_and_is_no_payment() {
        VersionedPayment payment = pending();
        service.ancv.meanwhile("cancel", () -> service.confirm(payment));
        service.sweepAfter(OVER);
        are(Map.of(Metric.PAYMENTS_EXPIRED, 1L, Metric.LATE_CONFIRMATIONS, 1L));
    }

    @Test
    void a_late_confirmation_that_ancv_forbids_to_take_back_is_a_payment_after_all() {
        VersionedPayment payment = pending();
        service.ancv.answers("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.sweepAfter(OVER);
        service.confirmUnnoticed(payment);
        service.figures.clear();
        service.sweepAfter(Duration.ofMinutes(5));
        are(Map.of(Metric.LATE_CONFIRMATIONS, 1L, Metric.PAYMENTS_PAID, 1L, Metric.TIME_TO_CONFIRM, 1L));
    }

    @Test
    void a_refusal_is_counted_when_it_is_done() {
        VersionedPayment payment = pending();
        service.confirm(payment);
        service.figures.clear();
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        are(Map.of(Metric.PAYMENTS_REFUSED, 1L));
    }

    @Test
    void what_cannot_be_taken_back_is_not_paid_twice() {
        VersionedPayment payment = pending();
        service.confirm(payment);
        service.figures.clear();
        service.ancv.answers("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        are(Map.of());
    }

    @Test
    void each_cancelled_payment_of_a_folder_is_counted() {
        service.confirm(service.started(folder, "k1", 4_000));
        service.started(folder, "k2", 2_000);
        service.figures.clear();
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock.instant());
        are(Map.of(Metric.PAYMENTS_CANCELLED, 2L));
    }

    @Test
    void a_payment_that_needs_attention_is_counted_once() {
        pending();
        service.ancv.answers("read", new AncvResponse.Unavailable());
        for (int sweeps = 0; sweeps < 12; sweeps++) {
            service.sweepAfter(Duration.ofMinutes(15));
        }
        are(Map.of(Metric.PAYMENTS_NEEDING_ATTENTION, 1L));
    }

    @Test
    void a_transaction_that_is_not_ours_needs_attention() {
        VersionedPayment payment = pending();
        service.ancv.becomes(transactionOf(payment), AncvState.VALIDATED, 4_001);
        service.notify(payment);
        are(Map.of(Metric.PAYMENTS_NEEDING_ATTENTION, 1L));
    }

    @Test
    void a_sweep_tells_for_how_long_the_oldest_had_been_due() {
        pending();
        service.started(folder, "k2", 2_000);
        assertThat(service.sweepAfter(Duration.ofSeconds(105)).lag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(service.sweepAfter(Duration.ZERO).lag()).isZero();
    }
}
