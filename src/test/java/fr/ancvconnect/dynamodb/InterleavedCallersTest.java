package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A second caller acts exactly between two steps of the first caller. */
class InterleavedCallersTest {

    private static final Duration AFTER_WINDOW = Duration.ofSeconds(195);

    private final ConcurrentServiceFixture fixture = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = fixture.callers;
    private final FolderId folder = callers.folder(ConcurrentServiceFixture.TOTAL);

    private VersionedPayment pending() {
        return fixture.service.startPayment(folder, "k1", 4_000);
    }

    private void confirmsAndNotifies(VersionedPayment payment) {
        assertThat(callers.confirm(payment)).isTrue();
        assertThat(callers.deliverNotification(payment)).isEqualTo("accepted");
    }

    @Test
    void a_confirmation_notified_between_read_and_intent_makes_the_payment_paid() {
        VersionedPayment payment = pending();
        callers.runBeforeResponse("read", () -> confirmsAndNotifies(payment));
        fixture.service.sweepAfter(AFTER_WINDOW);
        assertThat(fixture.history(folder)).endsWith("PAID CUSTOMER");
        fixture.assertFinalStatuses(folder, "PAID");
    }

    @Test
    void a_confirmation_notified_after_the_intent_is_re_credited() {
        VersionedPayment payment = pending();
        callers.runBeforeEffect("cancel", () -> confirmsAndNotifies(payment));
        fixture.service.sweepAfter(AFTER_WINDOW);
        fixture.assertFinalStatuses(folder, "EXPIRED");
    }

    @Test
    void a_withdrawal_with_a_lost_response_ends_expired() {
        VersionedPayment payment = pending();
        callers.runBeforeEffect("cancel", () -> confirmsAndNotifies(payment));
        callers.loseCancellationResponses();
        fixture.service.sweepAfter(AFTER_WINDOW);
        fixture.assertFinalStatuses(folder, "EXPIRED");
    }

    @Test
    void a_re_credit_with_a_lost_response_ends_refused() {
        VersionedPayment payment = callers.startAndConfirmPayment(folder, "k1", 4_000);
        callers.loseCancellationResponses();
        assertThat(callers.refuse(payment)).isEqualTo("REFUSED");
        fixture.assertFinalStatuses(folder, "REFUSED");
    }

    @Test
    void the_payer_is_not_named_if_the_payment_is_refused_before_its_transaction_is_stored() {
        callers.runBeforeEffect(
                "create", () -> assertThat(callers.refuseOnlyPayment(folder)).isEqualTo("REFUSED"));
        assertThat(callers.start(folder, "k1", 4_000)).isEqualTo("REFUSED");
        assertThat(fixture.service.ancvCalls()).isEqualTo(1);
        fixture.assertFinalStatuses(folder, "REFUSED");
    }

    @Test
    void a_cancellation_before_the_payer_is_named_cancels_the_payment() {
        callers.runBeforeEffect(
                "payer", () -> assertThat(callers.cancel(folder)).isEqualTo("CANCELLED"));
        assertThat(callers.start(folder, "k1", 4_000)).isIn("REQUESTED", "CANCELLED");
        fixture.assertFinalStatuses(folder, "CANCELLED");
    }

    @Test
    void a_start_returns_cancelled_if_the_folder_is_cancelled_after_the_payer_is_named() {
        callers.runBeforeResponse(
                "payer", () -> assertThat(callers.cancel(folder)).isEqualTo("CANCELLED"));
        assertThat(callers.start(folder, "k1", 4_000)).isEqualTo("CANCELLED");
        fixture.assertFinalStatuses(folder, "CANCELLED");
    }

    @Test
    void a_notification_that_reads_before_a_refusal_and_writes_after_it_changes_nothing() {
        VersionedPayment payment = pending();
        callers.confirm(payment);
        callers.runBeforeResponse(
                "read", () -> assertThat(callers.refuse(payment)).isEqualTo("REFUSED"));
        assertThat(callers.deliverNotification(payment)).isEqualTo("accepted");
        fixture.assertFinalStatuses(folder, "REFUSED");
    }

    @Test
    void a_sweep_during_a_refusal_does_not_repeat_the_refusal() {
        VersionedPayment payment = callers.startAndConfirmPayment(folder, "k1", 4_000);
        callers.runBeforeEffect("cancel", () -> fixture.service.sweepAfter(Duration.ofMinutes(2)));
        assertThat(callers.refuse(payment)).isEqualTo("REFUSED");
        assertThat(fixture.history(folder))
                .filteredOn(line -> line.startsWith("REFUSED"))
                .hasSize(1);
        fixture.assertFinalStatuses(folder, "REFUSED");
    }
}
