package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import org.junit.jupiter.api.Test;

/** A folder is cancelled during other calls, with real threads and the DynamoDB store. */
class CancellationRacesTest {

    private final ConcurrentServiceFixture fixture = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = fixture.callers;

    @Test
    void a_payment_started_during_a_cancellation_is_rejected_or_cancelled_with_the_folder() {
        fixture.rounds(folder -> {
            var results = ConcurrentPair.run(() -> callers.cancel(folder), () -> callers.start(folder, "k1", 4_000));
            boolean started = !results.second().equals("folder-cancelled");
            assertThat(results.first())
                    .isIn((Object[]) (started ? new String[] {"CANCELLING", "CANCELLED"} : new String[] {""}));
            assertThat(results.second()).isIn("REQUESTED", "PENDING", "CANCELLING", "CANCELLED", "folder-cancelled");
            return started ? "CANCELLED" : "";
        });
    }

    @Test
    void a_confirmation_notified_during_a_cancellation_is_re_credited() {
        fixture.rounds(folder -> {
            VersionedPayment payment = fixture.service.startPayment(folder, "k1", 4_000);
            callers.startAndConfirmPayment(folder, "k2", 2_000);
            callers.confirm(payment);
            var results = ConcurrentPair.run(() -> callers.cancel(folder), () -> callers.deliverNotification(payment));
            assertThat(results.first().split(" ")).containsOnly("CANCELLED");
            assertThat(results.second()).isEqualTo("accepted");
            return "CANCELLED CANCELLED";
        });
    }

    @Test
    void a_confirmation_during_a_cancellation_is_re_credited_or_no_longer_possible() {
        fixture.rounds(folder -> {
            VersionedPayment payment = fixture.service.startPayment(folder, "k1", 4_000);
            var results = ConcurrentPair.run(
                    () -> callers.cancel(folder),
                    () -> callers.confirm(payment) ? callers.deliverNotification(payment) : "not confirmable");
            assertThat(results.first()).isEqualTo("CANCELLED");
            assertThat(results.second()).isIn("accepted", "not confirmable");
            return "CANCELLED";
        });
    }

    @Test
    void two_concurrent_cancellations_are_carried_out_once() {
        fixture.rounds(folder -> {
            callers.startAndConfirmPayment(folder, "k1", 4_000);
            var results = ConcurrentPair.run(() -> callers.cancel(folder), () -> callers.cancel(folder));
            assertThat(results.first()).isIn("CANCELLING", "CANCELLED");
            assertThat(results.second()).isIn("CANCELLING", "CANCELLED");
            assertThat(fixture.history(folder))
                    .filteredOn(line -> line.startsWith("CANCELLING"))
                    .hasSize(1);
            return "CANCELLED";
        });
    }

    @Test
    void exactly_one_of_a_lower_total_and_a_conflicting_start_succeeds() {
        fixture.rounds(folder -> {
            var results = ConcurrentPair.run(
                    () -> callers.redeclare(folder, 5_000), () -> callers.start(folder, "k1", 6_000));
            boolean started = results.second().equals("PENDING");
            assertThat(results.first()).isEqualTo(started ? "total-below-commitments" : "5000");
            assertThat(results.second()).isEqualTo(started ? "PENDING" : "amount-exceeds-available");
            return started ? "EXPIRED" : "";
        });
    }
}
