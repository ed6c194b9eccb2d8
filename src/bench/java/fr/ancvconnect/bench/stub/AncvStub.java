package fr.ancvconnect.bench.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ANCV's acquisition API. The customer confirms each request at once. Seals are not checked. */
final class AncvStub {

    private static final Pattern STORY = Pattern.compile("/(" + Stubs.STORY_PREFIX + "[^/]*)/");
    private static final Pattern TRANSACTION = Pattern.compile("/payment-transactions/([^/]+)/(payer/)?");

    private final Map<String, ObjectNode> transactions = new HashMap<>();
    private final Map<String, String> transactionsByFolder = new HashMap<>();
    private long calls;
    private long authorized;

    /** The number of calls so far. */
    long calls() {
        return calls;
    }

    /** The sum of all authorizations, in cents. */
    long authorizedCents() {
        return authorized;
    }

    /** Answers one call; {@code path} is the path after the base URL. */
    ObjectNode call(String path, JsonNode request) {
        calls++;
        Matcher transaction = TRANSACTION.matcher(path);
        if (!transaction.matches()) {
            return response(created(request));
        }
        ObjectNode found = transactions.get(transaction.group(1));
        if (found == null) {
            return JsonNodeFactory.instance.objectNode().put("errorCode", "TRANSACTION_NOT_FOUND");
        }
        return response(transaction.group(2) == null ? found : authorized(found, request.required("payer")));
    }

    /** The body and the address of the notification about this folder's payment. */
    Stubs.Notification notification(String folder) {
        ObjectNode transaction = transactions.get(transactionsByFolder.get(folder));
        URI address =
                URI.create(transaction.path("redirectUrls").path("returnUrl").textValue());
        return new Stubs.Notification(
                address.getPath(),
                transaction.path("id").textValue(),
                response(transaction).toString());
    }

    void removeAll() {
        transactions.clear();
        transactionsByFolder.clear();
        authorized = 0;
    }

    private ObjectNode created(JsonNode request) {
        String id = "T" + (transactions.size() + 1_000_000);
        ObjectNode transaction =
                JsonNodeFactory.instance.objectNode().put("id", id).put("state", "INITIALIZED");
        transaction.put("creationDate", request.path("requestDate").asText());
        transaction.put(
                "expirationDate", Instant.now().plus(5, ChronoUnit.MINUTES).toString());
        for (String copied : new String[] {"merchant", "order", "paymentMethod", "redirectUrls"}) {
            transaction.set(copied, request.path(copied));
        }
        transactions.put(id, transaction);
        Matcher story =
                STORY.matcher(request.path("redirectUrls").path("returnUrl").asText());
        if (story.find()) {
            transactionsByFolder.put(story.group(1), id);
        }
        return transaction;
    }

    /** The response to the payer's call shows the state before the customer confirms. */
    private ObjectNode authorized(ObjectNode transaction, JsonNode payer) {
        ObjectNode asked = transaction.deepCopy().put("state", "PROCESSING");
        ObjectNode confirmed = JsonNodeFactory.instance.objectNode();
        confirmed.set("amount", payer.required("amount"));
        ObjectNode authorization = confirmed.putArray("authorizations").addObject();
        authorization
                .put("number", "A1")
                .put("type", "CVCo")
                .put("validationDate", Instant.now().toString());
        authorization.set("amount", payer.required("amount"));
        transaction.put("state", "AUTHORIZED").putArray("payers").add(confirmed);
        authorized += payer.required("amount").required("total").asLong();
        return asked;
    }

    private static ObjectNode response(ObjectNode transaction) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("responseDate", Instant.now().toString()).putObject("applicationContext");
        response.set("transaction", transaction);
        return response;
    }
}
