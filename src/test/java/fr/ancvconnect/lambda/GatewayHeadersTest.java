package fr.ancvconnect.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header field is read as the gateway received it, including commas. A request that is not valid HTTP is rejected. */
@QuarkusTest
class GatewayHeadersTest {

    private static final String ESTABLISHMENT =
            "{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[]}";
    private static final String PAYMENT =
            "{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}";

    private LogCapture<String> log;

    @BeforeEach
    void start_log_capture() {
        // A notification that fails would be logged like a failed request of this test.
        ApiClient.disableNotifications();
        log = LogCapture.forLogger("", line -> line.getFormattedMessage() + " " + line.getThrown());
    }

    @AfterEach
    void no_request_was_logged_as_failed() {
        ApiClient.clearFaults();
        log.close();
        assertThat(log.lines())
                .noneMatch(line -> line.contains("Request Failure") || line.contains("A request failed"));
    }

    @ParameterizedTest
    @CsvSource({"'fr;q=0.4,en;q=0.8',en", "'de,en;q=0.5',en", "'en;q=0.4,fr;q=0.8',fr", "'de,',fr", "',',fr"})
    void a_404_for_an_unknown_path_is_in_the_preferred_language(String languages, String language) {
        JsonPath answer = GatewayEvent.of("GET", "/nowhere")
                .withRoute(GatewayEvent.DEFAULT_ROUTE)
                .withHeader("accept-language", languages)
                .send();
        assertProblem(answer, 404, "not-found");
        assertThat(answer.getString("headers.Content-Language")).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer %s,Bearer x",
                "Bearer %s, Bearer x",
                "Bearer %s,Bearer %s",
                "Bearer %s,",
                ",Bearer %s",
                "Bearer ,%s",
                "Basic eDp5,Bearer %s",
                "Bearer %s,x",
                "Bearer %s x",
                "Bearer %s\t",
                "Bearer %s=",
                "Bearer"
            })
    void an_authorization_header_that_is_not_exactly_one_bearer_token_returns_401(String form) {
        String token = ApiClient.token(Map.of("role", "platform"));
        JsonPath answer = GatewayEvent.of("GET", "/establishments/none")
                .withHeader("authorization", form.replace("%s", token))
                .send();
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.getString("headers.WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", ",a", "a,b", "a, b", ",", ",,", "a,a"})
    void an_idempotency_key_with_a_comma_is_rejected(String key) {
        assertProblem(payment(key), 400, "missing-idempotency-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!#$%&'()*+-./:;<=>?@[]^_`{|}~", "a;b"})
    void an_idempotency_key_may_contain_visible_characters_except_a_comma(String key) {
        assertProblem(payment(key), 404, "folder-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json,text/plain",
                "text/plain,application/json",
                "application/json,",
                "application/json,application/json"
            })
    void a_content_type_header_with_several_types_is_not_supported(String type) {
        assertProblem(
                declaration().withHeader("content-type", type).send(ESTABLISHMENT), 415, "unsupported-media-type");
    }

    @Test
    void a_comma_inside_a_content_type_parameter_is_accepted() {
        assertThat(declaration()
                        .withHeader("content-type", "application/json; note=\"a,b\"")
                        .send(ESTABLISHMENT)
                        .getInt("statusCode"))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'text/html,application/json',404",
        "'text/html, application/*;q=0.1',404",
        "'text/html,text/plain',406",
        "'text/html,',406"
    })
    void all_types_of_the_accept_header_are_considered(String accepted, int status) {
        JsonPath answer = GatewayEvent.of("GET", "/establishments/none")
                .withToken(platform())
                .withHeader("accept", accepted)
                .send();
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1,1", "-1", "+1", "1e3", "0x10", " 12", "99999999999999999999"})
    void a_content_length_that_is_not_a_number_is_malformed(String length) {
        assertProblem(declaration().withHeader("content-length", length).send(ESTABLISHMENT), 400, "malformed-request");
        assertProblem(
                GatewayEvent.of("GET", "/establishments/none")
                        .withHeader("content-length", length)
                        .send(),
                400,
                "malformed-request");
    }

    @Test
    void a_content_length_that_is_a_number_is_accepted() {
        assertThat(declaration()
                        .withHeader("content-length", Integer.toString(ESTABLISHMENT.length() + 1))
                        .send(ESTABLISHMENT)
                        .getInt("statusCode"))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "%", "a", "e30 ", "e30=e30=", "é"})
    void a_body_that_is_marked_as_base64_but_is_not_base64_is_malformed(String body) {
        assertProblem(declaration().sendAsBase64(body), 400, "malformed-request");
        assertProblem(GatewayEvent.of("POST", "/webhooks/ancv").sendAsBase64(body), 400, "malformed-request");
    }

    @Test
    void a_base64_body_is_decoded() {
        String body = Base64.getEncoder().encodeToString(ESTABLISHMENT.getBytes(StandardCharsets.UTF_8));
        assertThat(declaration().sendAsBase64(body).getInt("statusCode")).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "accept-language",
                "content-type",
                "accept",
                "idempotency-key",
                "ancv-security",
                "host",
                "content-length",
                "x-anything"
            })
    void a_control_character_in_a_header_is_malformed(String header) {
        for (String value :
                new String[] {"a\u0000b", "a\nb", "a\r\nSet-Cookie: b", "\u0007", "a\u000b", "a\u007f", "a\u0001,b"}) {
            assertProblem(declaration().withHeader(header, value).send(ESTABLISHMENT), 400, "malformed-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\nb", "é", "a,b", "a\u0000"})
    void an_invalid_header_name_is_malformed(String name) {
        assertProblem(declaration().withHeader(name, "x").send(ESTABLISHMENT), 400, "malformed-request");
    }

    @Test
    void a_malformed_request_gets_a_problem_in_the_preferred_language_and_is_not_logged() {
        JsonPath answer = declaration()
                .withHeader("accept-language", "de,en;q=0.2")
                .withHeader("x-anything", "\u0000marie@exemple.fr")
                .send(ESTABLISHMENT);
        assertProblem(answer, 400, "malformed-request");
        assertThat(answer.getString("headers.Content-Language")).isEqualTo("en");
        assertThat(answer.getString("headers.Cache-Control")).isEqualTo("no-store");
        assertThat(log.lines()).noneMatch(line -> line.contains("marie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "a\tb", "é", "日本", ",,,", "a,,b"})
    void unusual_values_of_unused_headers_are_accepted(String value) {
        assertThat(declaration()
                        .withHeader("x-anything", value)
                        .withHeader("host", value)
                        .withHeader("user-agent", value)
                        .send(ESTABLISHMENT)
                        .getInt("statusCode"))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "[", "a,b", "a:b:c", "%zz", "http://a", "a/b?c#d"})
    void any_host_header_is_accepted(String host) {
        assertThat(declaration().withHeader("host", host).send(ESTABLISHMENT).getInt("statusCode"))
                .isEqualTo(201);
        assertProblem(
                GatewayEvent.of("GET", "/nowhere")
                        .withRoute(GatewayEvent.DEFAULT_ROUTE)
                        .withHeader("host", host)
                        .send(),
                404,
                "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "connection,close",
        "connection,upgrade",
        "upgrade,websocket",
        "upgrade,h2c",
        "transfer-encoding,chunked",
        "te,trailers",
        "x-http-method-override,DELETE",
        "x-forwarded-host,elsewhere",
        "forwarded,'host=a,host=b'",
        "cookie,'a=b,c'",
        "expect,'100-continue,x'",
        "range,bytes=0-1"
    })
    void connection_and_proxy_headers_have_no_effect(String header, String value) {
        assertThat(declaration().withHeader(header, value).send(ESTABLISHMENT).getInt("statusCode"))
                .isEqualTo(201);
    }

    @Test
    void header_names_are_case_insensitive() {
        assertProblem(
                GatewayEvent.of("GET", "/establishments/none")
                        .withToken(platform())
                        .withHeader("Authorization", "Bearer x")
                        .send(),
                401,
                "unauthenticated");
    }

    @Test
    void a_problem_outside_the_handlers_is_not_cacheable() {
        assertThat(GatewayEvent.of("GET", "//x")
                        .withRoute(GatewayEvent.DEFAULT_ROUTE)
                        .send()
                        .getString("headers.Cache-Control"))
                .isEqualTo("no-store");
    }

    private static JsonPath payment(String key) {
        return GatewayEvent.of("POST", "/booking-folders/none/payments")
                .withToken(platform())
                .withHeader("idempotency-key", key)
                .send(PAYMENT);
    }

    private static GatewayEvent declaration() {
        return GatewayEvent.of("PUT", "/establishments/" + ApiClient.unique("hotel"))
                .withToken(platform());
    }

    private static void assertProblem(JsonPath answer, int status, String code) {
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
        assertThat(answer.getString("headers.Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getString("body")).contains("\"code\":\"" + code + "\"");
    }

    private static String platform() {
        return ApiClient.token(Map.of("role", "platform"));
    }
}
