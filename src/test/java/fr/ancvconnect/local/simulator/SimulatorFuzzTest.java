package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.ledger.JournalFile;
import fr.ancvconnect.local.simulator.protocol.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For any request, the answer is an answer of the protocol or a problem with a 4xx status. A 500 occurs only if a fault is set.
 * Each seed is one run. The message of a failure contains the seed and the request.
 */
class SimulatorFuzzTest {

    private static final int SEEDS = 20;
    private static final int CALLS = 250;
    private static final String TRANSACTIONS = "/public/v1/payment-transactions";
    private static final String MARIE = "marie@exemple.fr";
    private static final ObjectMapper LENIENT = new ObjectMapper();
    private static final List<String> ERROR_CODES =
            Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
    private static final List<String> NAMES = List.of(
            "",
            "x",
            "..",
            ".",
            "%",
            "%zz",
            "%00",
            "%2F",
            "a b",
            "é",
            "\ud800",
            "?",
            "#",
            "0",
            "phone",
            "faults",
            "clock",
            "settlement",
            "payer",
            "cancellation",
            "x".repeat(5_000));
    private static final List<String> HEADERS = List.of(
            "",
            " ",
            ".",
            "..",
            "HmacSHA256",
            "HmacSHA256..",
            "HmacSHA256.ver001.",
            "HmacSHA256.ver001.é",
            "HmacSHA256.ver009.x",
            "a.b.c.d",
            "\u0000",
            "x".repeat(9_000),
            "application/json",
            "application/json; charset=latin1",
            "APPLICATION/JSON",
            "text/plain");

    @TempDir
    Path directory;

    /** A valid document for one of the routes. */
    private record RequestTemplate(String method, String path, ObjectNode document) {}

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS);
    }

    @Test
    void a_wrong_value_in_any_field_gets_an_answer_of_the_protocol() {
        SimulatorFixture fixture = new SimulatorFixture();
        String id = fixture.requestPayment(MARIE, 12_000);
        templates(id)
                .forEach(template -> MalformedDocuments.pointers(template.document())
                        .forEach(pointer -> MalformedDocuments.VALUES.forEach(value -> {
                            byte[] body =
                                    StrictJson.bytes(MalformedDocuments.with(template.document(), pointer, value));
                            assertProtocolAnswer(
                                    fixture, sealed(template, body), template.path() + " " + pointer + " " + value);
                            clearFaultsAndClock(fixture);
                        })));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_calls_get_answers_of_the_protocol_and_their_effects_are_in_the_journal(long seed) throws IOException {
        MalformedDocuments documents = MalformedDocuments.of(seed);
        Path journal = directory.resolve("ancv.jsonl");
        try (JournalFile file = JournalFile.open(journal)) {
            SimulatorFixture fixture = new SimulatorFixture(file);
            String id = fixture.requestPayment(MARIE, 12_000);
            for (int count = 0; count < CALLS; count++) {
                SimulatorRequest call = random(documents, documents.oneOf(templates(id)));
                assertProtocolAnswer(fixture, call, "seed " + seed + ", call " + count);
                clearFaultsAndClock(fixture);
            }
            Files.copy(journal, directory.resolve("copy.jsonl"));
            try (JournalFile copy = JournalFile.open(directory.resolve("copy.jsonl"))) {
                assertThat(new SimulatorFixture(copy).read(id).json())
                        .isEqualTo(fixture.read(id).json());
            }
        }
    }

    private static List<RequestTemplate> templates(String id) {
        return List.of(
                new RequestTemplate("POST", TRANSACTIONS + "/", OrderBodies.order("PAY-1", 12_000)),
                new RequestTemplate("POST", TRANSACTIONS + "/" + id + "/payer/", OrderBodies.payer(MARIE, 12_000)),
                new RequestTemplate(
                        "GET", TRANSACTIONS + "/" + id, StrictJson.object().put("any", 1)),
                new RequestTemplate("POST", TRANSACTIONS + "/" + id + "/cancellation", OrderBodies.cancellation()),
                new RequestTemplate(
                        "PUT",
                        "/faults",
                        StrictJson.object()
                                .put("notifications", "NONE")
                                .put("call", "read")
                                .put("answer", "TIMEOUT")
                                .put("times", 2)),
                new RequestTemplate("DELETE", "/faults", StrictJson.object().put("any", 1)),
                new RequestTemplate("PUT", "/clock", StrictJson.object().put("ahead", "PT1S")),
                new RequestTemplate("PUT", "/clock", StrictJson.object().put("now", "2026-06-01T10:00:01Z")),
                new RequestTemplate("DELETE", "/clock", StrictJson.object().put("any", 1)),
                new RequestTemplate(
                        "PUT", "/settlement/" + id, StrictJson.object().put("state", "PAID")),
                new RequestTemplate("GET", "/phone", StrictJson.object().put("any", 1)),
                new RequestTemplate("POST", "/phone/" + id + "/confirmation", amount()),
                new RequestTemplate(
                        "POST", "/phone/" + id + "/refusal", StrictJson.object().put("any", 1)));
    }

    private static ObjectNode amount() {
        ObjectNode body = StrictJson.object();
        body.putObject("amount").put("amount", 100).put("currency", "EUR");
        return body;
    }

    /** Creates a call with the correct seal for its body, as far as the body can be read. */
    private static SimulatorRequest sealed(RequestTemplate template, byte[] body) {
        return call(
                template.method(),
                template.path(),
                Optional.empty(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "ANCV-Security",
                        SimulatorFixture.SEALS.header(sealedFields(template.path(), body))),
                body);
    }

    private static SimulatorRequest random(MalformedDocuments documents, RequestTemplate template) {
        byte[] body = documents.body(template.document());
        var headers = new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "ANCV-Security",
                SimulatorFixture.SEALS.header(sealedFields(template.path(), body))));
        if (documents.random().nextInt(4) == 0) {
            headers.put(documents.oneOf(List.of("Content-Type", "ANCV-Security")), documents.oneOf(HEADERS));
        }
        String path = documents.random().nextInt(4) == 0 ? path(documents, template.path()) : template.path();
        String method = documents.random().nextInt(8) == 0
                ? documents.oneOf(List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "", "é"))
                : template.method();
        return call(
                method,
                path,
                Optional.of(documents.oneOf(List.of("", "beneficiary=", "other=", "&&=")) + documents.oneOf(NAMES)),
                headers,
                body);
    }

    private static String path(MalformedDocuments documents, String path) {
        String name = documents.oneOf(NAMES);
        return switch (documents.random().nextInt(5)) {
            case 0 -> path + name;
            case 1 -> path + "/" + name;
            case 2 ->
                path.replaceFirst("/[^/]*/?$", "/" + name.replace("\\", "").replace("$", ""));
            case 3 -> name;
            default -> path.substring(0, documents.random().nextInt(path.length() + 1));
        };
    }

    private static SimulatorRequest call(
            String method, String path, Optional<String> query, Map<String, String> headers, byte[] body) {
        return new SimulatorRequest(method, path, query, name -> Optional.ofNullable(headers.get(name)), body);
    }

    /** An active fault can answer with a 500, and a moved clock can expire a transaction at another time after a restart. */
    private static void clearFaultsAndClock(SimulatorFixture fixture) {
        assertThat(fixture.callTool("DELETE", "/faults", "").status()).isEqualTo(204);
        assertThat(fixture.callTool("DELETE", "/clock", "").status()).isEqualTo(204);
    }

    private static List<String> sealedFields(String path, byte[] body) {
        JsonNode document = read(body);
        String id = path.replaceFirst("^" + TRANSACTIONS + "/?", "").replaceFirst("/.*", "");
        if (path.endsWith("/payer/")) {
            return List.of(
                    id,
                    document.at("/payer/beneficiaryId").asText(),
                    document.at("/payer/amount/total").asText());
        }
        if (path.endsWith("/cancellation")) {
            return List.of(id, document.path("reason").asText());
        }
        return id.isEmpty()
                ? List.of(
                        document.at("/merchant/shopId").asText(),
                        document.at("/merchant/serviceProviderId").asText(),
                        document.at("/order/id").asText(),
                        document.at("/order/paymentId").asText(),
                        document.at("/order/amount/total").asText())
                : List.of(id);
    }

    private static JsonNode read(byte[] body) {
        try {
            return LENIENT.readTree(body);
        } catch (IOException e) {
            return StrictJson.object();
        }
    }

    private static void assertProtocolAnswer(SimulatorFixture fixture, SimulatorRequest call, String description) {
        assertThat(fixture.simulator.handle(call))
                .as(description)
                .isInstanceOfSatisfying(ImmediateResponse.class, answer -> {
                    assertThat(answer.status())
                            .as(description + new String(answer.body(), UTF_8))
                            .isBetween(200, 499);
                    if (answer.status() >= 400) {
                        assertThat(answer.body().length)
                                .as("a short answer to " + description)
                                .isLessThan(1_000);
                        assertError(SimulatorFixture.json(answer.body()), answer, description);
                    }
                });
    }

    private static void assertError(JsonNode error, ImmediateResponse answer, String description) {
        if ("application/json".equals(answer.headers().get("Content-Type"))) {
            assertThat(error.path("errorCode").asText()).as(description).isIn(ERROR_CODES);
            assertThat(error.path("errorMessage").asText()).as(description).isNotBlank();
        } else {
            assertThat(answer.headers()).as(description).containsEntry("Content-Type", "application/problem+json");
            assertThat(error.path("status").asInt()).as(description).isEqualTo(answer.status());
            assertThat(error.path("code").asText()).as(description).isNotBlank();
        }
    }
}
