package fr.ancvconnect.app;

import fr.ancvconnect.app.link.PaymentLinkStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores payment links in memory, with the conditions of the table. */
abstract class InMemoryLinks extends InMemoryPersonalDataStore implements PaymentLinkStore {

    private static final Comparator<PaymentLink> NEWEST_FIRST = Comparator.comparing(PaymentLink::createdAt)
            .thenComparing(link -> link.id().value())
            .reversed();

    private final Map<PaymentLinkId, PaymentLink> links = new HashMap<>();

    @Override
    public synchronized Optional<FolderId> folderOf(PaymentLinkId link) {
        return Optional.ofNullable(links.get(link)).map(PaymentLink::folder);
    }

    @Override
    public synchronized Optional<FolderAndLink> find(FolderId folder, PaymentLinkId link) {
        return find(folder).flatMap(read -> findLink(folder, link).map(found -> new FolderAndLink(read, found)));
    }

    public synchronized Optional<PaymentLink> findLink(FolderId folder, PaymentLinkId link) {
        return Optional.ofNullable(links.get(link))
                .filter(found -> found.folder().equals(folder));
    }

    @Override
    public synchronized LinksOfFolder all(FolderId folder) {
        List<PaymentLink> found = links.values().stream()
                .filter(link -> link.folder().equals(folder))
                .sorted(NEWEST_FIRST)
                .toList();
        return new LinksOfFolder(found, found.size());
    }

    @Override
    public synchronized Created create(PaymentLink link, LinksOfFolder read) {
        if (links.containsKey(link.id())) {
            return new Created.AlreadyExists(links.get(link.id()));
        }
        if (all(link.folder()).total() != read.total()) {
            return new Created.LinksChanged();
        }
        links.put(link.id(), link);
        return new Created.Written(link);
    }

    @Override
    public synchronized boolean revoke(LinkDecision.Changed revocation) {
        PaymentLink stored = links.get(revocation.next().id());
        if (stored.paidAt().isPresent() || stored.revokedAt().isPresent()) {
            return false;
        }
        links.put(
                stored.id(),
                copy(stored, stored, stored.paidAt(), revocation.next().revokedAt()));
        return true;
    }

    /** Whether a payment can start at this time through the link that was read. */
    boolean canStart(LinkDecision.Changed start, Instant at) {
        PaymentLink stored = links.get(start.read().id());
        return stored.status(at) == PaymentLinkStatus.ACTIVE
                && stored.paid().equals(start.read().paid());
    }

    /** Whether the paid sum is the one that was read. */
    boolean canChangePaid(LinkDecision.Changed change) {
        PaymentLink stored = links.get(change.read().id());
        return stored.paid().equals(change.read().paid())
                && (!change.becomesPaid() || stored.paidAt().isEmpty());
    }

    /** Writes the parts that a payment changes. A revocation that was written in the meantime remains. */
    void write(LinkDecision.Changed change) {
        PaymentLink stored = links.get(change.read().id());
        links.put(stored.id(), copy(stored, change.next(), change.next().paidAt(), stored.revokedAt()));
    }

    private static PaymentLink copy(
            PaymentLink stored, PaymentLink next, Optional<Instant> paidAt, Optional<Instant> revokedAt) {
        return new PaymentLink(
                stored.id(),
                stored.folder(),
                stored.establishment(),
                stored.terms(),
                stored.createdBy(),
                stored.createdAt(),
                stored.keyVersion(),
                next.paid(),
                paidAt,
                revokedAt,
                next.lastPayment());
    }
}
