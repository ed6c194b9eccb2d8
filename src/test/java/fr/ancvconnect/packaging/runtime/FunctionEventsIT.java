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
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "No events come there")
class FunctionEventsIT {

    private static final String HOTEL =
            "{\"name\":\"Hôtel de la Plage\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}";

    private static TestEnvironment surroundings;
    private static LambdaFunction function;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        surroundings = new TestEnvironment(directory);
        function = surroundings.function(TestTarget.program(), surroundings.configuration());
    }

    @AfterAll
    static void stop() {
        function.close();
        surroundings.close();
    }

    @Test
    void a_body_in_base64_is_read() throws Exception {
        assertThat(function.answer(EventForm.IN_BASE64.event(declaration("in-base64")))
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
    void a_header_is_read_whole(String header, String value, int status) throws Exception {
        FunctionRequest start = FunctionRequest.of("POST", "/booking-folders/none/payments")
                .as(platform())
                .with("idempotency-key", "k")
                .json("{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}");
        var event = EventSamples.of(start);
        event.withObject("/headers").put(header, value.replace("%s", platform()));
        isProblem(function.answer(event), status);
    }

    @Test
    void what_http_does_not_allow_is_a_problem_and_no_defect() throws Exception {
        var said =
                EventSamples.inBase64(EventSamples.of(declaration("no-base64"))).put("body", "%");
        isProblem(function.answer(said), 400);
        for (String value : new String[] {"a\u0000b", "a\r\nb: c", "\u007f"}) {
            var event = EventSamples.of(declaration("control-character"));
            event.withObject("/headers").put("x-anything", value);
            isProblem(function.answer(event), 400);
        }
        assertThat(function.said()).doesNotContain("Request Failure", "A request failed");
    }

    @Test
    void languages_come_as_one_list() throws Exception {
        assertThat(function.call(FunctionRequest.of("GET", "/establishments/h1").with("accept-language", "de,en;q=0.5"))
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Not authenticated");
        assertThat(function.call(FunctionRequest.of("GET", "/nowhere").with("accept-language", "fr;q=0.4,en;q=0.8"))
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Not found");
    }

    @Test
    void a_stage_with_a_name_is_no_path_by_itself() throws Exception {
        FunctionResponse answer =
                function.call(FunctionRequest.of("GET", "/prod").as(platform()), EventForm.ON_A_STAGE_WITH_A_NAME);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
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
    void whatever_an_address_holds_the_answer_is_a_problem(String id) throws Exception {
        isProblem(
                function.call(FunctionRequest.of("GET", "/establishments/" + id).as(platform())), 404);
        isProblem(
                function.call(
                        FunctionRequest.of("POST", "/webhooks/ancv/F/P/" + id).json("{}")),
                404);
        isProblem(function.call(FunctionRequest.of("GET", "/" + id)), 404);
        isProblem(
                function.call(FunctionRequest.of("GET", "/establishments/h1/payments?from=a&from=" + id)
                        .as(platform())),
                422);
        assertThat(function.said()).doesNotContain("Request Failure", "outside of the doors");
    }

    @Test
    void a_client_that_waits_before_it_sends_its_body_gets_the_one_answer() throws Exception {
        assertThat(function.call(declaration("expecting").with("Expect", "100-continue"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_folder_of_very_many_payments_is_answered_whole() throws Exception {
        var stay = new BookingFixture("many");
        for (FunctionRequest call : List.of(stay.hotel(), stay.option(), stay.folder())) {
            assertThat(function.call(call.as(platform())).status()).isBetween(200, 201);
        }
        for (int count = 0; count < 100; count++) {
            assertThat(function.call(
                                    FunctionRequest.of("POST", stay.paymentsPath())
                                            .as(platform())
                                            .with("idempotency-key", "k" + count)
                                            .json(
                                                    "{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"nobody@example.org\"}"))
                            .status())
                    .isEqualTo(422);
        }
        FunctionResponse folder =
                function.call(FunctionRequest.of("GET", stay.folderPath()).as(platform()));
        assertThat(folder.json().path("payments")).hasSize(100);
        assertThat(folder.json().at("/ancvConnect/offered").asBoolean()).isTrue();
    }

    @Test
    void another_function_s_door_is_not_reached_by_a_route_of_this_one() throws Exception {
        FunctionRequest call = FunctionRequest.of("PUT", "/establishments/h1/payment-methods/alternative")
                .as(platform())
                .json("{\"active\":true}");
        var event = EventSamples.of(call);
        event.withObject("/requestContext").put("routeKey", "PUT /establishments/{id}");
        assertThat(function.call(call).json().path("code").asText()).isEqualTo("establishment-not-found");
        assertThat(function.answer(event).json().path("code").asText()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/webhooks/%61ncv",
        "POST,/booking-folders/x/payments/",
        "PUT,/establishments//x",
        "PUT,/%65stablishments/x",
        "POST,/booking-folders/x/payments/y/..",
        "GET,/nowhere"
    })
    void what_the_gateway_has_no_route_for_comes_to_no_door(String method, String path) throws Exception {
        FunctionResponse answer =
                function.call(FunctionRequest.of(method, path).as(platform()).json("{}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void a_wrong_method_has_no_route_and_is_told_the_right_ones() throws Exception {
        FunctionResponse answer = function.call(
                FunctionRequest.of("DELETE", "/booking-folders/x/payments").as(platform()));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("allow", "GET, HEAD, POST");
    }

    @Test
    void an_id_may_be_percent_encoded() throws Exception {
        assertThat(function.answer(EventSamples.of(declaration("percent-encoded")))
                        .status())
                .isIn(200, 201);
        assertThat(read("percent%2Dencoded").json().path("id").asText()).isEqualTo("percent-encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheduler", "schedule-rule"})
    void the_schedule_s_minute_is_a_sweep(String event) throws Exception {
        assertThat(function.answer(EventSamples.named(event)).status()).isEqualTo(204);
        assertThat(function.said()).contains("Sweep: looked at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"warmup\":true}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"marie@exemple.fr\"}]}",
                "{\"version\":\"0\",\"source\":\"booking\",\"detail\":{}}"
            })
    void what_is_neither_fails_and_only_its_kind_is_told(String event) throws Exception {
        assertThat(function.invoke(EventSamples.read(event)))
                .isInstanceOfSatisfying(
                        InvocationResult.Failed.class,
                        failed -> assertThat(failed.error())
                                .contains("UnknownEvent", "but one of an unknown kind")
                                .doesNotContain("marie", "\\tat "));
    }

    private static void isProblem(FunctionResponse answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    }

    private static FunctionRequest declaration(String id) {
        return FunctionRequest.of("PUT", "/establishments/" + id).as(platform()).json(HOTEL);
    }

    private static FunctionResponse read(String id) throws Exception {
        return function.call(FunctionRequest.of("GET", "/establishments/" + id).as(platform()));
    }

    private static String platform() {
        return surroundings.tokens().platform();
    }
}
