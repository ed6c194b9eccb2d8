package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import org.junit.jupiter.api.Test;

/** A refusal during other calls, with real threads and the DynamoDB store. */
class RefusalRacesTest {

    private static final String[] REFUSED = {"REFUSING", "REFUSED"};

    private final ConcurrentServiceFixture fixture = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = fixture.callers;

    private VersionedPayment pending(FolderId folder) {
        return fixture.service.startPayment(folder, "k1", 4_000);
    }

    @Test
    void a_confirmation_notified_during_a_refusal_is_re_credited() {
        fixture.rounds(folder -> {
            VersionedPayment payment = pending(folder);
            callers.confirm(payment);
            var results = ConcurrentPair.run(() -> callers.refuse(payment), () -> callers.deliverNotification(payment));
            assertThat(results.first()).isIn((Object[]) REFUSED);
            assertThat(results.second()).isEqualTo("accepted");
            return "REFUSED";
        });
    }

    @Test
    void a_confirmation_during_a_refusal_is_re_credited_or_no_longer_possible() {
        fixture.rounds(folder -> {
            VersionedPayment payment = pending(folder);
            var results = ConcurrentPair.run(
                    () -> callers.refuse(payment),
                    () -> callers.confirm(payment) ? callers.deliverNotification(payment) : "not confirmable");
            assertThat(results.first()).isIn((Object[]) REFUSED);
            assertThat(results.second()).isIn("accepted", "not confirmable");
            return "REFUSED";
        });
    }

    @Test
    void two_concurrent_refusals_are_carried_out_once() {
        fixture.rounds(folder -> {
            VersionedPayment payment = callers.startAndConfirmPayment(folder, "k1", 4_000);
            var results = ConcurrentPair.run(() -> callers.refuse(payment), () -> callers.refuse(payment));
            assertThat(results.first()).isIn((Object[]) REFUSED);
            assertThat(results.second()).isIn((Object[]) REFUSED);
            assertThat(fixture.history(folder))
                    .filteredOn(line -> line.startsWith("REFUSING"))
                    .hasSize(1);
            return "REFUSED";
        });
    }

    @Test
    void the_first_of_a_concurrent_refusal_and_cancellation_changes_the_payment() {
        fixture.rounds(folder -> {
            VersionedPayment payment = callers.startAndConfirmPayment(folder, "k1", 4_000);
            var results = ConcurrentPair.run(() -> callers.refuse(payment), () -> callers.cancel(folder));
            boolean refused = !results.first().equals("payment-not-refusable");
            assertThat(results.first()).isIn("REFUSING", "REFUSED", "payment-not-refusable");
            assertThat(results.second())
                    .isIn((Object[]) (refused ? REFUSED : new String[] {"CANCELLING", "CANCELLED"}));
            assertThat(fixture.service.folderWithPayments(folder).folder().isCancelled())
                    .isTrue();
            return refused ? "REFUSED" : "CANCELLED";
        });
    }
}
