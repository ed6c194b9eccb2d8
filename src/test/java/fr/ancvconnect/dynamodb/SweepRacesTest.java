package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sweeps run concurrently with other sweeps, with notifications of ANCV and with late confirmations. */
class SweepRacesTest {

    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration AFTER_WINDOW = Duration.ofMinutes(4);
    private static final int MANY = 40;

    private final ConcurrentServiceFixture fixture = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = fixture.callers;

    private List<VersionedPayment> pendingPayments() {
        return IntStream.range(0, MANY)
                .mapToObj(
                        _ -> fixture.service.startPayment(callers.folder(ConcurrentServiceFixture.TOTAL), "k1", 4_000))
                .toList();
    }

    private static FolderId folderOf(VersionedPayment payment) {
        return payment.payment().request().folder();
    }

    @Test
    void two_concurrent_sweeps_never_check_the_same_payment() {
        List<VersionedPayment> all = pendingPayments();
        List<VersionedPayment> confirmed =
                all.stream().filter(payment -> all.indexOf(payment) % 2 == 0).toList();
        confirmed.forEach(callers::confirm);
        fixture.service.clock().move(AFTER_WINDOW);
        int before = fixture.service.ancvCalls();
        var swept = ConcurrentPair.run(
                () -> fixture.service.sweepAfter(NO_WAIT), () -> fixture.service.sweepAfter(NO_WAIT));
        assertThat(fixture.service.ancvCalls() - before).isEqualTo(MANY + MANY - confirmed.size());
        assertThat(swept.first().answered() + swept.second().answered()).isEqualTo(MANY);
        fixture.assertFinalStatuses(all, payment -> confirmed.contains(payment) ? "PAID" : "EXPIRED");
    }

    @Test
    void a_sweep_and_concurrent_notifications_settle_each_payment_once() {
        List<VersionedPayment> all = pendingPayments();
        all.forEach(callers::confirm);
        fixture.service.clock().move(AFTER_WINDOW);
        var results = new ArrayList<String>();
        ConcurrentPair.run(
                () -> fixture.service.sweepAfter(NO_WAIT).failed() == 0,
                () -> results.addAll(all.reversed().stream()
                        .map(callers::deliverNotification)
                        .toList()));
        assertThat(results).hasSize(MANY).containsOnly("accepted");
        fixture.assertFinalStatuses(all, _ -> "PAID");
        assertThat(all)
                .allSatisfy(payment -> assertThat(fixture.history(folderOf(payment)))
                        .filteredOn(line -> line.startsWith("PAID"))
                        .hasSize(1));
    }

    @Test
    void a_confirmation_during_the_expiry_is_paid_re_credited_or_no_longer_possible() {
        List<VersionedPayment> all = pendingPayments();
        fixture.service.clock().move(AFTER_WINDOW);
        ConcurrentPair.run(
                () -> fixture.service.sweepAfter(NO_WAIT).failed() == 0,
                () -> all.reversed().stream()
                        .filter(callers::confirm)
                        .map(callers::deliverNotification)
                        .toList()
                        .contains("accepted"));
        fixture.assertFinalStatuses(
                all, payment -> fixture.history(folderOf(payment)).contains("PAID CUSTOMER") ? "PAID" : "EXPIRED");
    }
}
