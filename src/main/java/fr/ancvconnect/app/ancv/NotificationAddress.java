package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.net.URI;

/**
 * The notification URL of a payment. One read finds the payment by it, and its last part cannot be guessed.
 *
 * @param base the public URL of the service; trailing slashes are removed
 */
public record NotificationAddress(URI base) {

    /** The common path of all notifications. */
    public static final String PATH = "/webhooks/ancv";

    /** The last path segment of the URL of an activation probe. */
    public static final String PROBE = "probe";

    /** The URL for one payment. */
    public URI of(FolderId folder, PaymentId payment, String secret) {
        return under("/" + folder + "/" + payment + "/" + secret);
    }

    /** The URL for a probe. Notifications to it are ignored. */
    public URI ofProbe() {
        return under("/" + PROBE);
    }

    private URI under(String rest) {
        return URI.create(base.toString().replaceAll("/+$", "") + PATH + rest);
    }
}
