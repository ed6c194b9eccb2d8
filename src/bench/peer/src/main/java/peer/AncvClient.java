package peer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The calls to ANCV. Each is sealed: an HMAC of some of its fields is in a header. Amounts are in cents. */
@Component
class AncvClient {

    static final String SEAL = "ANCV-Security";

    private static final String MAC = "HmacSHA256";
    private static final String TRANSACTION = "/payment-transactions/{id}/";
    private static final int EURO = 978;
    private static final int LONGEST_ORDER_ID = 20;

    private final RestClient http;
    private final PeerApplication.Settings.Ancv settings;
    private final Map<String, SecretKeySpec> keys;
    private final Clock clock;

    AncvClient(RestClient.Builder http, PeerApplication.Settings settings, Clock clock) {
        this.settings = settings.ancv();
        this.http = http.baseUrl(this.settings.baseUrl())
                .defaultHeader("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .build();
        this.keys = keys(this.settings.sealKeys());
        this.clock = clock;
    }

    /** A transaction as ANCV returns it. Unknown fields are ignored. */
    record Transaction(
            String id,
            String state,
            OffsetDateTime expirationDate,
            Order order,
            @Nullable List<Payer> payers) {

        record Order(String paymentId) {}

        record Payer(@Nullable List<Authorization> authorizations) {}

        record Authorization(OffsetDateTime validationDate, Amount amount) {}

        /** The customer's authorizations. */
        List<Authorization> authorizations() {
            return payers == null
                    ? List.of()
                    : payers.stream()
                            .filter(payer -> payer.authorizations() != null)
                            .flatMap(payer -> payer.authorizations().stream())
                            .toList();
        }
    }

    record Amount(long total, int currency) {}

    private record Answer(@Nullable Transaction transaction) {}

    private record Creation(
            Instant requestDate,
            Merchant merchant,
            NewOrder order,
            PaymentMethod paymentMethod,
            RedirectUrls redirectUrls) {

        record Merchant(String shopId, String serviceProviderId) {}

        record NewOrder(String id, String paymentId, String label, Amount amount) {}

        record PaymentMethod(String tspdMode, String captureMode) {}

        record RedirectUrls(String returnUrl, String cancelUrl) {}
    }

    private record PayerRequest(Instant requestDate, NewPayer payer) {

        record NewPayer(String beneficiaryId, Amount amount) {}
    }

    Transaction create(Payment.Request payment, String label, String notificationUrl) {
        String folder = payment.folder();
        String order = folder.length() <= LONGEST_ORDER_ID ? folder : Digests.base32(folder, LONGEST_ORDER_ID);
        var body = new Creation(
                clock.instant(),
                new Creation.Merchant(payment.ancvId(), settings.serviceProviderId()),
                new Creation.NewOrder(order, payment.id(), label, new Amount(payment.cents(), EURO)),
                new Creation.PaymentMethod("001", "NORMAL"),
                new Creation.RedirectUrls(notificationUrl, notificationUrl));
        String seal = seal(
                payment.ancvId(), settings.serviceProviderId(), order, payment.id(), Long.toString(payment.cents()));
        return transaction(http.post()
                .uri("/payment-transactions/")
                .header(SEAL, seal)
                .body(body)
                .retrieve());
    }

    Transaction namePayer(String transaction, String beneficiary, long cents) {
        var body = new PayerRequest(clock.instant(), new PayerRequest.NewPayer(beneficiary, new Amount(cents, EURO)));
        return transaction(http.post()
                .uri(TRANSACTION + "payer/", transaction)
                .header(SEAL, seal(transaction, beneficiary, Long.toString(cents)))
                .body(body)
                .retrieve());
    }

    Transaction read(String transaction) {
        return transaction(http.get()
                .uri(TRANSACTION, transaction)
                .header(SEAL, seal(transaction))
                .retrieve());
    }

    private static Transaction transaction(RestClient.ResponseSpec response) {
        Answer answer = response.body(Answer.class);
        if (answer == null || answer.transaction() == null) {
            throw new RestClientException("ANCV answered without a transaction");
        }
        return answer.transaction();
    }

    /** Whether the header seals a notification about this transaction. */
    boolean isSeal(String header, String transaction) {
        String[] parts = header.split("\\.");
        return parts.length == 3
                && keys.containsKey(parts[1])
                && Digests.areEqual(header, sealWith(parts[1], transaction));
    }

    private String seal(String... fields) {
        return sealWith(settings.sealKeyVersion(), String.join("&", fields));
    }

    private String sealWith(String version, String text) {
        byte[] mac = Digests.mac(keys.get(version), text);
        return MAC + "." + version + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** The keys of {@code ver001=…,ver002=…}. */
    static Map<String, SecretKeySpec> keys(String text) {
        return Arrays.stream(text.split(","))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry[0], entry -> new SecretKeySpec(entry[1].getBytes(StandardCharsets.UTF_8), MAC)));
    }
}
