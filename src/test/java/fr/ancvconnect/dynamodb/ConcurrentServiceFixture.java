package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.LedgerAudit;
import fr.ancvconnect.app.ParallelExecutor;
import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.table.Attributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The service on its own table, with concurrent callers. At the end, the sums of all folders must be right. */
final class ConcurrentServiceFixture {

    /** The total of each folder, in cents. */
    static final long TOTAL = 10_000;

    private static final DynamoDbClient CLIENT = LocalTables.client();
    private static final int ROUNDS = 30;

    final ServiceFixture service;
    final ScriptedCallers callers;
    private final LedgerAudit audit;
    private final String table = "busy-" + UUID.randomUUID();

    ConcurrentServiceFixture(ExecutionInterceptor... interceptors) {
        this(new VirtualThreadExecutor(), interceptors);
    }

    ConcurrentServiceFixture(ParallelExecutor executor, ExecutionInterceptor... interceptors) {
        StoreFixture stores = StoreFixture.on(LocalTables.named(table, interceptors));
        service = new ServiceFixture(
                        stores.payments(), stores.folders(), stores.establishments(), stores.checkIndex(), executor)
                .activateOption();
        callers = new ScriptedCallers(service);
        audit = new LedgerAudit(service);
    }

    /** An action on a new folder. It returns the expected statuses of the folder's payments after the sweeps. */
    interface Round {
        String onFolder(FolderId folder);
    }

    /** Runs many rounds, each on its own folder, then the sweeps, and checks the folders. */
    void rounds(Round round) {
        Map<FolderId, String> expected = new LinkedHashMap<>();
        for (int count = 0; count < ROUNDS; count++) {
            FolderId folder = callers.folder(TOTAL);
            expected.put(folder, round.onFolder(folder));
            audit.checkSums(folder);
        }
        assertFinalStatuses(expected);
    }

    /** Runs the sweeps and checks that this folder's sums are right and its payments have these statuses. */
    void assertFinalStatuses(FolderId folder, String statuses) {
        audit.checkSums(folder);
        assertFinalStatuses(Map.of(folder, statuses));
    }

    /** Runs the sweeps, checks that this folder's sums are right and returns the statuses of its payments. */
    String finalStatuses(FolderId folder) {
        audit.checkSums(folder);
        audit.settleAndCompare(List.of(folder));
        assertAvailable(folder);
        return audit.statuses(folder);
    }

    /** Checks payments that are the only ones in their folders. */
    void assertFinalStatuses(List<VersionedPayment> payments, Function<VersionedPayment, String> status) {
        assertFinalStatuses(payments.stream()
                .collect(Collectors.toMap(payment -> payment.payment().request().folder(), status)));
    }

    void assertFinalStatuses(Map<FolderId, String> expected) {
        audit.settleAndCompare(List.copyOf(expected.keySet()));
        expected.forEach(this::assertStatuses);
    }

    private void assertStatuses(FolderId folder, String statuses) {
        assertThat(audit.statuses(folder)).as("payments of %s", folder).isEqualTo(statuses);
        assertAvailable(folder);
    }

    /** Checks that the stored available amount is the total minus the committed amount. */
    private void assertAvailable(FolderId folder) {
        FolderSums sums = service.folderWithPayments(folder).folder().sums();
        assertThat(CLIENT.getItem(get ->
                                get.tableName(table).key(FolderItem.key(folder).attributes()))
                        .item())
                .containsEntry(
                        "available",
                        Attributes.number(
                                sums.total().cents() - sums.committed().cents()));
    }

    List<String> history(FolderId folder) {
        return audit.history(folder);
    }
}
