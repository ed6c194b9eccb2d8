package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.folder.FolderLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes folders of the same number of payments with the use cases of the service. */
final class BenchmarkFolders {

    /** The amount of a payment, in cents. */
    static final long CENTS = 2_000;

    /** One live payment less than the limit, so that another one can be started. */
    private static final int MOST_LIVE = FolderLimits.LIVE - 1;

    private static final int STARTERS = 4;

    private final ServiceFixture service;
    private final ScriptedCallers callers;

    BenchmarkFolders(ServiceFixture service) {
        this.service = service;
        callers = new ScriptedCallers(service);
    }

    /** New folders with this number of payments. At most 24 of them are PAID, because a folder has at most 25 live payments. */
    List<FolderId> make(int folders, int payments) {
        List<FolderId> made = Stream.generate(() -> callers.folder(CENTS * FolderLimits.TOTAL))
                .limit(folders)
                .toList();
        int ended = payments - Math.min(payments, MOST_LIVE);
        for (int from = 0; from < ended; from += MOST_LIVE) {
            add(made, from, Math.min(from + MOST_LIVE, ended), AncvState.REJECTED);
        }
        add(made, ended, payments, AncvState.VALIDATED);
        return made;
    }

    /** The payments of a minute. The next sweep finds how they ended at ANCV. */
    private void add(List<FolderId> folders, int from, int to, AncvState state) {
        List<Supplier<VersionedPayment>> starts = folders.stream()
                .flatMap(folder -> IntStream.range(from, to)
                        .<Supplier<VersionedPayment>>mapToObj(
                                number -> () -> service.startPayment(folder, "key-" + number, CENTS)))
                .toList();
        List<VersionedPayment> started = new VirtualThreadExecutor().runAll(STARTERS, starts.iterator());
        for (VersionedPayment payment : started) {
            long[] authorized = state == AncvState.VALIDATED ? new long[] {CENTS} : new long[0];
            service.ancv.setState(payment.payment().transaction().orElseThrow().transaction(), state, authorized);
        }
        SweepReport report = service.sweepAfter(Duration.ofMinutes(1));
        assertThat(report).returns(started.size(), SweepReport::answered).returns(0, SweepReport::failed);
    }
}
