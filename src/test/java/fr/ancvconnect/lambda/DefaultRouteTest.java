package fr.ancvconnect.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.problem.Routes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request that arrives by the gateway's {@code $default} route reaches a function that can only read. It must not
 * reach a handler that writes.
 */
@QuarkusTest
class DefaultRouteTest {

    private String token;

    @BeforeEach
    void a_platform_token() {
        token = ApiClient.token(Map.of("role", "platform"));
    }

    static Stream<String> routes() {
        return Routes.all().stream()
                .flatMap(address -> address.methods().stream()
                        .map(method -> method + " " + address.template().replaceAll("\\{[^}]*}", "x")));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_handler_is_reached_by_its_path_or_an_equivalent_path(String route) {
        String method = route.split(" ")[0];
        String path = route.split(" ")[1];
        String encoded = path.replaceFirst("/(.)", "/%" + Integer.toHexString(path.charAt(1)));
        for (String equivalentPath : new String[] {
            path, encoded, path + "/", "/" + path, "/." + path, path + "/y/..", path + ";a=b", path + "/%2e"
        }) {
            assertUnknownPath(call(method, equivalentPath));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/webhooks/%61ncv,400",
        "PUT,/%65stablishments/x,400",
        "POST,/booking-folders/x/payments/.,400",
        "POST,/booking-folders/x/p/../cancellation,404"
    })
    void non_canonical_paths_reach_a_handler_only_without_the_default_route(String method, String path, int status) {
        JsonPath answer = GatewayEvent.of(method, path).withToken(token).send();
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
        assertThat(answer.getString("body")).doesNotContain("\"not-found\"");
        assertUnknownPath(call(method, path));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/establishments/x,'GET, HEAD, PUT'",
        "GET,/webhooks/ancv,POST",
        "PATCH,/booking-folders/%78/payments,'GET, HEAD, POST'",
        "POST,/booking-folders/x/payments/y,'GET, HEAD'"
    })
    void a_wrong_method_returns_405_with_the_allowed_methods(String method, String path, String allowed) {
        JsonPath answer = call(method, path);
        assertThat(answer.getInt("statusCode")).isEqualTo(405);
        assertThat(answer.getString("headers.Allow")).isEqualTo(allowed);
    }

    @Test
    void a_head_request_on_the_default_route_reads_the_resource() {
        assertThat(call("HEAD", "/establishments/x").getInt("statusCode")).isEqualTo(404);
        String id = ApiClient.activatedEstablishment();
        assertThat(call("HEAD", "/establishments/" + id).getInt("statusCode")).isEqualTo(200);
    }

    static Stream<String> addresses() {
        return Routes.all().stream().map(address -> address.template().replaceAll("\\{[^}]*}", "x"));
    }

    /**
     * Covers the case that the gateway forwards a preflight request. The gateway adds the CORS headers, and a browser
     * continues only after a 2xx status.
     */
    @ParameterizedTest
    @MethodSource("addresses")
    void a_cors_preflight_request_succeeds_without_a_token(String path) {
        assertThat(GatewayEvent.of("OPTIONS", path)
                        .withRoute(GatewayEvent.DEFAULT_ROUTE)
                        .send()
                        .getInt("statusCode"))
                .isBetween(200, 204);
    }

    private static void assertUnknownPath(JsonPath answer) {
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(404);
        assertThat(answer.getString("body")).contains("\"code\":\"not-found\"");
    }

    private JsonPath call(String method, String path) {
        return GatewayEvent.of(method, path)
                .withRoute(GatewayEvent.DEFAULT_ROUTE)
                .withToken(token)
                .send();
    }
}
