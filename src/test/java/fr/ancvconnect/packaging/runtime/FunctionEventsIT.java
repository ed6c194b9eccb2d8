package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks unusual forms of the events for the same request and for the schedule. */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "The local jar receives no events")
class FunctionEventsIT {

    private static final String ESTABLISHMENT =
            "{\"name\":\"Hôtel de la Plage\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}";

    private static TestEnvironment environment;
    private static LambdaFunction function;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        environment = new TestEnvironment(directory);
        function = environment.function(TestTarget.program(), environment.configuration());
    }

    @AfterAll
    static void stop() {
        function.close();
        environment.close();
    }

    @Test
    void a_body_in_base64_is_read() throws Exception {
        assertThat(function.invokeHttp(EventForm.IN_BASE64.event(declaration("in-base64")))
                        .status())
                .isIn(200, 201);
        assertThat(read("in-base64").json().path("name").asText()).isEqualTo("Hôtel de la Plage");
    }

    @ParameterizedTest
    @CsvSource({
        "idempotency-key,'a,b',400",
        "idempotency-key,'a,',400",
        "idempotency-key,a,404",
        "accept,'text/html,application/json',404",
        "accept,'text/html,text/plain',406",
        "content-type,'application/json,text/plain',415",
        "authorization,'Bearer %s,Bearer x',401",
        "authorization,'Bearer %s,',401",
        "content-length,x,400",
        "content-length,'1,1',400"
    })
    void a_header_is_read_as_one_value(String header, String value, int status) throws Exception {
        FunctionRequest start = FunctionRequest.of("POST", "/booking-folders/none/payments")
                .as(platform())
                .with("idempotency-key", "k")
                .json("{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}");
        var event = EventSamples.of(start);
        event.withObject("/headers").put(header, value.replace("%s", platform()));
        assertProblem(function.invokeHttp(event), status);
    }

    @Test
    void invalid_http_input_returns_a_problem_and_is_not_logged_as_an_error() throws Exception {
        var invalidBase64 =
                EventSamples.inBase64(EventSamples.of(declaration("no-base64"))).put("body", "%");
        assertProblem(function.invokeHttp(invalidBase64), 400);
        for (String value : new String[] {"a\u0000b", "a\r\nb: c", "\u007f"}) {
            var event = EventSamples.of(declaration("control-character"));
            event.withObject("/headers").put("x-anything", value);
            assertProblem(function.invokeHttp(event), 400);
        }
        assertThat(function.output()).doesNotContain("Request Failure", "A request failed");
    }

    @Test
    void accept_language_is_read_as_one_list() throws Exception {
        assertThat(function.call(FunctionRequest.of("GET", "/establishments/h1").with("accept-language", "de,en;q=0.5"))
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Not authenticated");
        assertThat(function.call(FunctionRequest.of("GET", "/unknown").with("accept-language", "fr;q=0.4,en;q=0.8"))
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Not found");
    }

    @Test
    void a_path_equal_to_the_stage_name_is_not_found() throws Exception {
        FunctionResponse response =
                function.call(FunctionRequest.of("GET", "/prod").as(platform()), EventForm.ON_A_NAMED_STAGE);
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%20b",
                "%C3%A9",
                "é",
                "100%25",
                "100%",
                "%zz",
                "a%3Fb",
                "a%23b",
                "%0A",
                "a%2Fb",
                "%22%3C%5C%7C%3E"
            })
    void unusual_characters_in_a_url_return_a_problem(String id) throws Exception {
        assertProblem(
                function.call(FunctionRequest.of("GET", "/establishments/" + id).as(platform())), 404);
        assertProblem(
                function.call(
                        FunctionRequest.of("POST", "/webhooks/ancv/F/P/" + id).json("{}")),
                404);
        assertProblem(function.call(FunctionRequest.of("GET", "/" + id)), 404);
        assertProblem(
                function.call(FunctionRequest.of("GET", "/establishments/h1/payments?from=a&from=" + id)
                        .as(platform())),
                422);
        assertThat(function.output()).doesNotContain("Request Failure", "outside the handlers");
    }

    @Test
    void a_request_with_expect_100_continue_gets_one_response() throws Exception {
        assertThat(function.call(declaration("expecting").with("Expect", "100-continue"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_folder_with_100_payments_is_returned_completely() throws Exception {
        var booking = new BookingFixture("many");
        for (FunctionRequest call : List.of(booking.establishment(), booking.option(), booking.folder())) {
            assertThat(function.call(call.as(platform())).status()).isBetween(200, 201);
        }
        for (int count = 0; count < 100; count++) {
            assertThat(function.call(
                                    FunctionRequest.of("POST", booking.paymentsPath())
                                            .as(platform())
                                            .with("idempotency-key", "k" + count)
                                            .json(
                                                    "{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"nobody@example.org\"}"))
                            .status())
                    .isEqualTo(422);
        }
        FunctionResponse folder =
                function.call(FunctionRequest.of("GET", booking.folderPath()).as(platform()));
        assertThat(folder.json().path("payments")).hasSize(100);
        assertThat(folder.json().at("/ancvConnect/offered").asBoolean()).isTrue();
    }

    @Test
    void a_path_that_does_not_match_its_route_key_is_not_found() throws Exception {
        FunctionRequest call = FunctionRequest.of("PUT", "/establishments/h1/payment-methods/alternative")
                .as(platform())
                .json("{\"active\":true}");
        var event = EventSamples.of(call);
        event.withObject("/requestContext").put("routeKey", "PUT /establishments/{id}");
        assertThat(function.call(call).json().path("code").asText()).isEqualTo("establishment-not-found");
        assertThat(function.invokeHttp(event).json().path("code").asText()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/webhooks/%61ncv",
        "POST,/booking-folders/x/payments/",
        "PUT,/establishments//x",
        "PUT,/%65stablishments/x",
        "POST,/booking-folders/x/payments/y/..",
        "GET,/unknown"
    })
    void a_path_without_a_gateway_route_is_not_found(String method, String path) throws Exception {
        FunctionResponse response =
                function.call(FunctionRequest.of(method, path).as(platform()).json("{}"));
        assertThat(response.status()).as(response.body()).isEqualTo(404);
        assertThat(response.json().path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void a_wrong_method_returns_the_allowed_methods() throws Exception {
        FunctionResponse response = function.call(
                FunctionRequest.of("DELETE", "/booking-folders/x/payments").as(platform()));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("allow", "GET, HEAD, POST");
    }

    @Test
    void an_id_may_be_percent_encoded() throws Exception {
        assertThat(function.invokeHttp(EventSamples.of(declaration("percent-encoded")))
                        .status())
                .isIn(200, 201);
        assertThat(read("percent%2Dencoded").json().path("id").asText()).isEqualTo("percent-encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduler", "schedule-rule"})
    void a_schedule_event_starts_a_sweep(String event) throws Exception {
        assertThat(function.invokeHttp(EventSamples.named(event)).status()).isEqualTo(204);
        assertThat(function.output()).contains("Sweep: processed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"warmup\":true}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"marie@exemple.fr\"}]}",
                "{\"version\":\"0\",\"source\":\"booking\",\"detail\":{}}"
            })
    void an_unknown_event_fails_and_the_error_does_not_contain_the_event(String event) throws Exception {
        assertThat(function.invoke(EventSamples.read(event)))
                .isInstanceOfSatisfying(
                        InvocationResult.FunctionError.class,
                        failed -> assertThat(failed.error())
                                .contains("UnknownEvent", "Its source is unknown")
                                .doesNotContain("marie", "\\tat "));
    }

    private static void assertProblem(FunctionResponse response, int status) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    }

    private static FunctionRequest declaration(String id) {
        return FunctionRequest.of("PUT", "/establishments/" + id).as(platform()).json(ESTABLISHMENT);
    }

    private static FunctionResponse read(String id) throws Exception {
        return function.call(FunctionRequest.of("GET", "/establishments/" + id).as(platform()));
    }

    private static String platform() {
        return environment.tokens().platform();
    }
}
