package fr.ancvconnect.app;

import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderClosing;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores the closed records with personal data in memory. */
abstract class InMemoryPersonalDataStore extends InMemoryFolders implements PersonalDataStore {

    private static final String KEY = "key";

    /** Folders whose customer is not erased yet, with the time at which each is expected to close. */
    final Map<FolderId, Instant> unerased = new HashMap<>();

    private record Candidate(Instant since, Object id, ErasureCandidate closed) {

        /** The times have a fixed width, so that text order equals time order. */
        String key() {
            return "%020d.%09d %s".formatted(since.getEpochSecond(), since.getNano(), id);
        }
    }

    @Override
    public synchronized ErasureCandidatePage closedBy(
            int shard, Instant instant, int limit, Optional<CheckPage.IndexPosition> after) {
        List<Candidate> found = Stream.concat(settled(shard, instant), folders(shard, instant))
                .filter(candidate -> after.isEmpty()
                        || candidate.key().compareTo(after.get().key().get(KEY)) > 0)
                .sorted(Comparator.comparing(Candidate::key))
                .toList();
        List<Candidate> page = found.stream().limit(limit).toList();
        return new ErasureCandidatePage(
                page.stream().map(Candidate::closed).toList(),
                0,
                page.stream().map(Candidate::since).findFirst(),
                page.size() < found.size()
                        ? Optional.of(new CheckPage.IndexPosition(
                                Map.of(KEY, page.getLast().key())))
                        : Optional.empty());
    }

    @Override
    public synchronized boolean create(BookingFolder folder) {
        boolean created = super.create(folder);
        if (created) {
            unerased.put(folder.id(), FolderClosing.closesAt(folder, folder.changedAt()));
        }
        return created;
    }

    @Override
    public synchronized boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at) {
        boolean written = super.redeclare(read, declaration, at);
        if (written) {
            unerased.put(read.id(), FolderClosing.closesAt(BookingFolder.declared(read.id(), declaration, at), at));
        }
        return written;
    }

    @Override
    public synchronized boolean erase(ErasureCandidate closed) {
        return switch (closed) {
            case ErasureCandidate.OfPayment(FolderId folder, PaymentId payment, long version) ->
                findPayment(folder, payment)
                        .filter(stored -> stored.payment().version() == version)
                        .map(stored -> payments.put(payment, ErasedRecords.paymentWithHistory(stored)))
                        .isPresent();
            case ErasureCandidate.OfFolder(FolderId folder, Instant expectedAt) ->
                unerased.remove(folder, expectedAt)
                        && folders.computeIfPresent(folder, (_, stored) -> ErasedRecords.folder(stored)) != null;
        };
    }

    private Stream<Candidate> settled(int shard, Instant instant) {
        return payments.values().stream()
                .map(PaymentWithHistory::payment)
                .filter(payment ->
                        CheckIndex.shardOf(payment.payment().request().id()) == shard)
                .filter(payment -> payment.nextCheck()
                        .settledAt()
                        .filter(at -> !at.isAfter(instant))
                        .isPresent())
                .map(payment -> new Candidate(
                        payment.nextCheck().settledAt().orElseThrow(),
                        payment.payment().request().id(),
                        new ErasureCandidate.OfPayment(
                                payment.payment().request().folder(),
                                payment.payment().request().id(),
                                payment.version())));
    }

    @Override
    public synchronized boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt) {
        return unerased.replace(folder.folder(), folder.expectedAt(), expectedAt);
    }

    private Stream<Candidate> folders(int shard, Instant instant) {
        return unerased.entrySet().stream()
                .filter(candidate -> Math.floorMod(candidate.getKey().value().hashCode(), CheckIndex.SHARDS) == shard)
                .filter(candidate -> !candidate.getValue().isAfter(instant))
                .map(candidate -> new Candidate(
                        candidate.getValue(),
                        candidate.getKey(),
                        new ErasureCandidate.OfFolder(candidate.getKey(), candidate.getValue())));
    }
}
