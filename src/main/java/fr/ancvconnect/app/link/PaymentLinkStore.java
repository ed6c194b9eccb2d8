package fr.ancvconnect.app.link;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.util.List;
import java.util.Optional;

/** The store of payment links. Reads are strongly consistent. Payments change their links in their own transactions. */
public interface PaymentLinkStore {

    /** The folder of this link, or empty. One read of a pointer that is written with the link. */
    Optional<FolderId> folderOf(PaymentLinkId link);

    /** The folder and the link, if both exist. One read (a BatchGet). */
    Optional<FolderAndLink> find(FolderId folder, PaymentLinkId link);

    /** The links of a folder. One query; more only if the data exceeds 1 MB. */
    LinksOfFolder all(FolderId folder);

    /**
     * Writes a new link with its pointer, on the condition that no link of the folder was created since {@code read}.
     * So the limit of active links holds for concurrent requests too.
     */
    Created create(PaymentLink link, LinksOfFolder read);

    /**
     * Writes a revocation with one write, on the condition that the link is neither paid nor revoked.
     *
     * @return whether the condition held; otherwise nothing was written
     */
    boolean revoke(LinkDecision.Changed revocation);

    /** A folder and one of its links. */
    record FolderAndLink(BookingFolder folder, PaymentLink link) {}

    /**
     * The links of a folder.
     *
     * @param links newest first (by {@code createdAt}, then id)
     * @param total the number of links that were ever created
     */
    record LinksOfFolder(List<PaymentLink> links, long total) {

        public LinksOfFolder {
            links = List.copyOf(links);
        }

        /** The link with this id. */
        public Optional<PaymentLink> find(PaymentLinkId id) {
            return links.stream().filter(link -> link.id().equals(id)).findFirst();
        }
    }

    /** The result of a creation. */
    sealed interface Created {

        /** The link is written. */
        record Written(PaymentLink link) implements Created {}

        /** There is a link with this id already, possibly from an earlier try of the same request. */
        record AlreadyExists(PaymentLink earlier) implements Created {}

        /** Another link was created in the meantime. Nothing was written. */
        record LinksChanged() implements Created {}
    }
}
