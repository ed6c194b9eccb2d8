package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import org.junit.jupiter.api.Test;

/** A folder is cancelled during other calls, with real threads and the DynamoDB store. */
class CancellationRacesTest {

    private final ConcurrentServiceFixture service = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = service.callers;

    @Test
    void a_payment_that_starts_meanwhile_is_refused_or_goes_with_the_folder() {
        service.rounds(folder -> {
            var met = ConcurrentPair.meet(() -> callers.cancels(folder), () -> callers.starts(folder, "k1", 4_000));
            boolean started = !met.other().equals("folder-cancelled");
            assertThat(met.one())
                    .isIn((Object[]) (started ? new String[] {"CANCELLING", "CANCELLED"} : new String[] {""}));
            assertThat(met.other()).isIn("REQUESTED", "PENDING", "CANCELLING", "CANCELLED", "folder-cancelled");
            return started ? "CANCELLED" : "";
        });
    }

    @Test
    void what_is_being_confirmed_goes_back_with_the_folder() {
        service.rounds(folder -> {
            VersionedPayment payment = service.service.started(folder, "k1", 4_000);
            callers.paid(folder, "k2", 2_000);
            callers.taps(payment);
            var met = ConcurrentPair.meet(() -> callers.cancels(folder), () -> callers.hears(payment));
            assertThat(met.one().split(" ")).containsOnly("CANCELLED");
            assertThat(met.other()).isEqualTo("taken");
            return "CANCELLED CANCELLED";
        });
    }

    @Test
    void a_tap_at_the_moment_of_a_cancellation_is_given_back_or_not_possible_any_more() {
        service.rounds(folder -> {
            VersionedPayment payment = service.service.started(folder, "k1", 4_000);
            var met = ConcurrentPair.meet(
                    () -> callers.cancels(folder),
                    () -> callers.taps(payment) ? callers.hears(payment) : "nothing is shown");
            assertThat(met.one()).isEqualTo("CANCELLED");
            assertThat(met.other()).isIn("taken", "nothing is shown");
            return "CANCELLED";
        });
    }

    @Test
    void two_cancellations_are_one() {
        service.rounds(folder -> {
            callers.paid(folder, "k1", 4_000);
            var met = ConcurrentPair.meet(() -> callers.cancels(folder), () -> callers.cancels(folder));
            assertThat(met.one()).isIn("CANCELLING", "CANCELLED");
            assertThat(met.other()).isIn("CANCELLING", "CANCELLED");
            assertThat(service.history(folder))
                    .filteredOn(line -> line.startsWith("CANCELLING"))
                    .hasSize(1);
            return "CANCELLED";
        });
    }

    @Test
    void of_a_falling_total_and_a_start_that_do_not_go_together_one_wins() {
        service.rounds(folder -> {
            var met = ConcurrentPair.meet(
                    () -> callers.redeclares(folder, 5_000), () -> callers.starts(folder, "k1", 6_000));
            boolean started = met.other().equals("PENDING");
            assertThat(met.one()).isEqualTo(started ? "total-below-commitments" : "5000");
            assertThat(met.other()).isEqualTo(started ? "PENDING" : "amount-exceeds-available");
            return started ? "EXPIRED" : "";
        });
    }
}
