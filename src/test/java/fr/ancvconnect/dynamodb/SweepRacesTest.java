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

/** Sweeps meet each other, ANCV's notifications and the customer's last tap. */
class SweepRacesTest {

    private static final Duration NEVER = Duration.ZERO;
    private static final Duration OVER = Duration.ofMinutes(4);
    private static final int MANY = 40;

    private final ConcurrentServiceFixture desk = new ConcurrentServiceFixture();
    private final ScriptedCallers callers = desk.callers;

    private List<VersionedPayment> asked() {
        return IntStream.range(0, MANY).mapToObj(_ -> desk.desk.started(callers.folder(ConcurrentServiceFixture.TOTAL), "k1", 4_000)).toList();
    }

    private static FolderId folderOf(VersionedPayment payment) {
        return payment.payment().request().folder();
    }

    @Test
    void two_sweeps_never_work_on_the_same_payment() {
        List<VersionedPayment> all = asked();
        List<VersionedPayment> tapped = all.stream().filter(payment -> all.indexOf(payment) % 2 == 0).toList();
        tapped.forEach(callers::taps);
        desk.desk.clock().move(OVER);
        int before = desk.desk.ancvCalls();
        var swept = ConcurrentPair.meet(() -> desk.desk.sweepAfter(NEVER), () -> desk.desk.sweepAfter(NEVER));
        assertThat(desk.desk.ancvCalls() - before).isEqualTo(MANY + MANY - tapped.size());
        assertThat(swept.one().changed() + swept.other().changed()).isEqualTo(MANY);
        desk.close(all, payment -> tapped.contains(payment) ? "PAID" : "EXPIRED");
    }

    @Test
    void a_sweep_and_the_notifications_settle_each_payment_once() {
        List<VersionedPayment> all = asked();
        all.forEach(callers::taps);
        desk.desk.clock().move(OVER);
        var told = new ArrayList<String>();
        ConcurrentPair.meet(() -> desk.desk.sweepAfter(NEVER).failed() == 0,
                () -> told.addAll(all.reversed().stream().map(callers::hears).toList()));
        assertThat(told).hasSize(MANY).containsOnly("taken");
        desk.close(all, _ -> "PAID");
        assertThat(all).allSatisfy(payment -> assertThat(desk.history(folderOf(payment)))
                .filteredOn(line -> line.startsWith("PAID")).hasSize(1));
    }

    @Test
    void a_tap_at_the_moment_of_the_expiry_is_paid_or_given_back_or_not_possible_any_more() {
        List<VersionedPayment> all = asked();
        desk.desk.clock().move(OVER);
        ConcurrentPair.meet(() -> desk.desk.sweepAfter(NEVER).failed() == 0,
                () -> all.reversed().stream().filter(callers::taps).map(callers::hears).toList().contains("taken"));
        desk.close(all, payment -> desk.history(folderOf(payment)).contains("PAID CUSTOMER") ? "PAID" : "EXPIRED");
    }
}
