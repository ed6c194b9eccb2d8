package fr.ancvconnect.local.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.http.WireAmount;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The merchant's request that created a transaction.
 *
 * @param cents the total amount of the order, in cents
 * @param currency ISO 4217 numeric code
 * @param captureDate only if the capture mode is DEFERRED
 * @param returnUrl any text: ANCV does not require a reachable address
 */
public record TransactionOrder(
        String shopId,
        String serviceProviderId,
        String orderId,
        String paymentId,
        String label,
        long cents,
        String currency,
        CaptureMode captureMode,
        Optional<Instant> captureDate,
        String returnUrl,
        String cancelUrl) {

    private static final int LONGEST_ORDER_ID = 20;
    private static final int LONGEST_PAYMENT_ID = 64;
    private static final int LONGEST_LABEL = 255;
    private static final int LONGEST_URL = 2048;
    private static final int LAST_PORT = 65_535;
    private static final String TSPD_MODE = "001";

    /** Reads the JSON of ANCV's protocol. */
    public static TransactionOrder read(JsonFields body) {
        JsonFields merchant = body.object("merchant");
        JsonFields order = body.object("order");
        WireAmount amount = WireAmount.read(order.object("amount"));
        JsonFields method = body.object("paymentMethod");
        if (!method.text("tspdMode", 3).equals(TSPD_MODE)) {
            throw new MalformedRequestException("paymentMethod.tspdMode is not " + TSPD_MODE);
        }
        CaptureMode captureMode = method.oneOf("captureMode", List.of(CaptureMode.values()));
        JsonFields urls = body.object("redirectUrls");
        return new TransactionOrder(
                merchant.digits("shopId"),
                merchant.digits("serviceProviderId"),
                order.text("id", LONGEST_ORDER_ID),
                order.text("paymentId", LONGEST_PAYMENT_ID),
                order.text("label", LONGEST_LABEL),
                amount.cents(),
                amount.currency(),
                captureMode,
                captureDate(captureMode, method),
                urls.text("returnUrl", LONGEST_URL),
                urls.text("cancelUrl", LONGEST_URL));
    }

    /** Writes the JSON of ANCV's protocol: {@link #read} returns an equal value. */
    public ObjectNode write() {
        ObjectNode body = StrictJson.object();
        body.putObject("merchant").put("shopId", shopId).put("serviceProviderId", serviceProviderId);
        body.putObject("order")
                .put("id", orderId)
                .put("paymentId", paymentId)
                .put("label", label)
                .set("amount", new WireAmount(cents, currency).write());
        ObjectNode method =
                body.putObject("paymentMethod").put("tspdMode", TSPD_MODE).put("captureMode", captureMode.name());
        captureDate.ifPresent(date -> method.put("captureDate", date.toString()));
        body.putObject("redirectUrls").put("returnUrl", returnUrl).put("cancelUrl", cancelUrl);
        return body;
    }

    /** Returns the fields that the seal of the call covers, in the protocol's order. */
    public List<String> sealedFields() {
        return List.of(shopId, serviceProviderId, orderId, paymentId, Long.toString(cents));
    }

    /** Returns the URL for notifications, if the return URL is an http or https address with a host. */
    public Optional<URI> notificationUrl() {
        try {
            return Optional.of(new URI(returnUrl)).filter(TransactionOrder::canBePostedTo);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean canBePostedTo(URI url) {
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return isHttp && url.getHost() != null && url.getPort() != 0 && url.getPort() <= LAST_PORT;
    }

    private static Optional<Instant> captureDate(CaptureMode mode, JsonFields method) {
        return switch (mode) {
            case DEFERRED -> Optional.of(method.instant("captureDate"));
            case NORMAL -> {
                if (method.has("captureDate")) {
                    throw new MalformedRequestException("paymentMethod.captureDate does not go with NORMAL");
                }
                yield Optional.empty();
            }
        };
    }

    /** The capture modes of ANCV's protocol: immediate, or at the capture date. */
    enum CaptureMode {
        NORMAL,
        DEFERRED
    }
}
