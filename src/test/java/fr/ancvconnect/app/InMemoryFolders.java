package fr.ancvconnect.app;

import fr.ancvconnect.app.activation.EstablishmentStore;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores establishments and folders in memory. */
abstract class InMemoryFolders implements EstablishmentStore, FolderStore {

    private static final Comparator<PaymentWithHistory> NEWEST_FIRST = Comparator.comparing(
                    (PaymentWithHistory stored) ->
                            stored.payment().payment().request().requestedAt())
            .thenComparing(stored -> stored.payment().payment().request().id().value())
            .reversed();

    final Map<FolderId, BookingFolder> folders = new HashMap<>();
    final Map<PaymentId, PaymentWithHistory> payments = new HashMap<>();

    private final Map<EstablishmentId, Establishment> establishments = new HashMap<>();

    @Override
    public synchronized Optional<Establishment> find(EstablishmentId id) {
        return Optional.ofNullable(establishments.get(id));
    }

    @Override
    public synchronized Set<EstablishmentId> holders(AncvId ancvId) {
        return establishments.values().stream()
                .filter(establishment -> establishment.option().ancvId().equals(Optional.of(ancvId)))
                .map(Establishment::id)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized boolean save(Establishment next, Optional<Establishment> earlier, boolean shared) {
        long stored = find(next.id()).map(Establishment::version).orElse(0L);
        boolean free = shared
                || next.option().ancvId().stream()
                        .flatMap(id -> holders(id).stream())
                        .allMatch(next.id()::equals);
        if (stored != next.version() || !free) {
            return false;
        }
        establishments.put(
                next.id(),
                new Establishment(next.id(), next.declaration(), next.option(), next.alternativeActive(), stored + 1));
        return true;
    }

    @Override
    public synchronized Optional<BookingFolder> find(FolderId id) {
        return Optional.ofNullable(folders.get(id));
    }

    @Override
    public synchronized Optional<FolderWithPayments> findWithPayments(FolderId id) {
        return find(id).map(folder -> new FolderWithPayments(
                folder,
                payments.values().stream()
                        .filter(stored ->
                                stored.payment().payment().request().folder().equals(id))
                        .sorted(NEWEST_FIRST)
                        .toList()));
    }

    @Override
    public synchronized Optional<PaymentWithHistory> findPayment(FolderId folder, PaymentId payment) {
        return Optional.ofNullable(payments.get(payment))
                .filter(stored -> stored.payment().payment().request().folder().equals(folder));
    }

    @Override
    public synchronized boolean create(BookingFolder folder) {
        return folders.putIfAbsent(folder.id(), folder) == null;
    }

    @Override
    public synchronized boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at) {
        Optional<BookingFolder> stored =
                find(read.id()).filter(folder -> InMemoryFolderUpdates.canRedeclare(folder, read, declaration));
        stored.ifPresent(folder -> folders.put(folder.id(), InMemoryFolderUpdates.redeclared(folder, declaration, at)));
        return stored.isPresent();
    }
}
