package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.net.URI;

/**
 * The address that ANCV is given for a payment: it finds the payment in one read, and its last part cannot be guessed.
 *
 * @param base where the service is reached from outside, without a slash at its end
 */
public record NotificationAddress(URI base) {

    /** The path of all notifications. */
    public static final String PATH = "/webhooks/ancv";

    /** The last part of the address that an activation's probe gives. */
    public static final String PROBE = "probe";

    /** The address of one payment. */
    public URI of(FolderId folder, PaymentId payment, String secret) {
        return under("/" + folder + "/" + payment + "/" + secret);
    }

    /** The address of a probe, at which nothing is ever of interest. */
    public URI ofProbe() {
        return under("/" + PROBE);
    }

    private URI under(String rest) {
        return URI.create(base.toString().replaceAll("/+$", "") + PATH + rest);
    }
}
