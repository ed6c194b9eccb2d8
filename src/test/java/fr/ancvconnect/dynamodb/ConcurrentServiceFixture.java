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

/** A desk over a table of its own, at which many call at once; in the end its books must be right. */
final class ConcurrentServiceFixture {

    /** The total of its folders, in cents. */
    static final long TOTAL = 10_000;

    private static final DynamoDbClient CLIENT = LocalTables.client();
    private static final int ROUNDS = 30;

    final ServiceFixture service;
    final ScriptedCallers callers;
    private final LedgerAudit books;
    private final String table = "busy-" + UUID.randomUUID();

    ConcurrentServiceFixture(ExecutionInterceptor... interceptors) {
        this(new VirtualThreadExecutor(), interceptors);
    }

    ConcurrentServiceFixture(ParallelExecutor sideBySide, ExecutionInterceptor... interceptors) {
        StoreFixture stores = StoreFixture.on(LocalTables.named(table, interceptors));
        service = new ServiceFixture(stores.payments(), stores.folders(), stores.establishments(), stores.due(), sideBySide).open();
        callers = new ScriptedCallers(service);
        books = new LedgerAudit(service);
    }

    /** Something that happens on a new folder, and what its payments must be once all is settled. */
    interface Round {
        String onFolder(FolderId folder);
    }

    /** Many rounds, each on a folder of its own; then the sweeps, and the books are closed. */
    void rounds(Round round) {
        Map<FolderId, String> expected = new LinkedHashMap<>();
        for (int count = 0; count < ROUNDS; count++) {
            FolderId folder = callers.folder(TOTAL);
            expected.put(folder, round.onFolder(folder));
            books.addUp(folder);
        }
        close(expected);
    }

    /** The sweeps, and then the books of this folder are right and its payments are so. */
    void closes(FolderId folder, String statuses) {
        books.addUp(folder);
        close(Map.of(folder, statuses));
    }

    /** The sweeps, and then the books of this folder are right: what its payments are. */
    String closed(FolderId folder) {
        books.addUp(folder);
        books.close(List.of(folder));
        String statuses = books.statuses(folder);
        endsAs(folder, statuses);
        return statuses;
    }

    /** For payments that are alone on their folders. */
    void close(List<VersionedPayment> alone, Function<VersionedPayment, String> status) {
        close(alone.stream().collect(Collectors.toMap(payment -> payment.payment().request().folder(), status)));
    }

    void close(Map<FolderId, String> expected) {
        books.close(List.copyOf(expected.keySet()));
        expected.forEach(this::endsAs);
    }

    private void endsAs(FolderId folder, String statuses) {
        assertThat(books.statuses(folder)).as("payments of %s", folder).isEqualTo(statuses);
        FolderSums sums = service.whole(folder).folder().sums();
        assertThat(CLIENT.getItem(get -> get.tableName(table).key(FolderItem.key(folder).attributes())).item())
                .containsEntry("available", Attributes.number(sums.total().cents() - sums.committed().cents()));
    }

    List<String> history(FolderId folder) {
        return books.history(folder);
    }
}
