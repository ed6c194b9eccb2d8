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

    private static final Pattern FIGURE = Pattern.compile("\"Metrics\":\\[\\{\"Name\":\"(\\w+)\"");

    @TempDir
    private static Path directory;

    private static TestEnvironment surroundings;
    private static DeployedService service;

    private final Set<String> called = new TreeSet<>();
    private EventForm form;
    private BookingFixture stay;
    private String token;

    @BeforeAll
    static void start() throws Exception {
        surroundings = new TestEnvironment(directory);
        service = TestTarget.start(surroundings);
    }

    @AfterAll
    static void stop() {
        service.close();
        surroundings.close();
    }

    static Stream<EventForm> forms() {
        return EventForm.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_address_answers_along_the_life_of_a_payment(EventForm calls) throws Exception {
        form = calls;
        stay = new BookingFixture(calls.name());
        token = surroundings.tokens().platform();
        int before = service.said().length();
        theHotelOpens(surroundings.tokens().establishment(stay.hotelId()));
        FunctionResponse paid = aGuestPays();
        everybodyReads(paid.json().path("id").asText());
        theMoneyGoesBack(stay.paymentsPath() + "/" + paid.json().path("id").asText());
        assertThat(called).isEqualTo(allRoutes());
        if (TestTarget.chosen() != TestTarget.JAR) {
            assertThat(surroundings.tracesAtAncv()).containsExactly(RuntimeApi.TRACE);
            String said = service.said().substring(before);
            assertThat(figures(said))
                    .contains(entry("PaymentsStarted", 1L), entry("PaymentsPaid", 1L), entry("PaymentsRefused", 1L));
            changesNameWhatTheyAreAbout(said, paid.json().path("id").asText());
        }
    }

    private void theHotelOpens(String hotelier) throws Exception {
        ok(call("/establishments/{id}", stay.hotel()));
        token = hotelier;
        ok(call("/establishments/{id}/payment-methods/ancv-connect", stay.option()));
        ok(call(
                "/establishments/{id}/payment-methods/alternative",
                FunctionRequest.of("PUT", stay.hotelPath() + "/payment-methods/alternative")
                        .json("{\"active\":true}")));
        assertThat(get("/establishments/{id}/payment-methods", stay.hotelPath() + "/payment-methods")
                        .body())
                .contains("\"active\":true");
        ok(get("/establishments/{id}", stay.hotelPath()));
    }

    private FunctionResponse aGuestPays() throws Exception {
        token = surroundings.tokens().platform();
        ok(call("/booking-folders/{folderId}", stay.folder()));
        FunctionResponse asked = call("/booking-folders/{folderId}/payments", stay.payment("k1"));
        assertThat(asked.json().path("status").asText()).as(asked.body()).isEqualTo("PENDING");
        Notification told =
                surroundings.confirmed(asked.json().path("ancvTransactionId").asText());
        assertThat(notify("/webhooks/ancv/probe", "/webhooks/ancv/probe", told).status())
                .isEqualTo(204);
        assertThat(notify(
                                "/webhooks/ancv/{folderId}/{paymentId}/{secret}",
                                told.url().getPath(),
                                told)
                        .status())
                .isEqualTo(204);
        assertThat(notify("/webhooks/ancv", "/webhooks/ancv", told).status()).isEqualTo(204);
        return asked;
    }

    private void everybodyReads(String payment) throws Exception {
        assertThat(get("/booking-folders/{folderId}/payments/{paymentId}", stay.paymentsPath() + "/" + payment)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("PAID");
        assertThat(get("/booking-folders/{folderId}/payments", stay.paymentsPath())
                        .body())
                .contains(payment);
        assertThat(get("/booking-folders/{folderId}", stay.folderPath()).body()).contains("\"paid\":{\"amount\":12000");
        assertThat(get("/establishments/{id}/payments", stay.hotelPath() + "/payments?folderId=" + stay.folderId())
                        .body())
                .contains(payment);
    }

    private void theMoneyGoesBack(String payment) throws Exception {
        ok(call(
                "/booking-folders/{folderId}/payments/{paymentId}/unblocking",
                FunctionRequest.of("POST", payment + "/unblocking")));
        assertThat(call(
                                "/booking-folders/{folderId}/payments/{paymentId}/resolution",
                                FunctionRequest.of("POST", payment + "/resolution")
                                        .json("{\"action\":\"CLOSE\"}"))
                        .body())
                .contains("payment-not-in-attention");
        ok(call(
                "/booking-folders/{folderId}/payments/{paymentId}/refusal",
                FunctionRequest.of("POST", payment + "/refusal").json("{\"reason\":\"Complet\"}")));
        Eventually.until(
                () -> {
                    service.sweep();
                    return service.call(FunctionRequest.of("GET", payment).as(token), form)
                            .body();
                },
                read -> read.contains("REFUSED") && read.contains("RE_CREDITED"));
        ok(call(
                "/booking-folders/{folderId}/cancellation",
                FunctionRequest.of("POST", stay.folderPath() + "/cancellation")));
        ok(call("/establishments/{id}/payment-methods/ancv-connect", FunctionRequest.of("DELETE", stay.optionPath())));
    }

    private FunctionResponse get(String template, String path) throws Exception {
        return call(template, FunctionRequest.of("GET", path));
    }

    private FunctionResponse notify(String template, String path, Notification told) throws Exception {
        called.add("POST " + template);
        return dated(service.call(BookingFixture.notification(path, told, told.seal()), form));
    }

    private FunctionResponse call(String template, FunctionRequest call) throws Exception {
        called.add(call.method() + " " + template);
        return dated(service.call(call.as(token), form));
    }

    /** Exactly one date: two dates would be joined with a comma. */
    private static FunctionResponse dated(FunctionResponse answer) {
        assertThat(answer.headers().get("date"))
                .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
        return answer;
    }

    private static void ok(FunctionResponse answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    /** From REQUESTED to REFUSED, one log line per state change. */
    private void changesNameWhatTheyAreAbout(String said, String payment) {
        List<JsonNode> changes = said.lines()
                .filter(line -> line.contains("\"Payment " + payment))
                .map(EventSamples::read)
                .toList();
        assertThat(changes).hasSize(5).allSatisfy(change -> {
            assertThat(change.path("folderId").asText()).isEqualTo(stay.folderId());
            assertThat(change.path("paymentId").asText()).isEqualTo(payment);
            assertThat(change.path("requestId").asText()).isNotEmpty();
            assertThat(RuntimeApi.TRACE).contains("Root=" + change.path("trace").asText() + ";");
        });
    }

    /** How often each metric was printed. */
    private static Map<String, Long> figures(String said) {
        return FIGURE.matcher(said).results().collect(groupingBy(figure -> figure.group(1), counting()));
    }

    private static Set<String> allRoutes() {
        return Routes.all().stream()
                .flatMap(address -> address.methods().stream().map(method -> method + " " + address.template()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
