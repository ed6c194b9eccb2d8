package fr.ancvconnect.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.ApiClient;
import fr.ancvconnect.lambda.GatewayEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gateway decodes the path and passes on every header. Whatever a client sends, the response must come from this
 * service.
 */
@QuarkusTest
class GatewayRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "é",
                "100%",
                "a?b",
                "a#b",
                "a\nb",
                "a\r\nHost: b",
                "%zz",
                "\"",
                "<",
                ">",
                "\\",
                "|",
                "^",
                "`",
                "{id}",
                "[",
                "\u0000",
                "a%2Fb"
            })
    void a_path_with_an_invalid_id_is_not_found(String decoded) {
        assertNotFound(
                GatewayEvent.of("GET", "/establishments/" + decoded)
                        .withRoute("GET /establishments/{id}")
                        .withToken(platform())
                        .send(),
                "establishment-not-found");
        assertNotFound(
                GatewayEvent.of("POST", "/webhooks/ancv/F/P/" + decoded)
                        .withRoute("POST /webhooks/ancv/{folderId}/{paymentId}/{secret}")
                        .send("{}"),
                "transaction-not-found");
        assertNotFound(
                GatewayEvent.of("GET", "//" + decoded)
                        .withRoute(GatewayEvent.DEFAULT_ROUTE)
                        .send(),
                "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=%zz", "from=%", "from=a b", "limit=<", "status=\""})
    void an_invalid_query_string_returns_422(String query) {
        JsonPath answer = GatewayEvent.of("GET", "/establishments/h1/payments")
                .withQuery(query)
                .withToken(platform())
                .send();
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(422);
        assertThat(answer.getString("body")).contains("\"code\":\"validation-failed\"");
    }

    @ParameterizedTest
    @CsvSource({"expect,100-continue", "Expect,100-Continue", "EXPECT,100-continue"})
    void a_request_that_expects_100_continue_gets_the_final_response(String header, String value) {
        String id = ApiClient.unique("hotel");
        JsonPath answer = GatewayEvent.of("PUT", "/establishments/" + id)
                .withRoute("PUT /establishments/{id}")
                .withToken(platform())
                .withHeader(header, value)
                .send("{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[]}");
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(201);
        assertThat(answer.getString("body")).contains(id);
    }

    @Test
    void a_large_response_has_no_header_without_a_value() {
        String establishment = ApiClient.activatedEstablishment();
        String folder = ApiClient.folder(establishment, 40_000);
        for (int payment = 0; payment < 15; payment++) {
            ApiClient.start(ApiClient.platform(), folder, "key-" + payment, 2_000, ApiClient.customer());
        }
        JsonPath answer = GatewayEvent.of("GET", "/booking-folders/" + folder)
                .withToken(platform())
                .send();
        assertThat(answer.getString("body")).hasSizeGreaterThan(8 * 1024);
        assertThat(answer.<String, String>getMap("headers"))
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(value).as(name).isNotBlank());
    }

    private static void assertNotFound(JsonPath answer, String code) {
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(404);
        assertThat(answer.getString("headers.Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getString("body")).contains("\"code\":\"" + code + "\"");
    }

    private static String platform() {
        return ApiClient.token(Map.of("role", "platform"));
    }
}
