package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The folders and establishments of the in-memory store, with faults. */
final class FaultyFolders implements FolderStore, EstablishmentStore {

    private final InMemoryStore store;
    private final FaultRates faults;
    private final FolderObserver observer;
    private final EventRules events;
    private final SimulationTrace trace;

    FaultyFolders(
            InMemoryStore store, FaultRates faults, FolderObserver observer, EventRules events, SimulationTrace trace) {
        this.store = store;
        this.faults = faults;
        this.observer = observer;
        this.events = events;
        this.trace = trace;
    }

    @Override
    public Optional<BookingFolder> find(FolderId id) {
        return faults.aroundStore("find folder", () -> store.find(id));
    }

    @Override
    public Optional<FolderWithPayments> findWithPayments(FolderId id) {
        return faults.aroundStore("findWithPayments", () -> store.findWithPayments(id));
    }

    @Override
    public Optional<PaymentWithHistory> findPayment(FolderId folder, PaymentId payment) {
        return faults.aroundStore("findPayment", () -> store.findPayment(folder, payment));
    }

    @Override
    public boolean create(BookingFolder folder) {
        return faults.aroundStore("create folder", () -> store.create(folder));
    }

    @Override
    public boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at) {
        return faults.aroundStore("redeclare", () -> {
            boolean written = store.redeclare(read, declaration, at);
            observer.observe(read.id());
            return written;
        });
    }

    @Override
    public boolean cancel(FolderCancellation cancellation) {
        return faults.aroundStore("cancel folder", () -> {
            boolean written = store.cancel(cancellation);
            if (written) {
                cancellation
                        .changes()
                        .forEach(change ->
                                events.published(change.payment().payment().payment(), change.decision()));
            } else {
                trace.count("conflict lost at cancel folder");
            }
            observer.observe(cancellation.read().folder().id());
            return written;
        });
    }

    @Override
    public Optional<Establishment> find(EstablishmentId id) {
        return faults.aroundStore("find establishment", () -> store.find(id));
    }

    @Override
    public Set<EstablishmentId> holders(AncvId ancvId) {
        return store.holders(ancvId);
    }

    @Override
    public boolean save(Establishment next, Optional<Establishment> earlier, boolean shared) {
        return store.save(next, earlier, shared);
    }
}
