package fr.ancvconnect.lambda.response;

import fr.ancvconnect.app.link.PaymentLinkUrls.LinkWithUrl;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.link.LinkTerms.LinkLanguage;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.lambda.problem.MoneyView;
import fr.ancvconnect.lambda.request.PageRequest;
import fr.ancvconnect.lambda.request.PaymentLinkRequests.LinkCursor;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Creates the views of payment links at the current time. */
@Singleton
public final class PaymentLinkViews {

    private final InstantSource clock;

    public PaymentLinkViews(InstantSource clock) {
        this.clock = clock;
    }

    /** A link as the establishment and the platform see it. */
    public PaymentLinkView of(LinkWithUrl withUrl) {
        PaymentLink link = withUrl.link();
        return new PaymentLinkView(
                link.id().value(),
                link.folder().value(),
                withUrl.url(),
                link.terms().amount().map(MoneyView::of).orElse(null),
                MoneyView.of(link.paid()),
                link.status(clock.instant()).name(),
                link.terms().validUntil(),
                link.createdAt(),
                link.createdBy().name(),
                link.terms().returnUrl().orElse(null),
                link.terms().language().map(LinkLanguage::tag).orElse(null));
    }

    /**
     * The part of a folder's list of links that is requested.
     *
     * @param next the cursor of the next page
     */
    public record LinkPage(List<PaymentLink> links, Optional<String> next) {

        /** The requested page. It contains no links that are newer than the cursor. */
        public static LinkPage of(FolderId folder, List<PaymentLink> all, PageRequest request) {
            List<PaymentLink> rest = request.cursor()
                    .map(cursor -> LinkCursor.decode(cursor, folder).orElseThrow(PageRequest::unknownCursor))
                    .map(cursor -> after(all, cursor.last()))
                    .orElse(all);
            List<PaymentLink> items = rest.stream().limit(request.limit()).toList();
            return new LinkPage(
                    items,
                    items.size() < rest.size()
                            ? Optional.of(new LinkCursor(folder, items.getLast().id()).encoded())
                            : Optional.empty());
        }

        private static List<PaymentLink> after(List<PaymentLink> all, PaymentLinkId last) {
            int index = all.stream().map(PaymentLink::id).toList().indexOf(last);
            if (index < 0) {
                throw PageRequest.unknownCursor();
            }
            return all.subList(index + 1, all.size());
        }
    }
}
