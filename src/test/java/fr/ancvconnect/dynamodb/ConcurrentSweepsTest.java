package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sweeps that overlap, with the DynamoDB store. */
class ConcurrentSweepsTest {

    private static final int PAYMENTS = 60;

    private final StoreFixture stores = StoreFixture.on(LocalTables.named("sweeps-at-once"));
    private final ServiceFixture service = new ServiceFixture(
                    stores.payments(), stores.folders(), stores.establishments(), stores.checkIndex())
            .activateOption();

    @Test
    void overlapping_sweeps_check_and_count_each_payment_once() throws Exception {
        List<FolderId> folders = IntStream.range(0, PAYMENTS)
                .mapToObj(number -> service.folder("F" + number, 2_000))
                .toList();
        List<VersionedPayment> payments = folders.stream()
                .map(folder -> service.startPayment(folder, "k", 2_000))
                .toList();
        payments.forEach(service::confirmWithoutNotification);
        int before = service.ancvCalls();
        service.clock().move(Duration.ofMinutes(1));
        List<SweepReport> reports = Concurrently.times(4, _ -> service.sweepAfter(Duration.ZERO));
        assertThat(reports.stream().reduce(SweepReport.NOTHING, SweepReport::plus))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(PAYMENTS, PAYMENTS, 0);
        assertThat(service.ancvCalls() - before).isEqualTo(PAYMENTS);
        assertThat(folders)
                .allSatisfy(folder -> assertThat(service.folderWithPayments(folder)
                                .folder()
                                .sums()
                                .paid())
                        .isEqualTo(Money.ofCents(2_000)));
    }
}
