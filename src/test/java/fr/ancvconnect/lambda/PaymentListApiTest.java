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
    private String one;
    private String other;

    @BeforeEach
    void three_payments_in_two_folders() {
        establishment = ApiClient.openEstablishment();
        one = ApiClient.folder(establishment, 10_000);
        other = ApiClient.folder(establishment, 10_000);
        start(platform(), one, "k1", 2_001, customer()).then().statusCode(201);
        start(platform(), other, "k2", 2_002, "nobody@example.org").then().statusCode(422);
        start(guest(one), one, "k3", 2_003, customer()).then().statusCode(201);
    }

    private String list() {
        return "/establishments/" + establishment + "/payments";
    }

    private Response listed(String... parameters) {
        RequestSpecification asked = platform();
        for (int index = 0; index < parameters.length; index += 2) {
            asked = asked.queryParam(parameters[index], parameters[index + 1]);
        }
        return asked.get(list());
    }

    private static List<Integer> amounts(Response page) {
        page.then().statusCode(200);
        return page.path("items.requestedAmount.amount");
    }

    @Test
    void payments_of_all_folders_are_listed_newest_first_without_their_history() {
        for (RequestSpecification caller : List.of(platform(), establishment("another", establishment))) {
            caller.get(list())
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("items.requestedAmount.amount", contains(2_003, 2_002, 2_001))
                    .body("items.folderId", contains(one, other, one))
                    .body("items.status", contains("PENDING", "FAILED", "PENDING"))
                    .body("items[0]", not(hasKey("history")))
                    .body("items[0]", hasKey("refund"))
                    .body("items[0].ancvTransactionId", notNullValue())
                    .body("items[0].establishmentId", equalTo(establishment))
                    .body("nextCursor", nullValue());
        }
    }

    @Test
    void only_who_may_see_the_establishment_sees_its_payments() {
        establishment("another").get(list()).then().statusCode(404).body("code", equalTo("establishment-not-found"));
        establishment("nowhere").get("/establishments/nowhere/payments").then().statusCode(404);
        platform()
                .get("/establishments/%20/payments")
                .then()
                .statusCode(404)
                .body("code", equalTo("establishment-not-found"));
        guest(one).get(list()).then().statusCode(403).body("code", equalTo("forbidden"));
        guest(one).accept("text/csv").get(list()).then().statusCode(403);
        establishment("another")
                .accept("text/csv")
                .get(list())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        String empty = ApiClient.openEstablishment();
        platform()
                .get("/establishments/" + empty + "/payments")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void one_status_one_folder_and_a_time_can_be_asked_for() {
        assertThat(amounts(listed("status", "PENDING"))).containsExactly(2_003, 2_001);
        assertThat(amounts(listed("folderId", one))).containsExactly(2_003, 2_001);
        assertThat(amounts(listed("folderId", other, "status", "PENDING"))).isEmpty();
        assertThat(amounts(listed("folderId", "no-folder"))).isEmpty();
        List<String> times = listed().path("items.requestedAt");
        assertThat(amounts(listed("from", times.get(1)))).containsExactly(2_003, 2_002);
        assertThat(amounts(listed("to", times.get(1)))).containsExactly(2_001);
        assertThat(amounts(listed("from", times.get(1), "to", times.get(0)))).containsExactly(2_002);
        assertThat(amounts(listed("from", times.get(0), "to", times.get(1)))).isEmpty();
    }

    @Test
    void a_date_means_its_midnight_in_utc() {
        String day = listed().<String>path("items[0].requestedAt").substring(0, 10);
        String next =
                Instant.parse(day + "T00:00:00Z").plusSeconds(86_400).toString().substring(0, 10);
        assertThat(amounts(listed("from", next))).isEmpty();
        assertThat(amounts(listed("to", next))).containsExactly(2_003, 2_002, 2_001);
        assertThat(amounts(listed("from", "2020-01-01", "to", "2020-01-02"))).isEmpty();
    }

    @Test
    void pages_follow_each_other_whatever_their_size() {
        var seen = new ArrayList<Integer>();
        Response page = listed("limit", "1");
        for (int count = 0; count < 10 && page.path("nextCursor") != null; count++) {
            seen.addAll(amounts(page));
            page = listed("limit", "2", "cursor", page.path("nextCursor"));
        }
        seen.addAll(amounts(page));
        assertThat(seen).containsExactly(2_003, 2_002, 2_001);
    }

    @Test
    void a_cursor_belongs_to_its_query() {
        String cursor =
                listed("limit", "1", "from", "2020-01-01", "folderId", one).path("nextCursor");
        assertThat(amounts(listed("from", "2020-01-01T00:00:00Z", "folderId", one, "cursor", cursor)))
                .containsExactly(2_001);
        for (Response refused : List.of(
                listed("cursor", cursor),
                listed("from", "2020-01-01", "cursor", cursor),
                listed("from", "2020-01-01", "folderId", one, "to", "2020-01-01", "cursor", cursor),
                listed("from", "2020-01-01", "folderId", one, "status", "PENDING", "cursor", cursor),
                listed("from", "2020-01-01", "folderId", other, "cursor", cursor))) {
            refused.then()
                    .statusCode(422)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.field", contains("cursor"));
        }
        String another = ApiClient.openEstablishment();
        platform()
                .queryParam("from", "2020-01-01")
                .queryParam("folderId", one)
                .queryParam("cursor", cursor)
                .get("/establishments/" + another + "/payments")
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
    void what_is_malformed_is_told(String field, String value) {
        listed(field, value)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "to", "status", "folderId", "limit", "cursor"})
    void what_is_said_twice_is_told(String field) {
        listed(field, "1", field, "1").then().statusCode(422).body("errors.field", contains(field));
    }

    @Test
    void all_faults_are_told_together() {
        listed("status", "x", "limit", "0", "to", "x", "cursor", "x")
                .then()
                .statusCode(422)
                .body("errors.field", contains("to", "status", "limit"));
    }
}
