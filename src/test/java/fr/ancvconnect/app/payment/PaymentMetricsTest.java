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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The business metrics: each fact is counted once, by the request that wrote it. */
class PaymentMetricsTest {

    private static final Duration AFTER_EXPIRY = Duration.ofSeconds(195);

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    private AncvTransactionId transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().orElseThrow().transaction();
    }

    /** Starts a payment and removes its metrics. */
    private VersionedPayment pending() {
        VersionedPayment pending = service.startPayment(folder, "k1", 4_000);
        service.metrics.clear();
        return pending;
    }

    private void assertCounts(Map<Metric, Long> counts) {
        assertThat(service.metrics.counts()).isEqualTo(counts);
    }

    @Test
    void a_replayed_start_is_counted_once() {
        service.startPayment(folder, "k1", 4_000);
        service.startPayment(folder, "k1", 4_000);
        assertCounts(Map.of(Metric.PAYMENTS_STARTED, 1L));
    }

    @Test
    void a_confirmation_is_counted_once_with_its_duration() {
        VersionedPayment payment = pending();
        service.clock.move(Duration.ofMillis(42_500));
        service.confirm(payment);
        service.notify(payment);
        assertCounts(Map.of(Metric.PAYMENTS_PAID, 1L, Metric.TIME_TO_CONFIRM, 1L));
        assertThat(service.metrics.of(Metric.TIME_TO_CONFIRM)).containsExactly(42.5);
    }

    @Test
    void each_change_is_one_log_line_with_the_payment_and_without_personal_data() {
        try (var logs = LogCapture.forLogger(
                "fr.ancvconnect.app",
                line -> line.getMdc("folderId") + " " + line.getMdc("paymentId") + " " + line.getFormattedMessage())) {
            VersionedPayment started = service.startPayment(folder, "k1", 4_000);
            service.confirm(started);
            service.notify(started);
            String payment = started.payment().request().id().value();
            // A Quarkus application of another test can still be running in this process.
            assertThat(logs.lines().stream().filter(line -> line.contains(payment)))
                    .containsExactly(
                            "F1 " + payment + " Payment " + payment + ": REQUESTED by PLATFORM",
                            "F1 " + payment + " Payment " + payment + ": REQUESTED to PENDING by SYSTEM",
                            "F1 " + payment + " Payment " + payment + ": PENDING to PAID by CUSTOMER");
            assertThat(logs.lines())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("marie"));
        }
    }

    @Test
    void a_confirmation_notified_twice_concurrently_is_counted_once() {
        VersionedPayment payment = pending();
        service.ancv.runBeforeEffect("read", () -> service.notify(payment));
        service.confirm(payment);
        assertCounts(Map.of(Metric.PAYMENTS_PAID, 1L, Metric.TIME_TO_CONFIRM, 1L));
    }

    @Test
    void a_decline_on_the_phone_is_counted() {
        VersionedPayment payment = pending();
        service.ancv.setState(transactionOf(payment), AncvState.ABORTED);
        service.notify(payment);
        assertCounts(Map.of(Metric.PAYMENTS_DECLINED, 1L));
    }

    @Test
    void an_expiry_is_counted() {
        pending();
        service.sweepAfter(AFTER_EXPIRY);
        assertCounts(Map.of(Metric.PAYMENTS_EXPIRED, 1L));
    }

    @Test
    void a_failed_start_is_counted_as_started_and_failed() {
        service.ancv.stub("create", new AncvResponse.Unavailable());
        service.start(ServiceFixture.PLATFORM, folder, "k1", 4_000);
        assertCounts(Map.of(Metric.PAYMENTS_STARTED, 1L, Metric.PAYMENTS_FAILED, 1L));
    }

    @Test
    void a_late_confirmation_is_not_counted_as_paid() {
        VersionedPayment payment = pending();
        service.ancv.runBeforeEffect("cancel", () -> service.confirm(payment));
        service.sweepAfter(AFTER_EXPIRY);
        assertCounts(Map.of(Metric.PAYMENTS_EXPIRED, 1L, Metric.LATE_CONFIRMATIONS, 1L));
    }

    @Test
    void a_late_confirmation_with_a_forbidden_re_credit_is_counted_as_paid() {
        VersionedPayment payment = pending();
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.sweepAfter(AFTER_EXPIRY);
        service.confirmWithoutNotification(payment);
        service.metrics.clear();
        service.sweepAfter(Duration.ofMinutes(5));
        assertCounts(Map.of(Metric.LATE_CONFIRMATIONS, 1L, Metric.PAYMENTS_PAID, 1L, Metric.TIME_TO_CONFIRM, 1L));
    }

    @Test
    void a_refusal_is_counted_when_it_is_complete() {
        VersionedPayment payment = pending();
        service.confirm(payment);
        service.metrics.clear();
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        assertCounts(Map.of(Metric.PAYMENTS_REFUSED, 1L));
    }

    @Test
    void a_forbidden_re_credit_is_not_counted_as_paid_again() {
        VersionedPayment payment = pending();
        service.confirm(payment);
        service.metrics.clear();
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        assertCounts(Map.of());
    }

    @Test
    void each_cancelled_payment_of_a_folder_is_counted() {
        service.confirm(service.startPayment(folder, "k1", 4_000));
        service.startPayment(folder, "k2", 2_000);
        service.metrics.clear();
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock.instant());
        assertCounts(Map.of(Metric.PAYMENTS_CANCELLED, 2L));
    }

    @Test
    void a_payment_that_needs_attention_is_counted_once() {
        pending();
        service.ancv.stub("read", new AncvResponse.Unavailable());
        for (int sweeps = 0; sweeps < 12; sweeps++) {
            service.sweepAfter(Duration.ofMinutes(15));
        }
        assertCounts(Map.of(Metric.PAYMENTS_NEEDING_ATTENTION, 1L));
    }

    @Test
    void a_mismatched_transaction_is_counted_as_needing_attention() {
        VersionedPayment payment = pending();
        service.ancv.setState(transactionOf(payment), AncvState.VALIDATED, 4_001);
        service.notify(payment);
        assertCounts(Map.of(Metric.PAYMENTS_NEEDING_ATTENTION, 1L));
    }

    @Test
    void a_sweep_reports_the_lag_of_the_oldest_due_payment() {
        pending();
        service.startPayment(folder, "k2", 2_000);
        assertThat(service.sweepAfter(Duration.ofSeconds(105)).lag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(service.sweepAfter(Duration.ZERO).lag()).isZero();
    }
}
