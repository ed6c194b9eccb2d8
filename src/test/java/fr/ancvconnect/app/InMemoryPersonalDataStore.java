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
    final Map<FolderId, Instant> waiting = new HashMap<>();

    private record Waiting(Instant since, Object id, ErasureCandidate closed) {

        /** The times have a fixed width, so that text order equals time order. */
        String key() {
            return "%020d.%09d %s".formatted(since.getEpochSecond(), since.getNano(), id);
        }
    }

    @Override
    public synchronized ErasureCandidatePage closedBy(
            int shard, Instant instant, int limit, Optional<CheckPage.Place> after) {
        List<Waiting> found = Stream.concat(settled(shard, instant), folders(shard, instant))
                .filter(one ->
                        after.isEmpty() || one.key().compareTo(after.get().key().get(KEY)) > 0)
                .sorted(Comparator.comparing(Waiting::key))
                .toList();
        List<Waiting> page = found.stream().limit(limit).toList();
        return new ErasureCandidatePage(
                page.stream().map(Waiting::closed).toList(),
                0,
                page.stream().map(Waiting::since).findFirst(),
                page.size() < found.size()
                        ? Optional.of(
                                new CheckPage.Place(Map.of(KEY, page.getLast().key())))
                        : Optional.empty());
    }

    @Override
    public synchronized boolean create(BookingFolder folder) {
        boolean created = super.create(folder);
        if (created) {
            waiting.put(folder.id(), FolderClosing.closesAt(folder, folder.changedAt()));
        }
        return created;
    }

    @Override
    public synchronized boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at) {
        boolean written = super.redeclare(read, declaration, at);
        if (written) {
            waiting.put(read.id(), FolderClosing.closesAt(BookingFolder.declared(read.id(), declaration, at), at));
        }
        return written;
    }

    @Override
    public synchronized boolean erase(ErasureCandidate closed) {
        return switch (closed) {
            case ErasureCandidate.OfPayment(FolderId folder, PaymentId payment, long version) ->
                findPayment(folder, payment)
                        .filter(story -> story.payment().version() == version)
                        .map(story -> payments.put(payment, ErasedRecords.story(story)))
                        .isPresent();
            case ErasureCandidate.OfFolder(FolderId folder, Instant expectedAt) ->
                waiting.remove(folder, expectedAt)
                        && folders.computeIfPresent(folder, (_, stored) -> ErasedRecords.folder(stored)) != null;
        };
    }

    private Stream<Waiting> settled(int shard, Instant instant) {
        return payments.values().stream()
                .map(PaymentWithHistory::payment)
                .filter(payment ->
                        CheckIndex.shardOf(payment.payment().request().id()) == shard)
                .filter(payment -> payment.nextCheck()
                        .settledAt()
                        .filter(at -> !at.isAfter(instant))
                        .isPresent())
                .map(payment -> new Waiting(
                        payment.nextCheck().settledAt().orElseThrow(),
                        payment.payment().request().id(),
                        new ErasureCandidate.OfPayment(
                                payment.payment().request().folder(),
                                payment.payment().request().id(),
                                payment.version())));
    }

    @Override
    public synchronized boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt) {
        return waiting.replace(folder.folder(), folder.expectedAt(), expectedAt);
    }

    private Stream<Waiting> folders(int shard, Instant instant) {
        return waiting.entrySet().stream()
                .filter(one -> Math.floorMod(one.getKey().value().hashCode(), CheckIndex.SHARDS) == shard)
                .filter(one -> !one.getValue().isAfter(instant))
                .map(one -> new Waiting(
                        one.getValue(), one.getKey(), new ErasureCandidate.OfFolder(one.getKey(), one.getValue())));
    }
}
