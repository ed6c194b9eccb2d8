package fr.ancvconnect.packaging.runtime;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.lambda.problem.Routes;
import fr.ancvconnect.local.simulator.notification.Notification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the complete life of a payment through every route of the deployed service. */
class EveryRouteIT {

    private static final Pattern METRIC_NAME = Pattern.compile("\"Metrics\":\\[\\{\"Name\":\"(\\w+)\"");

    private static final String HTML = "text/html";
    private static final Pattern ASSET = Pattern.compile("assets/([^\"]+)");

    @TempDir
    private static Path directory;

    private static TestEnvironment environment;
    private static DeployedService service;

    private final Set<String> called = new TreeSet<>();
    private EventForm form;
    private BookingFixture booking;
    private String token;

    @BeforeAll
    static void start() throws Exception {
        environment = new TestEnvironment(directory);
        service = TestTarget.start(environment);
    }

    @AfterAll
    static void stop() {
        service.close();
        environment.close();
    }

    static Stream<EventForm> forms() {
        return EventForm.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_route_responds_during_the_life_of_a_payment(EventForm eventForm) throws Exception {
        form = eventForm;
        booking = new BookingFixture(eventForm.name());
        token = environment.tokens().platform();
        int before = service.output().length();
        activateEstablishment(environment.tokens().establishment(booking.establishmentId()));
        FunctionResponse paid = startAndConfirmPayment();
        readPaymentAndFolder(paid.json().path("id").asText());
        payThroughLink();
        refusePaymentAndCancelFolder(
                booking.paymentsPath() + "/" + paid.json().path("id").asText());
        assertThat(called).isEqualTo(allRoutes());
        if (TestTarget.chosen() != TestTarget.JAR) {
            assertThat(environment.tracesAtAncv()).containsExactly(RuntimeApi.TRACE);
            String output = service.output().substring(before);
            assertThat(metricCounts(output))
                    .contains(entry("PaymentsStarted", 2L), entry("PaymentsPaid", 1L), entry("PaymentsRefused", 1L));
            assertStateChangesAreLogged(output, paid.json().path("id").asText());
        }
    }

    private void activateEstablishment(String establishmentToken) throws Exception {
        assertSuccess(call("/establishments/{id}", booking.establishment()));
        token = establishmentToken;
        assertSuccess(call("/establishments/{id}/payment-methods/ancv-connect", booking.option()));
        assertSuccess(call(
                "/establishments/{id}/payment-methods/alternative",
                FunctionRequest.of("PUT", booking.establishmentPath() + "/payment-methods/alternative")
                        .json("{\"active\":true}")));
        assertThat(get("/establishments/{id}/payment-methods", booking.establishmentPath() + "/payment-methods")
                        .body())
                .contains("\"active\":true");
        assertSuccess(get("/establishments/{id}", booking.establishmentPath()));
    }

    private FunctionResponse startAndConfirmPayment() throws Exception {
        token = environment.tokens().platform();
        assertSuccess(call("/booking-folders/{folderId}", booking.folder()));
        FunctionResponse started = call("/booking-folders/{folderId}/payments", booking.payment("k1"));
        assertThat(started.json().path("status").asText()).as(started.body()).isEqualTo("PENDING");
        Notification notification =
                environment.confirm(started.json().path("ancvTransactionId").asText());
        assertThat(notify("/webhooks/ancv/probe", "/webhooks/ancv/probe", notification)
                        .status())
                .isEqualTo(204);
        assertThat(notify(
                                "/webhooks/ancv/{folderId}/{paymentId}/{secret}",
                                notification.url().getPath(),
                                notification)
                        .status())
                .isEqualTo(204);
        assertThat(notify("/webhooks/ancv", "/webhooks/ancv", notification).status())
                .isEqualTo(204);
        return started;
    }

    private void readPaymentAndFolder(String payment) throws Exception {
        assertThat(get("/booking-folders/{folderId}/payments/{paymentId}", booking.paymentsPath() + "/" + payment)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PAID");
        assertThat(get("/booking-folders/{folderId}/payments", booking.paymentsPath())
                        .body())
                .contains(payment);
        assertThat(get("/booking-folders/{folderId}", booking.folderPath()).body())
                .contains("\"paid\":{\"amount\":12000");
        assertThat(get(
                                "/establishments/{id}/payments",
                                booking.establishmentPath() + "/payments?folderId=" + booking.folderId())
                        .body())
                .contains(payment);
    }

    private void payThroughLink() throws Exception {
        FunctionResponse created = call(
                "/booking-folders/{folderId}/payment-links",
                FunctionRequest.of("POST", booking.folderPath() + "/payment-links")
                        .with("idempotency-key", "link")
                        .json("{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"}}"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String url = created.json().path("url").asText();
        String page = url.substring(url.indexOf("/pay/"));
        openPage(page);
        assertThat(get("/pay/{token}/state", page + "/state")
                        .json()
                        .path("offered")
                        .asBoolean())
                .isTrue();
        FunctionResponse started = call(
                "/pay/{token}/payments",
                FunctionRequest.of("POST", page + "/payments")
                        .with("idempotency-key", "k1")
                        .json("{\"beneficiary\":\"paul@exemple.fr\"}"));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        String payment = started.json().path("id").asText();
        assertThat(get("/pay/{token}/payments/{paymentId}", page + "/payments/" + payment)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PENDING");
        String links = booking.folderPath() + "/payment-links";
        String link = links + "/" + created.json().path("id").asText();
        assertThat(get("/booking-folders/{folderId}/payment-links", links).body())
                .contains(url);
        assertThat(get("/booking-folders/{folderId}/payment-links/{linkId}", link)
                        .body())
                .contains(url);
        // One of the forms of events has an Accept header of its own, for JSON.
        assertThat(call(
                                "/booking-folders/{folderId}/payment-links/{linkId}/qr",
                                FunctionRequest.of("GET", link + "/qr").with("accept", "image/svg+xml"))
                        .body())
                .matches(body -> body.startsWith("<svg ") || body.contains("not-acceptable"));
        assertSuccess(call("/booking-folders/{folderId}/payment-links/{linkId}", FunctionRequest.of("DELETE", link)));
    }

    private void openPage(String page) throws Exception {
        FunctionResponse opened =
                call("/pay/{token}", FunctionRequest.of("GET", page).with("accept", HTML));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(opened.headers().get("content-type")).startsWith("text/html");
        assertThat(call("/pay/{token}", FunctionRequest.of("HEAD", page).with("accept", HTML))
                        .status())
                .isEqualTo(200);
        List<String> files = ASSET.matcher(opened.body())
                .results()
                .map(file -> file.group(1))
                .toList();
        assertThat(files).hasSize(2);
        for (String file : files) {
            assertThat(get("/pay/assets/{file}", "/pay/assets/" + file)
                            .headers()
                            .get("cache-control"))
                    .contains("immutable");
        }
    }

    private void refusePaymentAndCancelFolder(String payment) throws Exception {
        assertSuccess(call(
                "/booking-folders/{folderId}/payments/{paymentId}/unblocking",
                FunctionRequest.of("POST", payment + "/unblocking")));
        assertThat(call(
                                "/booking-folders/{folderId}/payments/{paymentId}/resolution",
                                FunctionRequest.of("POST", payment + "/resolution")
                                        .json("{\"action\":\"CLOSE\"}"))
                        .body())
                .contains("payment-not-in-attention");
        assertSuccess(call(
                "/booking-folders/{folderId}/payments/{paymentId}/refusal",
                FunctionRequest.of("POST", payment + "/refusal").json("{\"reason\":\"Complet\"}")));
        Eventually.until(
                () -> {
                    service.sweep();
                    return service.call(FunctionRequest.of("GET", payment).as(token), form)
                            .body();
                },
                read -> read.contains("REFUSED") && read.contains("RE_CREDITED"));
        assertSuccess(call(
                "/booking-folders/{folderId}/cancellation",
                FunctionRequest.of("POST", booking.folderPath() + "/cancellation")));
        assertSuccess(call(
                "/establishments/{id}/payment-methods/ancv-connect",
                FunctionRequest.of("DELETE", booking.optionPath())));
    }

    private FunctionResponse get(String template, String path) throws Exception {
        return call(template, FunctionRequest.of("GET", path));
    }

    private FunctionResponse notify(String template, String path, Notification notification) throws Exception {
        called.add("POST " + template);
        return assertDate(service.call(BookingFixture.notification(path, notification, notification.seal()), form));
    }

    private FunctionResponse call(String template, FunctionRequest call) throws Exception {
        called.add(call.method() + " " + template);
        return assertDate(service.call(call.as(token), form));
    }

    /** Exactly one date: two dates would be joined with a comma. */
    private static FunctionResponse assertDate(FunctionResponse response) {
        assertThat(response.headers().get("date"))
                .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
        return response;
    }

    private static void assertSuccess(FunctionResponse response) {
        assertThat(response.status()).as(response.body()).isBetween(200, 204);
    }

    /** From REQUESTED to REFUSED, one log line per state change. */
    private void assertStateChangesAreLogged(String output, String payment) {
        List<JsonNode> changes = output.lines()
                .filter(line -> line.contains("\"Payment " + payment))
                .map(EventSamples::read)
                .toList();
        assertThat(changes).hasSize(5).allSatisfy(change -> {
            assertThat(change.path("folderId").asText()).isEqualTo(booking.folderId());
            assertThat(change.path("paymentId").asText()).isEqualTo(payment);
            assertThat(change.path("requestId").asText()).isNotEmpty();
            assertThat(RuntimeApi.TRACE).contains("Root=" + change.path("trace").asText() + ";");
        });
    }

    /** How often each metric was printed. */
    private static Map<String, Long> metricCounts(String output) {
        return METRIC_NAME.matcher(output).results().collect(groupingBy(metric -> metric.group(1), counting()));
    }

    private static Set<String> allRoutes() {
        return Routes.all().stream()
                .flatMap(address -> address.methods().stream().map(method -> method + " " + address.template()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
