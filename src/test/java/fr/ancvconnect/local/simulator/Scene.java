package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.SimulatorAnswer.Answer;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulator, a clock that only the test moves, a merchant that seals its calls, and a customer. */
final class Scene {

    static final Instant START = Instant.parse("2026-06-01T10:00:00.120Z");
    static final Seals SEALS = new Seals(Map.of("ver001", "secret-one", "ver002", "secret-two"), "ver001");
    static final SimulatorSettings SETTINGS = SimulatorSettings.usual("42", SEALS.keys(), "ver002");

    /** What was handed over for sending at once. */
    record Batch(List<Notification> notifications, Duration delay) {

        List<String> states() {
            return notifications.stream().map(sent -> json(sent.body()).at("/transaction/state").asText()).toList();
        }
    }

    /** An answer that came. */
    record Reply(int status, JsonNode json) {

        String errorCode() {
            return json.path("errorCode").asText();
        }

        String state() {
            return json.at("/transaction/state").asText();
        }

        String id() {
            return json.at("/transaction/id").asText();
        }
    }

    final List<Batch> sent = new ArrayList<>();
    final AncvSimulator simulator;
    private final AtomicInteger count = new AtomicInteger();
    private Instant now = START;

    Scene() {
        this(SETTINGS);
    }

    Scene(SimulatorSettings settings) {
        simulator = AncvSimulator.inMemory(settings, () -> now, this::nextId, this::take);
    }

    Scene(SimulatorFile file) {
        simulator = AncvSimulator.keptIn(file, SETTINGS, () -> now, this::nextId, this::take);
    }

    void after(Duration time) {
        now = now.plus(time);
    }

    Reply create(ObjectNode order) {
        return reply(call("POST", "/public/v1/payment-transactions/", order, List.of(
                order.at("/merchant/shopId").asText(), order.at("/merchant/serviceProviderId").asText(),
                order.at("/order/id").asText(), order.at("/order/paymentId").asText(),
                order.at("/order/amount/total").asText())));
    }

    Reply namePayer(String id, String beneficiary, long cents) {
        return namePayer(id, Orders.payer(beneficiary, cents));
    }

    Reply namePayer(String id, ObjectNode body) {
        return reply(call("POST", "/public/v1/payment-transactions/" + id + "/payer/", body, List.of(
                id, body.at("/payer/beneficiaryId").asText(), body.at("/payer/amount/total").asText())));
    }

    Reply read(String id) {
        return reply(call("GET", "/public/v1/payment-transactions/" + id + "/", Json.object(), List.of(id)));
    }

    Reply cancel(String id) {
        return cancel(id, Orders.cancellation());
    }

    Reply cancel(String id, ObjectNode body) {
        return reply(call("POST", "/public/v1/payment-transactions/" + id + "/cancellation/", body,
                List.of(id, body.path("reason").asText())));
    }

    /** A new transaction that waits on this customer's phone. */
    String ask(String beneficiary, long cents) {
        String id = create(Orders.order("PAY-" + count.incrementAndGet(), cents)).id();
        namePayer(id, beneficiary, cents);
        return id;
    }

    Reply phone(String beneficiary) {
        return tool("GET", "/phone", Optional.of("beneficiary=" + URLEncoder.encode(beneficiary, UTF_8)), "");
    }

    long balance(String beneficiary) {
        return phone(beneficiary).json().at("/balance/amount").asLong();
    }

    Reply confirm(String id) {
        return confirm(id, "");
    }

    Reply confirm(String id, String body) {
        return tool("POST", "/phone/" + id + "/confirmation", body);
    }

    Reply refuse(String id) {
        return tool("POST", "/phone/" + id + "/refusal", "");
    }

    Reply faults(String body) {
        return tool("PUT", "/faults", body);
    }

    Reply tool(String method, String path, String body) {
        return tool(method, path, Optional.empty(), body);
    }

    Reply tool(String method, String path, Optional<String> query, String body) {
        return reply(simulator.handle(
                new SimulatorCall(method, path, query, _ -> Optional.empty(), body.getBytes(UTF_8))));
    }

    SimulatorAnswer call(String method, String path, ObjectNode body, List<String> sealedFields) {
        return call(method, path, body, Map.of("Content-Type", "application/json",
                "ANCV-Security", SEALS.header(sealedFields)));
    }

    SimulatorAnswer call(String method, String path, ObjectNode body, Map<String, String> headers) {
        byte[] bytes = method.equals("GET") ? new byte[0] : Json.bytes(body);
        return simulator.handle(new SimulatorCall(method, path, Optional.empty(),
                name -> Optional.ofNullable(headers.get(name)), bytes));
    }

    List<List<String>> statesSent() {
        return sent.stream().map(Batch::states).toList();
    }

    static Reply reply(SimulatorAnswer answer) {
        Answer given = (Answer) answer;
        return new Reply(given.status(), given.body().length == 0 ? Json.object() : json(given.body()));
    }

    static JsonNode json(byte[] body) {
        return Json.read(body).node();
    }

    private String nextId() {
        return "tx" + count.incrementAndGet();
    }

    private void take(List<Notification> notifications, Duration delay) {
        sent.add(new Batch(notifications, delay));
    }
}
