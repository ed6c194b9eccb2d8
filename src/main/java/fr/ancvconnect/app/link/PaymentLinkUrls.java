package fr.ancvconnect.app.link;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.link.PaymentLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Adds the URLs to payment links. */
@ApplicationScoped
public class PaymentLinkUrls {

    private final PaymentLinkTokens tokens;
    private final PaymentPageUrl pages;

    public PaymentLinkUrls(PaymentLinkTokens tokens, PaymentPageUrl pages) {
        this.tokens = tokens;
        this.pages = pages;
    }

    /** A payment link with the URL of its page. Whoever has the URL can pay, so {@code toString} does not show it. */
    public record LinkWithUrl(PaymentLink link, String url) {

        @Override
        public String toString() {
            return "LinkWithUrl[" + link + "]";
        }
    }

    /** The link with its URL, or {@code SERVICE_UNAVAILABLE} while no key can be read. */
    Result<LinkWithUrl> of(PaymentLink link) {
        Optional<String> token = tokens.token(link.id(), link.keyVersion());
        return token.map(present -> Result.success(new LinkWithUrl(link, pages.of(present))))
                .orElseGet(() -> Result.failure(ProblemCode.SERVICE_UNAVAILABLE));
    }
}
