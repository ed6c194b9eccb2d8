package fr.ancvconnect.lambda.page;

import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.lambda.problem.Language;
import fr.ancvconnect.lambda.problem.ProblemMessages;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * The HTML of the page of a payment link. The page of an active link contains nothing of the link: its script reads the
 * state. The others say in words why nothing can be paid.
 */
@Singleton
public final class PaymentPageHtml {

    /** The page needs no more than its own script and style, and calls only its own origin. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html";

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="assets/%s">
            %s</head>
            <body>
            <main>%s</main>
            </body>
            </html>
            """;

    private final PaymentPageAssets assets;
    private final ProblemMessages messages;

    public PaymentPageHtml(PaymentPageAssets assets, ProblemMessages messages) {
        this.assets = assets;
        this.messages = messages;
    }

    /** The page of a link that is active, or whose last payment is in progress. */
    public String active(Language language) {
        String script = "<script type=\"module\" src=\"assets/%s\"></script>\n"
                .formatted(assets.names().script());
        String content = "<noscript><p class=\"message\">%s</p></noscript>".formatted(text("noscript", language));
        return page(language, text("title", language), script, content);
    }

    /** The page for an address that is not that of a link. */
    public String notFound(Language language) {
        return inWords("not-found", language, Optional.empty());
    }

    /** The page of a link that is over. */
    public String over(PaymentLinkStatus status, Language language, Optional<String> returnUrl) {
        return switch (status) {
            case PAID -> inWords("paid", language, returnUrl);
            case EXPIRED -> inWords("expired", language, returnUrl);
            case REVOKED -> inWords("revoked", language, returnUrl);
            case ACTIVE -> throw new IllegalArgumentException("An active link is not over");
        };
    }

    private String inWords(String key, Language language, Optional<String> returnUrl) {
        String title = text(key + ".title", language);
        String link = returnUrl.map(url -> link(url, language)).orElse("");
        return page(
                language,
                title,
                "",
                "<section class=\"message\"><h1>%s</h1><p>%s</p></section>%s"
                        .formatted(title, text(key + ".text", language), link));
    }

    private String link(String url, Language language) {
        String label = text("return", language).formatted(URI.create(url).getHost());
        return "<p><a class=\"return\" href=\"%s\" rel=\"noreferrer\">%s</a></p>"
                .formatted(escaped(url), escaped(label));
    }

    private String page(Language language, String title, String script, String content) {
        return PAGE.formatted(language.tag(), title, assets.names().style(), script, content);
    }

    private String text(String key, Language language) {
        return messages.page(key, language);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
