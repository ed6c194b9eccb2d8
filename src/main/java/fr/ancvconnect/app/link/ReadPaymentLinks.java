package fr.ancvconnect.app.link;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.link.PaymentLinkStore.FolderAndLink;
import fr.ancvconnect.app.link.PaymentLinkUrls.LinkWithUrl;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Reads the payment links of a folder. The folders of another tenant are not found. */
@ApplicationScoped
public class ReadPaymentLinks {

    private final FolderStore folders;
    private final PaymentLinkStore links;
    private final PaymentLinkUrls urls;

    public ReadPaymentLinks(FolderStore folders, PaymentLinkStore links, PaymentLinkUrls urls) {
        this.folders = folders;
        this.links = links;
        this.urls = urls;
    }

    /** Returns the links of the folder, newest first, or {@code FOLDER_NOT_FOUND}. One read and one query. */
    public Result<List<PaymentLink>> list(Caller caller, FolderId folder) {
        return folders.find(folder).filter(caller::canAccess).isPresent()
                ? Result.success(links.all(folder).links())
                : Result.failure(ProblemCode.FOLDER_NOT_FOUND);
    }

    /**
     * Returns one link, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_LINK_NOT_FOUND}, {@code SERVICE_UNAVAILABLE} without
     * keys. One read if the link exists.
     */
    public Result<LinkWithUrl> read(Caller caller, FolderId folder, PaymentLinkId link) {
        return find(caller, folder, link).then(urls::of);
    }

    /** Returns these links with their URLs, or {@code SERVICE_UNAVAILABLE} while no key can be read. */
    public Result<List<LinkWithUrl>> withUrls(List<PaymentLink> page) {
        Result<List<LinkWithUrl>> all = Result.success(List.of());
        for (PaymentLink link : page) {
            all = all.then(earlier -> urls.of(link).then(next -> Result.success(joined(earlier, next))));
        }
        return all;
    }

    private static List<LinkWithUrl> joined(List<LinkWithUrl> earlier, LinkWithUrl next) {
        return Stream.concat(earlier.stream(), Stream.of(next)).toList();
    }

    /** The link without its URL, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_LINK_NOT_FOUND}. */
    Result<PaymentLink> find(Caller caller, FolderId folder, PaymentLinkId link) {
        return links.find(folder, link)
                .filter(found -> caller.canAccess(found.folder()))
                .map(FolderAndLink::link)
                .map(Result::success)
                .orElseGet(() -> missing(caller, folder));
    }

    /** The problem of a link that does not exist: a missing folder is reported before a missing link. */
    public <T> Result<T> missing(Caller caller, FolderId folder) {
        return Result.failure(
                folders.find(folder).filter(caller::canAccess).isPresent()
                        ? ProblemCode.PAYMENT_LINK_NOT_FOUND
                        : ProblemCode.FOLDER_NOT_FOUND);
    }
}
