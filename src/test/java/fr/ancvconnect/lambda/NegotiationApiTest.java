package fr.ancvconnect.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the content negotiation of RFC 9110: media types, languages and codings; and the methods of a path. */
@QuarkusTest
class NegotiationApiTest {

    private String token;
    private String path;

    @BeforeEach
    void anEstablishment() {
        token = ApiClient.token(Map.of("role", "platform"));
        path = "/establishments/" + ApiClient.activatedEstablishment();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | 200 | 200 | application/json
            application/json                | 200 | 200 | application/json
            text/csv                        | 406 | 200 | text/csv
            application/json;q=0            | 406 | 406 | application/problem+json
            application/json;q=0, */*       | 406 | 200 | text/csv
            text/csv;q=0.1, */*;q=0.5       | 200 | 200 | application/json
            */*;q=0                         | 406 | 406 | application/problem+json
            """)
    void the_weights_of_the_accept_header_decide(String accept, int establishment, int list, String listType) {
        assertThat(get(path, accept).getInt("statusCode")).isEqualTo(establishment);
        JsonPath payments = get(path + "/payments", accept);
        assertThat(payments.getInt("statusCode")).isEqualTo(list);
        assertThat(header(payments, "Content-Type")).startsWith(listType);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr;q=0 | en
            en;q=0 | fr
            en     | en
            """)
    void a_language_with_the_weight_0_is_not_used(String accepted, String used) {
        JsonPath answer = GatewayEvent.of("GET", "/establishments/none")
                .withToken(token)
                .withHeader("accept-language", accepted)
                .send();
        assertThat(header(answer, "Content-Language")).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP, br", "x-unknown"})
    void a_compressed_body_is_not_supported(String coding) {
        JsonPath answer = GatewayEvent.of("PUT", path)
                .withToken(token)
                .withHeader("content-encoding", coding)
                .send("{}");
        assertThat(answer.getInt("statusCode")).isEqualTo(415);
        assertThat(answer.getString("body")).contains("\"code\":\"unsupported-media-type\"");
        assertThat(header(answer, "Accept-Encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity"})
    void a_body_with_the_identity_coding_is_read(String coding) {
        assertThat(GatewayEvent.of("PUT", path)
                        .withToken(token)
                        .withHeader("content-encoding", coding)
                        .send("{}")
                        .getInt("statusCode"))
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /establishments/e                                      | GET, HEAD, PUT
            /establishments/e/payments                             | GET, HEAD
            /establishments/e/payment-methods/ancv-connect         | DELETE, PUT
            /booking-folders/f/payments                            | GET, HEAD, POST
            /booking-folders/f/cancellation                        | POST
            /webhooks/ancv                                         | POST
            """)
    void options_lists_the_methods_of_the_path(String address, String methods) {
        JsonPath answer = GatewayEvent.of("OPTIONS", address).send();
        assertThat(answer.getInt("statusCode")).isEqualTo(204);
        assertThat(header(answer, "Allow")).isEqualTo(methods);
    }

    @Test
    void options_of_an_unknown_path_is_not_found() {
        assertThat(GatewayEvent.of("OPTIONS", "/establishments/e/unknown")
                        .withRoute(GatewayEvent.DEFAULT_ROUTE)
                        .send()
                        .getInt("statusCode"))
                .isEqualTo(404);
    }

    private JsonPath get(String address, String accept) {
        return GatewayEvent.of("GET", address)
                .withToken(token)
                .withHeader("accept", accept)
                .send();
    }

    private static String header(JsonPath answer, String name) {
        return answer.getString("headers." + name);
    }
}
