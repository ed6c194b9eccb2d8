package fr.ancvconnect.app;

import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Simulates a query that reads one item from before a transaction and another from after it. DynamoDB isolates single items,
 * not queries.
 */
public final class InconsistentReads implements FolderStore {

    private final FolderStore store;
    private final AtomicReference<UnaryOperator<FolderWithPayments>> next =
            new AtomicReference<>(UnaryOperator.identity());

    public InconsistentReads(FolderStore store) {
        this.store = store;
    }

    /** Makes the next read of a folder with its payments omit its newest payment. */
    public void omitNewestPayment() {
        next.set(read -> new FolderWithPayments(
                read.folder(), read.payments().subList(1, read.payments().size())));
    }

    /** Makes the next read of a folder with its payments return the folder as it is now, with its payments at the time of that read. */
    public void returnCurrentFolder(FolderId id) {
        BookingFolder now = store.find(id).orElseThrow();
        next.set(read -> new FolderWithPayments(now, read.payments()));
    }

    @Override
    public Optional<FolderWithPayments> findWithPayments(FolderId id) {
        return store.findWithPayments(id).map(next.getAndSet(UnaryOperator.identity()));
    }

    @Override
    public Optional<BookingFolder> find(FolderId id) {
        return store.find(id);
    }

    @Override
    public Optional<PaymentWithHistory> findPayment(FolderId folder, PaymentId payment) {
        return store.findPayment(folder, payment);
    }

    @Override
    public boolean create(BookingFolder folder) {
        return store.create(folder);
    }

    @Override
    public boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at) {
        return store.redeclare(read, declaration, at);
    }

    @Override
    public boolean cancel(FolderCancellation cancellation) {
        return store.cancel(cancellation);
    }
}
