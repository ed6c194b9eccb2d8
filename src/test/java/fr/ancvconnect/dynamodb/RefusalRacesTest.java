package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import org.junit.jupiter.api.Test;

/** A refusal during other calls, with real threads and the DynamoDB store. */
class RefusalRacesTest {

    private static final String[] REFUSED = {"REFUSING", "REFUSED"};

    private final ConcurrentServiceFixture service = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = service.callers;

    private VersionedPayment asked(FolderId folder) {
        return service.service.started(folder, "k1", 4_000);
    }

    @Test
    void a_refusal_takes_back_what_is_being_confirmed() {
        service.rounds(folder -> {
            VersionedPayment payment = asked(folder);
            callers.taps(payment);
            var met = ConcurrentPair.meet(() -> callers.refuses(payment), () -> callers.hears(payment));
            assertThat(met.one()).isIn((Object[]) REFUSED);
            assertThat(met.other()).isEqualTo("taken");
            return "REFUSED";
        });
    }

    @Test
    void a_tap_at_the_moment_of_a_refusal_is_given_back_or_not_possible_any_more() {
        service.rounds(folder -> {
            VersionedPayment payment = asked(folder);
            var met = ConcurrentPair.meet(
                    () -> callers.refuses(payment),
                    () -> callers.taps(payment) ? callers.hears(payment) : "nothing is shown");
            assertThat(met.one()).isIn((Object[]) REFUSED);
            assertThat(met.other()).isIn("taken", "nothing is shown");
            return "REFUSED";
        });
    }

    @Test
    void two_refusals_are_one() {
        service.rounds(folder -> {
            VersionedPayment payment = callers.paid(folder, "k1", 4_000);
            var met = ConcurrentPair.meet(() -> callers.refuses(payment), () -> callers.refuses(payment));
            assertThat(met.one()).isIn((Object[]) REFUSED);
            assertThat(met.other()).isIn((Object[]) REFUSED);
            assertThat(service.history(folder))
                    .filteredOn(line -> line.startsWith("REFUSING"))
                    .hasSize(1);
            return "REFUSED";
        });
    }

    @Test
    void of_a_refusal_and_a_cancellation_the_first_has_the_payment() {
        service.rounds(folder -> {
            VersionedPayment payment = callers.paid(folder, "k1", 4_000);
            var met = ConcurrentPair.meet(() -> callers.refuses(payment), () -> callers.cancels(folder));
            boolean refused = !met.one().equals("payment-not-refusable");
            assertThat(met.one()).isIn("REFUSING", "REFUSED", "payment-not-refusable");
            assertThat(met.other()).isIn((Object[]) (refused ? REFUSED : new String[] {"CANCELLING", "CANCELLED"}));
            assertThat(service.service.whole(folder).folder().isCancelled()).isTrue();
            return refused ? "REFUSED" : "CANCELLED";
        });
    }
}
