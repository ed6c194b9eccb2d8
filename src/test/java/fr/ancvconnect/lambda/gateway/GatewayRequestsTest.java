package fr.ancvconnect.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.ApiClient;
import fr.ancvconnect.lambda.GatewayEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
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
    void an_address_that_no_id_can_have_is_not_found(String decoded) {
        isNotFound(
                GatewayEvent.of("GET", "/establishments/" + decoded)
                        .by("GET /establishments/{id}")
                        .as(platform())
                        .sent(),
                "establishment-not-found");
        isNotFound(
                GatewayEvent.of("POST", "/webhooks/ancv/F/P/" + decoded)
                        .by("POST /webhooks/ancv/{folderId}/{paymentId}/{secret}")
                        .sent("{}"),
                "transaction-not-found");
        isNotFound(
                GatewayEvent.of("GET", "//" + decoded)
                        .by(GatewayEvent.OTHERWISE)
                        .sent(),
                "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=%zz", "from=%", "from=a b", "limit=<", "status=\""})
    void a_query_that_holds_anything_is_told_what_is_wrong_with_it(String query) {
        JsonPath answer = GatewayEvent.of("GET", "/establishments/h1/payments")
                .authorization(query)
                .as(platform())
                .sent();
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(422);
        assertThat(answer.getString("body")).contains("\"code\":\"validation-failed\"");
    }

    @ParameterizedTest
    @CsvSource({"expect,100-continue", "Expect,100-Continue", "EXPECT,100-continue"})
    void a_client_that_waits_before_it_sends_its_body_gets_the_answer(String header, String value) {
        String id = ApiClient.unique("hotel");
        JsonPath answer = GatewayEvent.of("PUT", "/establishments/" + id)
                .by("PUT /establishments/{id}")
                .as(platform())
                .with(header, value)
                .sent("{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[]}");
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(201);
        assertThat(answer.getString("body")).contains(id);
    }

    private static void isNotFound(JsonPath answer, String code) {
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(404);
        assertThat(answer.getString("headers.Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getString("body")).contains("\"code\":\"" + code + "\"");
    }

    private static String platform() {
        return ApiClient.token(Map.of("role", "platform"));
    }
}
