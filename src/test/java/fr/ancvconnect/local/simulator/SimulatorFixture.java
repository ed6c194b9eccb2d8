package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.contract.Exchange;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.contract.OpenApiContract;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.ledger.JournalFile;
import fr.ancvconnect.local.simulator.notification.Notification;
import fr.ancvconnect.local.simulator.protocol.Seals;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulator with a manual clock, a merchant that seals its calls, and a customer. */
public final class SimulatorFixture {

    public static final Instant START = Instant.parse("2026-06-01T10:00:00.120Z");
    public static final Seals SEALS = new Seals(Map.of("ver001", "secret-one", "ver002", "secret-two"), "ver001");
    static final SimulatorSettings SETTINGS = SimulatorSettings.defaults("42", SEALS.keys(), "ver002");

    /** Notifications that were passed to the queue in one call. */
    public record Batch(List<Notification> notifications, Duration delay) {

        List<String> states() {
            return notifications.stream()
                    .map(sent -> json(sent.body()).at("/transaction/state").asText())
                    .toList();
        }
    }

    /** An answer of the simulator. */
    public record Reply(int status, JsonNode json) {

        public String errorCode() {
            return json.path("errorCode").asText();
        }

        public String state() {
            return json.at("/transaction/state").asText();
        }

        public String id() {
            return json.at("/transaction/id").asText();
        }
    }

    public final List<Batch> sent = new ArrayList<>();
    public final AncvSimulator simulator;
    private final AtomicInteger count = new AtomicInteger();
    private Instant now = START;
    public final SimulatorClock clock = new SimulatorClock(() -> now);

    public SimulatorFixture() {
        this(SETTINGS);
    }

    public SimulatorFixture(SimulatorSettings settings) {
        simulator = AncvSimulator.inMemory(settings, clock, this::nextId, this::enqueue);
    }

    public SimulatorFixture(JournalFile file) {
        simulator = AncvSimulator.withJournal(file, SETTINGS, clock, this::nextId, this::enqueue);
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    public Reply create(ObjectNode order) {
        return reply(call(
                "POST",
                "/public/v1/payment-transactions/",
                order,
                List.of(
                        order.at("/merchant/shopId").asText(),
                        order.at("/merchant/serviceProviderId").asText(),
                        order.at("/order/id").asText(),
                        order.at("/order/paymentId").asText(),
                        order.at("/order/amount/total").asText())));
    }

    public Reply namePayer(String id, String beneficiary, long cents) {
        return namePayer(id, OrderBodies.payer(beneficiary, cents));
    }

    public Reply namePayer(String id, ObjectNode body) {
        return reply(call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/payer/",
                body,
                List.of(
                        id,
                        body.at("/payer/beneficiaryId").asText(),
                        body.at("/payer/amount/total").asText())));
    }

    public Reply read(String id) {
        return reply(call("GET", "/public/v1/payment-transactions/" + id + "/", StrictJson.object(), List.of(id)));
    }

    public Reply cancel(String id) {
        return cancel(id, OrderBodies.cancellation());
    }

    public Reply cancel(String id, ObjectNode body) {
        return reply(call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/cancellation/",
                body,
                List.of(id, body.path("reason").asText())));
    }

    /** Creates a transaction that waits for this customer's confirmation, and returns its id. */
    public String requestPayment(String beneficiary, long cents) {
        String id = create(OrderBodies.order("PAY-" + count.incrementAndGet(), cents))
                .id();
        namePayer(id, beneficiary, cents);
        return id;
    }

    public Reply phone(String beneficiary) {
        return callTool("GET", "/phone", Optional.of("beneficiary=" + URLEncoder.encode(beneficiary, UTF_8)), "");
    }

    public long balance(String beneficiary) {
        return phone(beneficiary).json().at("/balance/amount").asLong();
    }

    public Reply confirm(String id) {
        return confirm(id, "");
    }

    public Reply confirm(String id, String body) {
        return callTool("POST", "/phone/" + id + "/confirmation", body);
    }

    public Reply refuse(String id) {
        return callTool("POST", "/phone/" + id + "/refusal", "");
    }

    /** Moves a confirmed transaction to CONSIGNED or PAID. */
    public Reply settle(String id, String state) {
        return callTool("PUT", "/settlement/" + id, "{\"state\":\"" + state + "\"}");
    }

    public Reply setFaults(String body) {
        return callTool("PUT", "/faults", body);
    }

    public Reply moveClock(String body) {
        return callTool("PUT", "/clock", body);
    }

    public Reply callTool(String method, String path, String body) {
        return callTool(method, path, Optional.empty(), body);
    }

    public Reply callTool(String method, String path, Optional<String> query, String body) {
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        return reply(handle(method, path, query, headers, body.getBytes(UTF_8)));
    }

    public SimulatorResponse call(String method, String path, ObjectNode body, List<String> sealedFields) {
        return call(
                method,
                path,
                body,
                Map.of("Content-Type", "application/json", "ANCV-Security", SEALS.header(sealedFields)));
    }

    public SimulatorResponse call(String method, String path, ObjectNode body, Map<String, String> headers) {
        byte[] bytes = method.equals("GET") ? new byte[0] : StrictJson.bytes(body);
        return handle(method, path, Optional.empty(), headers, bytes);
    }

    private SimulatorResponse handle(
            String method, String path, Optional<String> query, Map<String, String> headers, byte[] body) {
        SimulatorResponse response = simulator.handle(
                new SimulatorRequest(method, path, query, name -> Optional.ofNullable(headers.get(name)), body));
        if (response instanceof ImmediateResponse immediate && !isRequestedFault(immediate)) {
            assertDocumented(method, path, query.orElse(""), headers, body, immediate);
        }
        return response;
    }

    /** A fault gives any error to any call, also one that the document does not list for it. */
    private static boolean isRequestedFault(ImmediateResponse response) {
        return new String(response.body(), UTF_8).contains("a requested fault");
    }

    private static void assertDocumented(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body,
            ImmediateResponse response) {
        OpenApiContract contract = path.startsWith("/public/") ? OpenApiContract.ANCV : OpenApiContract.ANCV_TEST_TOOLS;
        contract.assertDocumented(
                ExchangeSource.SIMULATOR,
                new Exchange(
                        method,
                        path,
                        query,
                        headers,
                        new String(body, UTF_8),
                        response.status(),
                        response.headers(),
                        new String(response.body(), UTF_8)));
    }

    public List<List<String>> statesSent() {
        return sent.stream().map(Batch::states).toList();
    }

    public static Reply reply(SimulatorResponse answer) {
        ImmediateResponse immediate = (ImmediateResponse) answer;
        return new Reply(
                immediate.status(), immediate.body().length == 0 ? StrictJson.object() : json(immediate.body()));
    }

    public static JsonNode json(byte[] body) {
        return StrictJson.read(body).node();
    }

    private String nextId() {
        return "tx" + count.incrementAndGet();
    }

    private void enqueue(List<Notification> notifications, Duration delay) {
        sent.add(new Batch(notifications, delay));
    }
}
