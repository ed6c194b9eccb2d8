package fr.ancvconnect.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.packaging.Template;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that differences between an exchange and docs/openapi.yaml are found. */
class OpenApiContractTest {

    private static final String ESTABLISHMENT = "{\"id\":\"e\",\"name\":\"Camping\",\"country\":\"FR\","
            + "\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}";
    private static final Map<String, String> RESPONSE_HEADERS = Map.of(
            "Content-Type",
            "application/json",
            "Date",
            "Sun, 29 Nov 2026 18:10:16 GMT",
            "Referrer-Policy",
            "no-referrer");

    @Test
    void a_documented_exchange_has_no_differences() {
        assertThat(ofRead(200, RESPONSE_HEADERS, ESTABLISHMENT)).isEmpty();
    }

    @Test
    void an_unknown_or_missing_field_is_found() {
        assertThat(ofRead(200, RESPONSE_HEADERS, ESTABLISHMENT.replace("}", ",\"more\":1}")))
                .hasSize(1);
        assertThat(ofRead(200, RESPONSE_HEADERS, ESTABLISHMENT.replace("\"country\":\"FR\",", "")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/booking-folders/f, platform, folder",
        "/booking-folders/f, guest, folder.guest",
        "/booking-folders/f/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA, platform, payment.paid",
        "/booking-folders/f/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA, guest, payment.pending.guest",
        "/booking-folders/f/payments, platform, folder-payments",
        "/establishments/e/payments, platform, establishment-payments",
        "/establishments/e/payment-methods, platform, payment-methods.active",
        "/booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP, platform, payment-link",
        "/booking-folders/f/payment-links, platform, payment-links",
        "/pay/t/state, '', payment-link-state.pending"
    })
    void an_unknown_field_of_any_object_is_found(String path, String role, String example) {
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, role, 200, example(example)))
                .isEmpty();
        JsonNode body = read(example(example));
        List<ObjectNode> objects = objects(body).toList();
        assertThat(objects).isNotEmpty().allSatisfy(object -> {
            object.put("unknown", 1);
            assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, role, 200, body.toString()))
                    .as(object.toString())
                    .isNotEmpty();
            object.remove("unknown");
        });
    }

    /** This value and all values in it that are objects. */
    private static Stream<ObjectNode> objects(JsonNode value) {
        Stream<ObjectNode> inside = value.valueStream().flatMap(OpenApiContractTest::objects);
        return value instanceof ObjectNode object ? Stream.concat(Stream.of(object), inside) : inside;
    }

    @Test
    void a_missing_header_is_found() {
        assertThat(ofRead(200, Map.of("Content-Type", "application/json"), ESTABLISHMENT))
                .hasSize(1);
    }

    @Test
    void an_undocumented_status_is_found() {
        assertThat(ofRead(418, RESPONSE_HEADERS, "{}")).hasSize(1);
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
                authorization("platform"),
                "{\"name\":1}",
                200,
                RESPONSE_HEADERS,
                ESTABLISHMENT);
        assertThat(OpenApiContract.SERVICE.differences(ExchangeSource.EXAMPLES, exchange))
                .isNotEmpty();
    }

    @Test
    void paths_of_local_tools_are_not_compared() {
        assertThat(OpenApiContract.SERVICE.differences(
                        ExchangeSource.EXAMPLES,
                        new Exchange("GET", "/local/ancv/phone", "", Map.of(), "", 200, Map.of(), "{}")))
                .isEmpty();
    }

    @Test
    void a_method_that_is_not_documented_and_succeeds_is_found() {
        assertThat(differences(ExchangeSource.EXAMPLES, "PATCH", "/establishments/e", "platform", 200, "{}"))
                .hasSize(1);
        assertThat(differences(ExchangeSource.EXAMPLES, "POST", "/establishments/e", "platform", 200, "{}"))
                .isNotEmpty();
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", "/booking-folders/f/invoice", "platform", 200, "{}"))
                .isNotEmpty();
        assertThat(differences(ExchangeSource.EXAMPLES, "POST", "/establishments/e", "platform", 405, "{}"))
                .isEmpty();
    }

    @Test
    void a_request_of_a_front_end_that_is_not_documented_is_found_although_it_is_answered_with_an_error() {
        var invalid = new Exchange(
                "PUT", "/establishments/e", "", authorization("platform"), "{\"name\":1}", 422, Map.of(), "");
        assertThat(requestKeys(ExchangeSource.EXAMPLES, invalid)).isEmpty();
        assertThat(requestKeys(ExchangeSource.EXAMPLES_OF_A_CLIENT, invalid)).isNotEmpty();
        assertThat(differences(ExchangeSource.EXAMPLES_OF_A_CLIENT, "POST", "/establishments/e", "platform", 405, "{}"))
                .isNotEmpty();
    }

    private static List<String> requestKeys(ExchangeSource source, Exchange exchange) {
        return OpenApiContract.SERVICE.differences(source, exchange).stream()
                .filter(difference -> difference.contains("validation.request"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"establishment, 200", "'guest,establishment', 200", "'', 200", "platform, 403"})
    void a_success_without_a_documented_role_is_found_and_so_is_a_documented_role_that_is_forbidden(
            String groups, int status) {
        assertThat(ofDeclaration(groups, status))
                .filteredOn(difference -> difference.contains("contract.role"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"platform, 200", "establishment, 403", "'guest,establishment', 403", "'', 403"})
    void a_documented_role_is_accepted_and_another_is_forbidden(String groups, int status) {
        assertThat(ofDeclaration(groups, status)).noneMatch(difference -> difference.contains("contract.role"));
    }

    @ParameterizedTest
    @CsvSource({
        "/booking-folders/f, folder, folder.guest",
        "/booking-folders/f/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA, payment.pending, payment.pending.guest"
    })
    void a_field_that_is_hidden_from_guests_is_found_in_a_guest_s_response(String path, String full, String ofGuest) {
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, "establishment", 200, example(full)))
                .isEmpty();
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, "guest", 200, example(ofGuest)))
                .isEmpty();
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, "guest", 200, example(full)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ancvTransactionId", "attention"})
    void each_hidden_field_of_a_payment_is_found_in_a_guest_s_list(String field) {
        var payment = (ObjectNode) read(example("payment.in-attention"));
        List.of("ancvTransactionId", "attention").stream()
                .filter(name -> !name.equals(field))
                .forEach(payment::putNull);
        String page = "{\"items\":[" + payment + "],\"nextCursor\":null}";
        String path = "/booking-folders/f/payments";
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, "establishment", 200, page))
                .isEmpty();
        assertThat(differences(ExchangeSource.EXAMPLES, "GET", path, "guest", 200, page))
                .isNotEmpty();
        assertThat(differences(
                        ExchangeSource.EXAMPLES,
                        "GET",
                        path,
                        "guest",
                        200,
                        page.replace(payment.toString(), payment.putNull(field).toString())))
                .isEmpty();
    }

    /** An example of the document. */
    private static String example(String name) {
        return new ObjectMapper()
                .valueToTree(Template.read("docs/openapi.yaml").at("components", "examples", name, "value"))
                .toString();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String forbidden() {
        return example("forbidden.en");
    }

    /** A token with these groups, which are separated by commas. Its signature is not checked here. */
    private static Map<String, String> authorization(String groups) {
        String claims = "{\"groups\":[\"" + groups.replace(",", "\",\"") + "\"],\"folder\":\"f\"}";
        return Map.of(
                "authorization",
                "Bearer a." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c");
    }

    private static List<String> differences(
            ExchangeSource source, String method, String path, String groups, int status, String body) {
        boolean success = status == 200;
        return OpenApiContract.SERVICE.differences(
                source,
                new Exchange(
                        method,
                        path,
                        "",
                        authorization(groups),
                        method.equals("PUT") ? example("establishment-declaration") : "",
                        status,
                        success
                                ? RESPONSE_HEADERS
                                : Map.of(
                                        "Content-Type",
                                        "application/problem+json",
                                        "Date",
                                        RESPONSE_HEADERS.get("Date")),
                        body));
    }

    private static List<String> ofDeclaration(String groups, int status) {
        String body = status == 200 ? ESTABLISHMENT : forbidden();
        return differences(ExchangeSource.EXAMPLES, "PUT", "/establishments/e", groups, status, body);
    }

    private static List<String> problem(String code) {
        String body = "{\"type\":\"/problems/" + code + "\",\"title\":\"T\",\"status\":404,\"detail\":\"D\","
                + "\"instance\":\"/establishments/e\",\"code\":\"" + code + "\"}";
        return ofRead(
                404,
                Map.of(
                        "Content-Type", "application/problem+json",
                        "Content-Language", "en",
                        "Date", "Sun, 29 Nov 2026 18:10:16 GMT"),
                body);
    }

    private static List<String> ofRead(int status, Map<String, String> headers, String body) {
        return OpenApiContract.SERVICE.differences(
                ExchangeSource.EXAMPLES,
                new Exchange("GET", "/establishments/e", "", authorization("platform"), "", status, headers, body));
    }
}
