package floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The three calls to ANCV, sealed as ANCV's protocol requires. Amounts are in cents. */
final class Ancv {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRANSACTIONS = "/payment-transactions/";
    private static final int EURO = 978;

    private final HttpClient http;
    private final String baseUrl;
    private final String serviceProvider;
    private final String keyVersion;
    private final SecretKey key;

    Ancv(Map<String, String> environment, HttpClient http) {
        this.http = http;
        baseUrl = environment.get("ANCV_BASE_URL");
        serviceProvider = environment.get("ANCV_SERVICE_PROVIDER_ID");
        keyVersion = environment.get("ANCV_SEAL_KEY_VERSION");
        key = key(environment.get("ANCV_SEAL_KEYS"), keyVersion);
    }

    /** The key of this version in {@code ver001=…,ver002=…}. */
    static SecretKey key(String keys, String version) {
        return Arrays.stream(keys.split(","))
                .filter(entry -> entry.startsWith(version + "="))
                .map(entry -> entry.substring(version.length() + 1).getBytes(StandardCharsets.UTF_8))
                .map(secret -> new SecretKeySpec(secret, "HmacSHA256"))
                .findFirst()
                .orElseThrow();
    }

    /** HMAC-SHA256 of the text. */
    static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode create(Payments.Payment payment, String label, String notification) {
        String order = payment.folder().length() <= 20 ? payment.folder() : Payments.base32(payment.folder(), 20);
        ObjectNode body = dated();
        body.putObject("merchant").put("shopId", payment.ancvId()).put("serviceProviderId", serviceProvider);
        body.putObject("order")
                .put("id", order)
                .put("paymentId", payment.id())
                .put("label", label)
                .set("amount", amount(payment.cents()));
        body.putObject("paymentMethod").put("tspdMode", "001").put("captureMode", "NORMAL");
        body.putObject("redirectUrls").put("returnUrl", notification).put("cancelUrl", notification);
        return post(
                TRANSACTIONS,
                body,
                String.join(
                        "&", payment.ancvId(), serviceProvider, order, payment.id(), Long.toString(payment.cents())));
    }

    JsonNode namePayer(String transaction, String beneficiary, long cents) {
        ObjectNode body = dated();
        body.putObject("payer").put("beneficiaryId", beneficiary).set("amount", amount(cents));
        return post(TRANSACTIONS + transaction + "/payer/", body, transaction + "&" + beneficiary + "&" + cents);
    }

    JsonNode read(String transaction) {
        return send(request(TRANSACTIONS + transaction + "/", transaction));
    }

    private static ObjectNode dated() {
        return JSON.createObjectNode().put("requestDate", Store.MILLIS.format(Instant.now()));
    }

    private static ObjectNode amount(long cents) {
        return JSON.createObjectNode().put("total", cents).put("currency", EURO);
    }

    private JsonNode post(String path, ObjectNode body, String sealed) {
        return send(request(path, sealed).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path, String sealed) {
        String seal = Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, sealed));
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .header("ANCV-Security", "HmacSHA256." + keyVersion + "." + seal);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(http.send(request.build(), BodyHandlers.ofByteArray())
                            .body())
                    .path("transaction");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
