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

/** Sweeps run at the same time as each other, as ANCV's notifications and as the customer's late confirmation. */
class SweepRacesTest {

    private static final Duration NEVER = Duration.ZERO;
    private static final Duration OVER = Duration.ofMinutes(4);
    private static final int MANY = 40;

    private final ConcurrentServiceFixture service = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = service.callers;

    private List<VersionedPayment> asked() {
        return IntStream.range(0, MANY)
                .mapToObj(_ -> service.service.started(callers.folder(ConcurrentServiceFixture.TOTAL), "k1", 4_000))
                .toList();
    }

    private static FolderId folderOf(VersionedPayment payment) {
        return payment.payment().request().folder();
    }

    @Test
    void two_sweeps_never_work_on_the_same_payment() {
        List<VersionedPayment> all = asked();
        List<VersionedPayment> tapped =
                all.stream().filter(payment -> all.indexOf(payment) % 2 == 0).toList();
        tapped.forEach(callers::taps);
        service.service.clock().move(OVER);
        int before = service.service.ancvCalls();
        var swept =
                ConcurrentPair.meet(() -> service.service.sweepAfter(NEVER), () -> service.service.sweepAfter(NEVER));
        assertThat(service.service.ancvCalls() - before).isEqualTo(MANY + MANY - tapped.size());
        assertThat(swept.one().changed() + swept.other().changed()).isEqualTo(MANY);
        service.close(all, payment -> tapped.contains(payment) ? "PAID" : "EXPIRED");
    }

    @Test
    void a_sweep_and_the_notifications_settle_each_payment_once() {
        List<VersionedPayment> all = asked();
        all.forEach(callers::taps);
        service.service.clock().move(OVER);
        var told = new ArrayList<String>();
        ConcurrentPair.meet(
                () -> service.service.sweepAfter(NEVER).failed() == 0,
                () -> told.addAll(all.reversed().stream().map(callers::hears).toList()));
        assertThat(told).hasSize(MANY).containsOnly("taken");
        service.close(all, _ -> "PAID");
        assertThat(all)
                .allSatisfy(payment -> assertThat(service.history(folderOf(payment)))
                        .filteredOn(line -> line.startsWith("PAID"))
                        .hasSize(1));
    }

    @Test
    void a_tap_at_the_moment_of_the_expiry_is_paid_or_given_back_or_not_possible_any_more() {
        List<VersionedPayment> all = asked();
        service.service.clock().move(OVER);
        ConcurrentPair.meet(
                () -> service.service.sweepAfter(NEVER).failed() == 0,
                () -> all.reversed().stream()
                        .filter(callers::taps)
                        .map(callers::hears)
                        .toList()
                        .contains("taken"));
        service.close(
                all, payment -> service.history(folderOf(payment)).contains("PAID CUSTOMER") ? "PAID" : "EXPIRED");
    }
}
