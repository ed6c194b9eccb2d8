package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.StrictJson;

/** Valid bodies of a merchant's requests. */
public final class OrderBodies {

    private static final String REQUEST_DATE = "2026-06-01T10:00:00Z";

    private OrderBodies() {}

    public static ObjectNode order(String paymentId, long cents) {
        ObjectNode body = StrictJson.object().put("requestDate", REQUEST_DATE);
        body.putObject("merchant").put("shopId", "10000651").put("serviceProviderId", "42");
        body.putObject("order")
                .put("id", "RES-1")
                .put("paymentId", paymentId)
                .put("label", "Gîte des Écrins")
                .putObject("amount")
                .put("total", cents)
                .put("currency", 978);
        body.putObject("paymentMethod").put("tspdMode", "001").put("captureMode", "NORMAL");
        body.putObject("redirectUrls")
                .put("returnUrl", "http://localhost:9/in/1")
                .put("cancelUrl", "http://localhost:9/in/1");
        return body;
    }

    public static ObjectNode payer(String beneficiary, long cents) {
        ObjectNode body = StrictJson.object().put("requestDate", REQUEST_DATE);
        body.putObject("payer")
                .put("beneficiaryId", beneficiary)
                .putObject("amount")
                .put("total", cents)
                .put("currency", 978);
        return body;
    }

    public static ObjectNode cancellation() {
        return StrictJson.object().put("requestDate", REQUEST_DATE).put("reason", "OTHER");
    }

    /** Returns a copy with one field set to this JSON, at a path like {@code order.amount.total}. */
    public static ObjectNode with(ObjectNode body, String path, String json) {
        ObjectNode changed = body.deepCopy();
        String[] steps = path.split("\\.");
        ObjectNode owner = changed;
        for (int step = 0; step < steps.length - 1; step++) {
            owner = owner.withObject("/" + steps[step]);
        }
        owner.set(
                steps[steps.length - 1],
                SimulatorFixture.json(("{\"v\":" + json + "}").getBytes(UTF_8)).get("v"));
        return changed;
    }

    /** Returns a copy without one field. */
    public static ObjectNode without(ObjectNode body, String path) {
        ObjectNode changed = body.deepCopy();
        int last = path.lastIndexOf('.');
        String owner = last < 0 ? "" : "/" + path.substring(0, last).replace('.', '/');
        ((ObjectNode) changed.at(owner)).remove(path.substring(last + 1));
        return changed;
    }
}
