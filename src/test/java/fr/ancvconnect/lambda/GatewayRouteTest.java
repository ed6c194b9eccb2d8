package fr.ancvconnect.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.page.PaymentPageAssets;
import fr.ancvconnect.lambda.problem.Routes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gateway's route selects the function, and a function has only the permissions that its own handlers need. So a
 * request must not reach any other handler in it.
 */
@QuarkusTest
class GatewayRouteTest {

    private String token;

    @BeforeEach
    void a_platform_token() {
        token = ApiClient.token(Map.of("role", "platform"));
    }

    static Stream<String> routes() {
        return Routes.all().stream()
                .flatMap(address -> address.methods().stream().map(method -> method + " " + address.template()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_reaches_only_its_own_handler(String operation) {
        assertThat(routes().filter(route -> !isUnknown(call(operation, route)))).containsExactly(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /webhooks/ancv/a/b/../../../../booking-folders/x/payments,POST /webhooks/ancv/{folderId}/{paymentId}/{secret}",
        "PUT /establishments/x/%2E%2E/../booking-folders/x,PUT /establishments/{id}",
        "PUT /%65stablishments/x/../y/payment-methods/alternative,PUT /establishments/{id}"
    })
    void a_path_that_normalizes_to_another_route_reaches_no_handler(String operation, String route) {
        assertThat(call(operation, route).getString("body")).contains("\"code\":\"not-found\"");
        assertThat(isUnknown(GatewayEvent.of(operation.split(" ")[0], operation.split(" ")[1])
                        .withToken(token)
                        .send()))
                .as("the framework alone maps the path to a handler")
                .isFalse();
    }

    @Test
    void an_id_may_be_percent_encoded() {
        String id = ApiClient.activatedEstablishment();
        assertThat(call(
                                "GET /establishments/"
                                        + id.replaceFirst("c", "%63").replaceFirst("-", "%2D"),
                                "GET /establishments/{id}")
                        .getInt("statusCode"))
                .isEqualTo(200);
    }

    private JsonPath call(String operation, String route) {
        String[] methodAndPath = operation
                .replace("{file}", new PaymentPageAssets().names().style())
                .replaceAll("\\{[^}]*}", "x")
                .split(" ");
        return GatewayEvent.of(methodAndPath[0], methodAndPath[1])
                .withRoute(route)
                .withToken(token)
                .send();
    }

    /** The response to HEAD has no body. The page of a link that does not exist is HTML. */
    private static boolean isUnknown(JsonPath answer) {
        Optional<String> body = Optional.ofNullable(answer.getString("body"));
        return answer.getInt("statusCode") == 404
                && "application/problem+json".equals(answer.getString("headers.Content-Type"))
                && body.stream().allMatch(problem -> problem.contains("\"code\":\"not-found\""));
    }
}
