package fr.ancvconnect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that the rules between fields in docs/openapi.yaml are compared. They stand in {@code dependentSchemas}, because
 * generators of clients read a schema with {@code if} or with a composition of its own as another type.
 */
class OpenApiRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATE = "Sun, 29 Nov 2026 18:10:16 GMT";
    private static final int OK = 200;
    /** Unsigned, with the role {@code platform}, which may make each call. */
    private static final String TOKEN = "Bearer a.eyJncm91cHMiOlsicGxhdGZvcm0iXX0.c";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66     | payment.paid
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66     | payment.pending
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66     | payment.declined
            POST | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66/refusal | payment.refused
            GET  | /booking-folders/f                | folder
            POST | /booking-folders/f/cancellation   | folder.cancelled
            GET  | /establishments/e/payment-methods | payment-methods.active
            GET  | /establishments/e/payment-methods | payment-methods.never-activated
            PUT  | /establishments/e/payment-methods/ancv-connect | ancv-connect.active
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link.open
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link.paid-in-part
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link.paid
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link.revoked
            GET  | /booking-folders/f/payment-links  | payment-links
            GET  | /pay/t/state                      | payment-link-state
            GET  | /pay/t/state                      | payment-link-state.pending
            GET  | /pay/t/state                      | payment-link-state.paid
            GET  | /pay/t/state                      | payment-link-state.folder-cancelled
            GET  | /pay/t/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.pending.link
            """)
    void the_examples_have_no_differences(String method, String path, String example) {
        assertThat(differences(method, path, example(example))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /paidAmount     | null
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /closedAt       | "2026-05-04T08:30:00Z"
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /expiresAt      | null
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /overdue        | true
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /requestedAt    | "2026-05-04T08:30:00+02:00"
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /more           | 1
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.pending  | /reason         | "late"
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.declined | /reason         | "NOT_CONFIRMED_IN_TIME"
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.declined | /closedAt       | null
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.refused  | /refund/outcome | "NOT_REFUNDED"
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.refused  | /refund/reason  | "ANCV_FORBIDS"
            GET  | /booking-folders/f            | folder           | /cancelledAt    | "2026-05-04T08:30:00Z"
            GET  | /booking-folders/f            | folder           | /status         | "CANCELLED"
            GET  | /booking-folders/f            | folder           | /ancvConnect/offered | false
            GET  | /establishments/e/payments    | establishment-payments | /items/0/closedAt | 1
            GET  | /establishments/e/payments    | establishment-payments | /items/0/overdue  | true
            GET  | /establishments/e/payments    | establishment-payments | /items/0/history  | []
            POST | /booking-folders/f/cancellation | folder         | /cardGuarantee  | false
            GET  | /booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.paid     | /linkId         | "KDADKEHKACMHVWPHLOXSBZAFLP"
            GET  | /establishments/e/payments    | establishment-payments | /items/0/linkId  | "KDADKEHKACMHVWPHLOXSBZAFLP"
            GET  | /pay/t/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.pending.link | /linkId            | null
            GET  | /pay/t/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66 | payment.pending.link | /ancvTransactionId | "h4k7q2m9x3tz"
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link.open | /status    | "PAID"
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link      | /createdBy | "CUSTOMER"
            GET  | /booking-folders/f/payment-links/KDADKEHKACMHVWPHLOXSBZAFLP | payment-link      | /token     | "t"
            GET  | /pay/t/state | payment-link-state         | /reason    | "folder-cancelled"
            GET  | /pay/t/state | payment-link-state         | /status    | "EXPIRED"
            GET  | /pay/t/state | payment-link-state.paid    | /reason    | null
            GET  | /pay/t/state | payment-link-state.pending | /payment/ancvTransactionId | "h4k7q2m9x3tz"
            GET  | /pay/t/state | payment-link-state         | /customer  | null
            GET  | /establishments/e/payment-methods | payment-methods.active | /ancvConnect/ancvId | null
            GET  | /establishments/e/payment-methods | payment-methods.active | /ancvConnect/requirements/0/met | null
            GET  | /establishments/e/payment-methods | payment-methods.never-activated | /ancvConnect/offeredInBookingEngine | true
            GET  | /establishments/e/payment-methods | payment-methods.never-activated | /alternativePaymentMethods/active | true
            """)
    void an_example_that_breaks_a_rule_has_a_difference(
            String method, String path, String example, String pointer, String value) throws JsonProcessingException {
        JsonNode changed = example(example);
        JsonPointer field = JsonPointer.compile(pointer);
        ((ObjectNode) changed.at(field.head())).set(field.last().getMatchingProperty(), JSON.readTree(value));
        assertThat(differences(method, path, changed)).isNotEmpty();
    }

    /** A schema in two parts loses its null types in generated clients, so the fields are repeated. */
    @Test
    void a_listed_payment_is_a_payment_without_history() {
        JsonNode schemas = JSON.valueToTree(Template.read("docs/openapi.yaml").at("components", "schemas"));
        ObjectNode payment = schemas.path("Payment").deepCopy();
        ((ObjectNode) payment.path("properties")).remove("history");
        assertThat(schemas.at("/ListedPayment/properties")).isEqualTo(payment.path("properties"));
        assertThat(schemas.at("/ListedPayment/required"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(payment.path("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "marie@exemple.fr, true",
        "12345678901, true",
        "1234567890, false",
        "marie@exemple, false",
        "marie.@exemple.fr, false",
        "marie, false"
    })
    void a_beneficiary_is_an_address_or_a_number(String beneficiary, boolean valid) {
        String body = "{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"" + beneficiary + "\"}";
        var exchange = exchange("POST", "/booking-folders/f/payments", "", body, 201, example("payment.pending"));
        assertThat(OpenApiContract.SERVICE
                        .differences(ExchangeSource.EXAMPLES, exchange)
                        .isEmpty())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.booking.example/merci?stay=2041#paid, true",
        "https://localhost:8443, true",
        "http://www.booking.example/, false",
        "https://user@www.booking.example/, false",
        "https://www.booking.example/a b, false",
        "https://www..example/, false",
        "/merci, false",
        "javascript:alert(1), false"
    })
    void the_return_address_of_a_link_is_https(String returnUrl, boolean valid) {
        String body = "{\"returnUrl\":\"" + returnUrl + "\"}";
        var exchange = exchange("POST", "/booking-folders/f/payment-links", "", body, OK, example("payment-link"));
        assertThat(OpenApiContract.SERVICE
                        .differences(ExchangeSource.EXAMPLES, exchange)
                        .isEmpty())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-15, true", "1999-08-15, false", "2026-02-30, false", "26-08-15, false"})
    void the_last_day_of_a_folder_is_a_date_of_this_millennium(String endsOn, boolean valid) {
        var declaration = (ObjectNode) example("folder-declaration");
        String body = declaration.put("endsOn", endsOn).toString();
        var exchange = exchange("PUT", "/booking-folders/f", "", body, OK, example("folder"));
        assertThat(OpenApiContract.SERVICE
                        .differences(ExchangeSource.EXAMPLES, exchange)
                        .isEmpty())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04, true",
        "2026-05-04T08:30:00Z, true",
        "2026-02-30, false",
        "2026-05-04T08:30:00, false",
        "2026-05-04T24:30:00Z, false",
        "today, false"
    })
    void a_limit_of_a_list_is_an_instant_or_a_date(String from, boolean valid) {
        JsonNode page = example("establishment-payments");
        var exchange = exchange("GET", "/establishments/e/payments", "from=" + from, "", OK, page);
        assertThat(OpenApiContract.SERVICE
                        .differences(ExchangeSource.EXAMPLES, exchange)
                        .isEmpty())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "/booking-folders/f/payments, amount-below-minimum.fr, minimumAmount",
        "/booking-folders/f/payments, validation-failed.fr, errors",
        "/pay/t/payments, payment-link-over.fr, linkStatus"
    })
    void a_problem_without_the_field_of_its_code_has_a_difference(String path, String example, String field) {
        var problem = (ObjectNode) example(example);
        assertThat(problem(path, problem)).isEmpty();
        problem.remove(field);
        assertThat(problem(path, problem)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"status, 400", "code, folder-cancelled", "code, unknown-ancv-id"})
    void a_problem_of_another_response_has_a_difference(String field, String value) {
        var problem = (ObjectNode) example("amount-exceeds-available.fr");
        assertThat(problem("/booking-folders/f/payments", problem)).isEmpty();
        problem.set(
                field,
                field.equals("status")
                        ? JSON.getNodeFactory().numberNode(Integer.valueOf(value))
                        : JSON.getNodeFactory().textNode(value));
        assertThat(OpenApiContract.SERVICE.differences(
                        ExchangeSource.EXAMPLES, exchange("POST", "/booking-folders/f/payments", "", "", 422, problem)))
                .isNotEmpty();
    }

    private static List<String> problem(String path, JsonNode problem) {
        return OpenApiContract.SERVICE.differences(
                ExchangeSource.EXAMPLES,
                exchange("POST", path, "", "", problem.path("status").asInt(), problem));
    }

    private static List<String> differences(String method, String path, JsonNode response) {
        String body = path.endsWith("ancv-connect") ? "{\"ancvId\":\"10000651\"}" : "";
        return OpenApiContract.SERVICE.differences(
                ExchangeSource.EXAMPLES, exchange(method, path, "", body, OK, response));
    }

    private static Exchange exchange(
            String method, String path, String query, String body, int status, JsonNode response) {
        return new Exchange(
                method,
                path,
                query,
                Map.of("Content-Type", "application/json", "Authorization", TOKEN, "Idempotency-Key", "k"),
                body,
                status,
                Map.of(
                        "Content-Type",
                        status < 400 ? "application/json" : "application/problem+json",
                        "Content-Language",
                        "fr",
                        "Location",
                        "/booking-folders/f/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66",
                        "Idempotent-Replayed",
                        "true",
                        "Referrer-Policy",
                        "no-referrer",
                        "Date",
                        DATE),
                response.toString());
    }

    private static JsonNode example(String name) {
        return JSON.valueToTree(Template.read("docs/openapi.yaml").at("components", "examples", name, "value"));
    }
}
