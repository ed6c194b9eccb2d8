package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A second caller acts exactly between two steps of the first caller. */
class InterleavedCallersTest {

    private static final Duration OVER = Duration.ofSeconds(195);

    private final ConcurrentServiceFixture service = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = service.callers;
    private final FolderId folder = callers.folder(ConcurrentServiceFixture.TOTAL);

    private VersionedPayment asked() {
        return service.service.started(folder, "k1", 4_000);
    }

    private void tapsAndIsHeard(VersionedPayment payment) {
        assertThat(callers.taps(payment)).isTrue();
        assertThat(callers.hears(payment)).isEqualTo("taken");
    }

    @Test
    void a_tap_that_is_told_of_after_our_read_and_before_our_intent_is_paid() {
        VersionedPayment payment = asked();
        callers.onTheWayBack("read", () -> tapsAndIsHeard(payment));
        service.service.sweepAfter(OVER);
        assertThat(service.history(folder)).endsWith("PAID CUSTOMER");
        service.closes(folder, "PAID");
    }

    @Test
    void a_tap_that_is_told_of_after_our_intent_came_too_late() {
        VersionedPayment payment = asked();
        callers.meanwhile("cancel", () -> tapsAndIsHeard(payment));
        service.service.sweepAfter(OVER);
        service.closes(folder, "EXPIRED");
    }

    @Test
    void a_withdrawal_that_the_gateway_repeats_is_read_and_believed() {
        VersionedPayment payment = asked();
        callers.meanwhile("cancel", () -> tapsAndIsHeard(payment));
        callers.cancelsAreRepeated();
        service.service.sweepAfter(OVER);
        service.closes(folder, "EXPIRED");
    }

    @Test
    void a_re_credit_that_the_gateway_repeats_is_read_and_believed() {
        VersionedPayment payment = callers.paid(folder, "k1", 4_000);
        callers.cancelsAreRepeated();
        assertThat(callers.refuses(payment)).isEqualTo("REFUSED");
        service.closes(folder, "REFUSED");
    }

    @Test
    void a_refusal_that_comes_before_the_transaction_is_known_keeps_the_payer_from_being_named() {
        callers.meanwhile(
                "create", () -> assertThat(callers.refusesTheOnly(folder)).isEqualTo("REFUSED"));
        assertThat(callers.starts(folder, "k1", 4_000)).isEqualTo("REFUSED");
        assertThat(service.service.ancvCalls()).isEqualTo(1);
        service.closes(folder, "REFUSED");
    }

    @Test
    void a_cancellation_that_comes_before_the_payer_is_named_leaves_nobody_asked() {
        callers.meanwhile("payer", () -> assertThat(callers.cancels(folder)).isEqualTo("CANCELLED"));
        assertThat(callers.starts(folder, "k1", 4_000)).isIn("REQUESTED", "CANCELLED");
        service.closes(folder, "CANCELLED");
    }

    @Test
    void a_cancellation_that_comes_after_the_payer_was_named_withdraws_it_and_the_start_says_so() {
        callers.onTheWayBack("payer", () -> assertThat(callers.cancels(folder)).isEqualTo("CANCELLED"));
        assertThat(callers.starts(folder, "k1", 4_000)).isEqualTo("CANCELLED");
        service.closes(folder, "CANCELLED");
    }

    @Test
    void a_notification_that_read_before_the_refusal_and_writes_after_it_changes_nothing() {
        VersionedPayment payment = asked();
        callers.taps(payment);
        callers.onTheWayBack("read", () -> assertThat(callers.refuses(payment)).isEqualTo("REFUSED"));
        assertThat(callers.hears(payment)).isEqualTo("taken");
        service.closes(folder, "REFUSED");
    }

    @Test
    void a_sweep_that_finds_a_refusal_half_done_does_not_do_it_twice() {
        VersionedPayment payment = callers.paid(folder, "k1", 4_000);
        callers.meanwhile("cancel", () -> service.service.sweepAfter(Duration.ofMinutes(2)));
        assertThat(callers.refuses(payment)).isEqualTo("REFUSED");
        assertThat(service.history(folder))
                .filteredOn(line -> line.startsWith("REFUSED"))
                .hasSize(1);
        service.closes(folder, "REFUSED");
    }
}
