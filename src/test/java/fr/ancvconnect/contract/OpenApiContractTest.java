package fr.ancvconnect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.contract.OpenApiContract.Exchange;
import fr.ancvconnect.lambda.problem.Routes;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that differences between an exchange and docs/openapi.yaml are found, and that the routes are those of the code. */
class OpenApiContractTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final String ESTABLISHMENT = "{\"id\":\"e\",\"name\":\"Camping\",\"country\":\"FR\","
            + "\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}";
    private static final Map<String, String> RESPONSE_HEADERS =
            Map.of("Content-Type", "application/json", "Date", "Sun, 29 Nov 2026 18:10:16 GMT");

    @Test
    void a_documented_exchange_has_no_differences() {
        assertThat(differences(200, RESPONSE_HEADERS, ESTABLISHMENT)).isEmpty();
    }

    @Test
    void an_unknown_or_missing_field_is_found() {
        assertThat(differences(200, RESPONSE_HEADERS, ESTABLISHMENT.replace("}", ",\"more\":1}")))
                .hasSize(1);
        assertThat(differences(200, RESPONSE_HEADERS, ESTABLISHMENT.replace("\"country\":\"FR\",", "")))
                .hasSize(1);
    }

    @Test
    void a_missing_header_is_found() {
        assertThat(differences(200, Map.of("Content-Type", "application/json"), ESTABLISHMENT))
                .hasSize(1);
    }

    @Test
    void an_undocumented_status_is_found() {
        assertThat(differences(418, RESPONSE_HEADERS, "{}")).hasSize(1);
    }

    @Test
    void a_problem_code_of_another_operation_is_found() {
        assertThat(problem("establishment-not-found")).isEmpty();
        assertThat(problem("payment-not-found")).isNotEmpty();
    }

    @Test
    void an_invalid_request_that_is_answered_with_a_success_is_found() {
        var exchange = new Exchange(
                "PUT",
                "/establishments/e",
                "",
                Map.of("Content-Type", "application/json", "Authorization", "Bearer a.b.c"),
                "{\"name\":1}",
                200,
                RESPONSE_HEADERS,
                ESTABLISHMENT);
        assertThat(OpenApiContract.SERVICE.differences(exchange)).isNotEmpty();
    }

    @Test
    void paths_of_local_tools_are_not_compared() {
        assertThat(OpenApiContract.SERVICE.differences(
                        new Exchange("GET", "/local/ancv/phone", "", Map.of(), "", 200, Map.of(), "{}")))
                .isEmpty();
    }

    @Test
    void the_document_has_the_routes_of_the_code() {
        Map<String, Map<String, Object>> paths =
                Template.read("docs/openapi.yaml").at("paths");
        Set<String> documented = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
        Set<String> implemented = Routes.all().stream()
                .flatMap(address -> address.methods().stream().map(method -> method + " " + address.template()))
                .collect(Collectors.toSet());
        assertThat(documented).isEqualTo(implemented);
    }

    private static List<String> problem(String code) {
        String body = "{\"type\":\"/problems/" + code + "\",\"title\":\"T\",\"status\":404,\"detail\":\"D\","
                + "\"instance\":\"/establishments/e\",\"code\":\"" + code + "\"}";
        return differences(
                404,
                Map.of(
                        "Content-Type", "application/problem+json",
                        "Content-Language", "en",
                        "Date", "Sun, 29 Nov 2026 18:10:16 GMT"),
                body);
    }

    private static List<String> differences(int status, Map<String, String> headers, String body) {
        return OpenApiContract.SERVICE.differences(new Exchange(
                "GET", "/establishments/e", "", Map.of("Authorization", "Bearer a.b.c"), "", status, headers, body));
    }
}
