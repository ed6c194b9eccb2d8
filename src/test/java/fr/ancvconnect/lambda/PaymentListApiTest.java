package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.guest;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the list of an establishment's payments across its folders as JSON. */
@QuarkusTest
class PaymentListApiTest {

    private String establishment;
    private String folder;
    private String otherFolder;

    @BeforeEach
    void three_payments_in_two_folders() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
        otherFolder = ApiClient.folder(establishment, 10_000);
        start(platform(), folder, "k1", 2_001, customer()).then().statusCode(201);
        start(platform(), otherFolder, "k2", 2_002, "nobody@example.org").then().statusCode(422);
        start(guest(folder), folder, "k3", 2_003, customer()).then().statusCode(201);
    }

    private String listPath() {
        return "/establishments/" + establishment + "/payments";
    }

    private Response page(String... parameters) {
        RequestSpecification request = platform();
        for (int index = 0; index < parameters.length; index += 2) {
            request = request.queryParam(parameters[index], parameters[index + 1]);
        }
        return request.get(listPath());
    }

    private static List<Integer> amounts(Response page) {
        page.then().statusCode(200);
        return page.path("items.requestedAmount.amount");
    }

    @Test
    void payments_of_all_folders_are_listed_newest_first_without_their_history() {
        for (RequestSpecification caller : List.of(platform(), establishment("another", establishment))) {
            caller.get(listPath())
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("items.requestedAmount.amount", contains(2_003, 2_002, 2_001))
                    .body("items.folderId", contains(folder, otherFolder, folder))
                    .body("items.status", contains("PENDING", "FAILED", "PENDING"))
                    .body("items[0]", not(hasKey("history")))
                    .body("items[0]", hasKey("refund"))
                    .body("items[0].ancvTransactionId", notNullValue())
                    .body("items[0].establishmentId", equalTo(establishment))
                    .body("nextCursor", nullValue());
        }
    }

    @Test
    void only_callers_with_access_to_the_establishment_see_its_payments() {
        establishment("another")
                .get(listPath())
                .then()
                .statusCode(404)
                .body("code", equalTo("establishment-not-found"));
        establishment("nowhere").get("/establishments/nowhere/payments").then().statusCode(404);
        platform()
                .get("/establishments/%20/payments")
                .then()
                .statusCode(404)
                .body("code", equalTo("establishment-not-found"));
        guest(folder).get(listPath()).then().statusCode(403).body("code", equalTo("forbidden"));
        guest(folder).accept("text/csv").get(listPath()).then().statusCode(403);
        establishment("another")
                .accept("text/csv")
                .get(listPath())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        String empty = ApiClient.activatedEstablishment();
        platform()
                .get("/establishments/" + empty + "/payments")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void payments_can_be_filtered_by_status_folder_and_time() {
        assertThat(amounts(page("status", "PENDING"))).containsExactly(2_003, 2_001);
        assertThat(amounts(page("folderId", folder))).containsExactly(2_003, 2_001);
        assertThat(amounts(page("folderId", otherFolder, "status", "PENDING"))).isEmpty();
        assertThat(amounts(page("folderId", "no-folder"))).isEmpty();
        List<String> times = page().path("items.requestedAt");
        assertThat(amounts(page("from", times.get(1)))).containsExactly(2_003, 2_002);
        assertThat(amounts(page("to", times.get(1)))).containsExactly(2_001);
        assertThat(amounts(page("from", times.get(1), "to", times.get(0)))).containsExactly(2_002);
        assertThat(amounts(page("from", times.get(0), "to", times.get(1)))).isEmpty();
    }

    @Test
    void a_date_parameter_means_midnight_in_utc() {
        String day = page().<String>path("items[0].requestedAt").substring(0, 10);
        String next =
                Instant.parse(day + "T00:00:00Z").plusSeconds(86_400).toString().substring(0, 10);
        assertThat(amounts(page("from", next))).isEmpty();
        assertThat(amounts(page("to", next))).containsExactly(2_003, 2_002, 2_001);
        assertThat(amounts(page("from", "2020-01-01", "to", "2020-01-02"))).isEmpty();
    }

    @Test
    void consecutive_pages_of_any_size_return_each_payment_once() {
        var amountsOfAllPages = new ArrayList<Integer>();
        Response page = page("limit", "1");
        for (int count = 0; count < 10 && page.path("nextCursor") != null; count++) {
            amountsOfAllPages.addAll(amounts(page));
            page = page("limit", "2", "cursor", page.path("nextCursor"));
        }
        amountsOfAllPages.addAll(amounts(page));
        assertThat(amountsOfAllPages).containsExactly(2_003, 2_002, 2_001);
    }

    @Test
    void a_cursor_is_valid_only_for_its_own_query() {
        String cursor =
                page("limit", "1", "from", "2020-01-01", "folderId", folder).path("nextCursor");
        assertThat(amounts(page("from", "2020-01-01T00:00:00Z", "folderId", folder, "cursor", cursor)))
                .containsExactly(2_001);
        for (Response rejected : List.of(
                page("cursor", cursor),
                page("from", "2020-01-01", "cursor", cursor),
                page("from", "2020-01-01", "folderId", folder, "to", "2020-01-01", "cursor", cursor),
                page("from", "2020-01-01", "folderId", folder, "status", "PENDING", "cursor", cursor),
                page("from", "2020-01-01", "folderId", otherFolder, "cursor", cursor))) {
            rejected.then()
                    .statusCode(422)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.field", contains("cursor"));
        }
        String otherEstablishment = ApiClient.activatedEstablishment();
        platform()
                .queryParam("from", "2020-01-01")
                .queryParam("folderId", folder)
                .queryParam("cursor", cursor)
                .get("/establishments/" + otherEstablishment + "/payments")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, ''",
        "from, 2026-02-30",
        "from, 2026-05-04T10:00:00",
        "from, 2026-05-04T10:00:00+02:00",
        "from, 2026-13-01T00:00:00Z",
        "to, +10000-01-01T00:00:00Z",
        "to, 9999-12-31T24:00:00Z",
        "to, -0001-01-01T00:00:00Z",
        "to, 26-05-04",
        "status, paid",
        "status, ''",
        "status, 'PAID,PENDING'",
        "folderId, ''",
        "folderId, a b",
        "folderId, -a",
        "limit, 0",
        "limit, -1",
        "limit, 101",
        "limit, 1000",
        "limit, x",
        "limit, ''",
        "limit, 99999999999",
        "cursor, ''",
        "cursor, '%%%'",
        "cursor, Zg"
    })
    void a_malformed_parameter_is_rejected(String field, String value) {
        page(field, value)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "to", "status", "folderId", "limit", "cursor"})
    void a_repeated_parameter_is_rejected(String field) {
        page(field, "1", field, "1").then().statusCode(422).body("errors.field", contains(field));
    }

    @Test
    void several_malformed_parameters_are_reported_together() {
        page("status", "x", "limit", "0", "to", "x", "cursor", "x")
                .then()
                .statusCode(422)
                .body("errors.field", contains("to", "status", "limit"));
    }
}
