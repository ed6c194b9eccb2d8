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

    private static final String HOTEL =
            "{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[]}";
    private static final String PAYMENT =
            "{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}";

    private LogCapture<String> log;

    @BeforeEach
    void hears_the_log() {
        log = LogCapture.by("", line -> line.getFormattedMessage() + " " + line.getThrown());
    }

    @AfterEach
    void nothing_was_taken_for_a_defect() {
        log.close();
        assertThat(log.lines())
                .noneMatch(line -> line.contains("Request Failure") || line.contains("A request failed"));
    }

    @ParameterizedTest
    @CsvSource({"'fr;q=0.4,en;q=0.8',en", "'de,en;q=0.5',en", "'en;q=0.4,fr;q=0.8',fr", "'de,',fr", "',',fr"})
    void the_language_of_an_unknown_path_is_the_one_that_is_liked_best(String languages, String language) {
        JsonPath answer = GatewayEvent.of("GET", "/nowhere")
                .by(GatewayEvent.OTHERWISE)
                .with("accept-language", languages)
                .sent();
        isProblem(answer, 404, "not-found");
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
    void a_token_beside_anything_else_is_no_token(String form) {
        String token = ApiClient.token(Map.of("role", "platform"));
        JsonPath answer = GatewayEvent.of("GET", "/establishments/none")
                .with("authorization", form.replace("%s", token))
                .sent();
        isProblem(answer, 401, "unauthenticated");
        assertThat(answer.getString("headers.WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", ",a", "a,b", "a, b", ",", ",,", "a,a"})
    void a_key_with_a_comma_anywhere_is_no_key(String key) {
        isProblem(payment(key), 400, "missing-idempotency-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!#$%&'()*+-./:;<=>?@[]^_`{|}~", "a;b"})
    void any_other_visible_character_may_stand_in_a_key(String key) {
        isProblem(payment(key), 404, "folder-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json,text/plain",
                "text/plain,application/json",
                "application/json,",
                "application/json,application/json"
            })
    void a_list_of_types_is_not_the_type_of_a_body(String type) {
        isProblem(declaration().with("content-type", type).sent(HOTEL), 415, "unsupported-media-type");
    }

    @Test
    void a_comma_in_a_parameter_of_the_type_separates_nothing() {
        assertThat(declaration()
                        .with("content-type", "application/json; note=\"a,b\"")
                        .sent(HOTEL)
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
    void the_accepted_types_are_one_list(String accepted, int status) {
        JsonPath answer = GatewayEvent.of("GET", "/establishments/none")
                .as(platform())
                .with("accept", accepted)
                .sent();
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1,1", "-1", "+1", "1e3", "0x10", " 12", "99999999999999999999"})
    void a_length_that_is_no_number_is_malformed(String length) {
        isProblem(declaration().with("content-length", length).sent(HOTEL), 400, "malformed-request");
        isProblem(
                GatewayEvent.of("GET", "/establishments/none")
                        .with("content-length", length)
                        .sent(),
                400,
                "malformed-request");
    }

    @Test
    void a_length_that_is_one_is_taken() {
        assertThat(declaration()
                        .with("content-length", Integer.toString(HOTEL.length() + 1))
                        .sent(HOTEL)
                        .getInt("statusCode"))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "%", "a", "e30 ", "e30=e30=", "é"})
    void a_body_that_is_said_to_be_base64_and_is_not_is_malformed(String body) {
        isProblem(declaration().sentAsBase64(body), 400, "malformed-request");
        isProblem(GatewayEvent.of("POST", "/webhooks/ancv").sentAsBase64(body), 400, "malformed-request");
    }

    @Test
    void a_body_in_base64_is_read() {
        String body = Base64.getEncoder().encodeToString(HOTEL.getBytes(StandardCharsets.UTF_8));
        assertThat(declaration().sentAsBase64(body).getInt("statusCode")).isEqualTo(201);
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
            isProblem(declaration().with(header, value).sent(HOTEL), 400, "malformed-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\nb", "é", "a,b", "a\u0000"})
    void a_name_that_no_header_can_have_is_malformed(String name) {
        isProblem(declaration().with(name, "x").sent(HOTEL), 400, "malformed-request");
    }

    @Test
    void what_is_malformed_is_told_in_the_language_asked_for_and_kept_nowhere() {
        JsonPath answer = declaration()
                .with("accept-language", "de,en;q=0.2")
                .with("x-anything", "\u0000marie@exemple.fr")
                .sent(HOTEL);
        isProblem(answer, 400, "malformed-request");
        assertThat(answer.getString("headers.Content-Language")).isEqualTo("en");
        assertThat(answer.getString("headers.Cache-Control")).isEqualTo("no-store");
        assertThat(log.lines()).noneMatch(line -> line.contains("marie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "a\tb", "é", "日本", ",,,", "a,,b"})
    void whatever_else_a_header_holds_does_no_harm(String value) {
        assertThat(declaration()
                        .with("x-anything", value)
                        .with("host", value)
                        .with("user-agent", value)
                        .sent(HOTEL)
                        .getInt("statusCode"))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "[", "a,b", "a:b:c", "%zz", "http://a", "a/b?c#d"})
    void whatever_host_is_named_does_no_harm(String host) {
        assertThat(declaration().with("host", host).sent(HOTEL).getInt("statusCode"))
                .isEqualTo(201);
        isProblem(
                GatewayEvent.of("GET", "/nowhere")
                        .by(GatewayEvent.OTHERWISE)
                        .with("host", host)
                        .sent(),
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
        "content-encoding,gzip",
        "x-http-method-override,DELETE",
        "x-forwarded-host,elsewhere",
        "forwarded,'host=a,host=b'",
        "cookie,'a=b,c'",
        "expect,'100-continue,x'",
        "range,bytes=0-1"
    })
    void what_is_about_the_connection_or_about_others_changes_nothing(String header, String value) {
        assertThat(declaration().with(header, value).sent(HOTEL).getInt("statusCode"))
                .isEqualTo(201);
    }

    @Test
    void a_header_that_comes_under_two_spellings_is_one() {
        isProblem(
                GatewayEvent.of("GET", "/establishments/none")
                        .as(platform())
                        .with("Authorization", "Bearer x")
                        .sent(),
                401,
                "unauthenticated");
    }

    @Test
    void a_problem_outside_of_the_doors_is_not_to_be_stored_either() {
        assertThat(GatewayEvent.of("GET", "//x")
                        .by(GatewayEvent.OTHERWISE)
                        .sent()
                        .getString("headers.Cache-Control"))
                .isEqualTo("no-store");
    }

    private static JsonPath payment(String key) {
        return GatewayEvent.of("POST", "/booking-folders/none/payments")
                .as(platform())
                .with("idempotency-key", key)
                .sent(PAYMENT);
    }

    private static GatewayEvent declaration() {
        return GatewayEvent.of("PUT", "/establishments/" + ApiClient.unique("hotel"))
                .as(platform());
    }

    private static void isProblem(JsonPath answer, int status, String code) {
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
        assertThat(answer.getString("headers.Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getString("body")).contains("\"code\":\"" + code + "\"");
    }

    private static String platform() {
        return ApiClient.token(Map.of("role", "platform"));
    }
}
