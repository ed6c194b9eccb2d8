package floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The start, the confirmation and the poll of a payment. */
final class Payments {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration WINDOW = Duration.ofMinutes(3);
    private static final Duration FIRST_CHECK = Duration.ofSeconds(38);
    private static final Duration NEXT_CHECK = Duration.ofSeconds(45);

    private final Store store;
    private final Ancv ancv;
    private final String notificationBase;
    private final SecretKey fingerprintKey;

    Payments(Store store, Ancv ancv, Map<String, String> environment) {
        this.store = store;
        this.ancv = ancv;
        notificationBase = environment.get("NOTIFICATION_BASE_URL") + "/webhooks/ancv/";
        fingerprintKey = Ancv.key(
                environment.getOrDefault("FINGERPRINT_KEYS", "ver001=a-fingerprint-key"), Store.FINGERPRINT_KEY);
    }

    /** A requested payment. The amount is in cents. */
    record Payment(
            String folder,
            String id,
            String establishment,
            String ancvId,
            long cents,
            boolean guest,
            String mask,
            String fingerprint,
            String addressHash,
            String attempt,
            Instant requestedAt) {

        String by() {
            return guest ? "CUSTOMER" : "PLATFORM";
        }
    }

    /** ANCV's transaction for a payment. */
    record Transaction(String id, Instant expiresAt, Instant lifeEndsAt) {}

    byte[] start(String folderId, String key, boolean guest, JsonNode form) {
        String id = base32(folderId + "\n" + key, 26);
        Map<String, AttributeValue> folder = store.folder(folderId, id);
        Map<String, AttributeValue> establishment =
                store.establishment(folder.get("establishmentId").s());
        String beneficiary = form.path("beneficiary").asText();
        String secret = secret();
        var payment = new Payment(
                folderId,
                id,
                establishment.get("establishmentId").s(),
                establishment.get("ancvId").s(),
                form.path("amount").path("amount").asLong(),
                guest,
                beneficiary.charAt(0) + "***" + beneficiary.substring(beneficiary.indexOf('@')),
                hex(Ancv.mac(fingerprintKey, id + "\n" + beneficiary)),
                hex(sha256(secret)),
                secret(),
                now());
        Instant firstCheck = payment.requestedAt().plus(FIRST_CHECK);
        store.reserve(payment, folder.get("guestStarts").l(), firstCheck);

        String notification = notificationBase + folderId + "/" + id + "/" + secret;
        JsonNode created = ancv.create(payment, establishment.get("name").s(), notification);
        var transaction = new Transaction(
                created.path("id").asText(),
                now().plus(WINDOW),
                OffsetDateTime.parse(created.path("expirationDate").asText()).toInstant());
        store.transactionCreated(payment, transaction, firstCheck);

        ancv.namePayer(transaction.id(), beneficiary, payment.cents());
        Instant asked = now();
        store.pending(payment, transaction, asked, asked.plus(NEXT_CHECK));
        return response(
                id,
                "PENDING",
                payment.cents(),
                payment.requestedAt().toString(),
                transaction.expiresAt().toString());
    }

    /** Returns the status of the response. */
    int confirm(String folder, String id, String secret, JsonNode notification) {
        Map<String, AttributeValue> payment = store.payment(folder, id);
        String transaction = notification.path("transaction").path("id").asText();
        if (!payment.get("addressHash").s().equals(hex(sha256(secret)))
                || !payment.get("ancvTransactionId").s().equals(transaction)) {
            return 404;
        }
        JsonNode found = ancv.read(transaction);
        if (found.path("state").asText().equals("AUTHORIZED")) {
            JsonNode authorization =
                    found.path("payers").path(0).path("authorizations").path(0);
            store.paid(
                    payment,
                    new Transaction(
                            transaction,
                            Instant.parse(payment.get("expiresAt").s()),
                            Instant.parse(payment.get("lifeEndsAt").s())),
                    authorization.path("amount").path("total").asLong(),
                    OffsetDateTime.parse(authorization.path("validationDate").asText())
                            .toInstant(),
                    now());
        }
        return 204;
    }

    byte[] read(String folder, String id) {
        List<Map<String, AttributeValue>> items = store.paymentWithHistory(folder, id);
        Map<String, AttributeValue> payment = items.getFirst();
        return response(
                id,
                payment.get("status").s(),
                Long.parseLong(payment.get("requestedCents").n()),
                payment.get("requestedAt").s(),
                payment.get("expiresAt").s());
    }

    private static byte[] response(String id, String status, long cents, String requestedAt, String expiresAt) {
        ObjectNode payment = JSON.createObjectNode().put("id", id).put("status", status);
        payment.putObject("amount").put("amount", cents).put("currency", "EUR");
        return payment.put("requestedAt", requestedAt)
                .put("expiresAt", expiresAt)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String secret() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The first characters of the SHA-256 in base32. */
    static String base32(String text, int length) {
        var digest = new BigInteger(1, sha256(text));
        var id = new StringBuilder(length);
        for (int index = 1; index <= length; index++) {
            id.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
                    .charAt(digest.shiftRight(256 - 5 * index).intValue() & 31));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
