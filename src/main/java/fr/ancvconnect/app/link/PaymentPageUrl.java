package fr.ancvconnect.app.link;

import java.net.URI;

/**
 * The URL of the page of a payment link.
 *
 * @param base the public URL of the page's host; trailing slashes are removed
 */
public record PaymentPageUrl(URI base) {

    /** The common path of all pages. */
    public static final String PATH = "/pay";

    /** The URL with this token. */
    public String of(String token) {
        return base.toString().replaceAll("/+$", "") + PATH + "/" + token;
    }
}
