package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.await;
import static fr.ancvconnect.lambda.ApiClient.confirm;
import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the list of payments as CSV, which the client selects with {@code Accept}. */
@QuarkusTest
class PaymentCsvApiTest {

    private static final String CSV = "text/csv";
    private static final String HEADER = "id,folderId,status,channel,requestedAmount,paidAmount,currency,beneficiary,"
            + "ancvTransactionId,requestedAt,paidAt,closedAt,reason\r\n";

    private String establishment;
    private String folder;

    @BeforeEach
    void a_folder() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
    }

    private String listPath() {
        return "/establishments/" + establishment + "/payments";
    }

    private Response csv(String query) {
        return platform().accept(CSV).get(listPath() + query);
    }

    private static List<String> lines(Response csv) {
        return Arrays.asList(csv.asString().split("\r\n"));
    }

    @Test
    void the_csv_file_has_exactly_one_row_per_payment() throws Exception {
        String marie = "+" + customer();
        String paid = start(platform(), folder, "k1", 3_200, marie).path("id");
        confirm(marie, 1_000);
        Response settled = await(folder, paid, "PAID");
        start(platform(), folder, "k2", 2_300, "nobody@example.org").then().statusCode(422);
        Response failed = platform().get(listPath() + "?limit=1");
        Response csv = csv("");
        csv.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        assertThat(csv.header("Link")).isNull();
        String expected = HEADER
                + failed.path("items[0].id") + "," + folder + ",FAILED,BACK_OFFICE,2300,,EUR,n***@example.org,"
                + failed.path("items[0].ancvTransactionId") + "," + failed.path("items[0].requestedAt") + ",,"
                + failed.path("items[0].closedAt") + ",unknown-beneficiary\r\n"
                + paid + "," + folder + ",PAID,BACK_OFFICE,3200,1000,EUR,'+***@exemple.fr,"
                + settled.path("ancvTransactionId")
                + "," + settled.path("requestedAt") + "," + settled.path("paidAt") + ",,\r\n";
        assertThat(csv.asByteArray()).isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_csv_file_without_payments_has_only_the_header_row() {
        assertThat(csv("").asString()).isEqualTo(HEADER);
    }

    @Test
    void the_link_to_the_next_page_contains_all_query_parameters() {
        for (int count = 1; count <= 3; count++) {
            start(platform(), folder, "k" + count, 2_000 + count, customer())
                    .then()
                    .statusCode(201);
        }
        Response first =
                csv("?limit=2&status=PENDING&folderId=" + folder + "&from=2020-01-01&to=2999-12-31T23:00:00.5Z");
        assertThat(lines(first)).hasSize(3);
        assertThat(first.header("Link"))
                .matches("<\\?from=2020-01-01T00:00:00Z&to=2999-12-31T23:00:00.500Z&status=PENDING&folderId=" + folder
                        + "&limit=2&cursor=[A-Za-z0-9_-]+>; rel=\"next\"");
        Response second = csv(first.header("Link").replaceAll("^<(.*)>;.*$", "$1"));
        assertThat(lines(second))
                .hasSize(2)
                .doesNotContainAnyElementsOf(lines(first).subList(1, 3));
        assertThat(second.header("Link")).isNull();
    }

    @Test
    void a_csv_file_has_at_most_1000_rows_and_a_json_page_at_most_100_items() {
        csv("?limit=1000").then().statusCode(200);
        csv("?limit=1001")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"));
        platform().get(listPath() + "?limit=100").then().statusCode(200);
        csv("?limit=" + 20 + "&status=x").then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                | application/json
            application/*                      | application/json
            application/json                   | application/json
            text/html, application/json        | application/json
            text/html, */*;q=0.1               | application/json
            text/csv;q=0.5, application/json   | application/json
            text/csv                           | text/csv
            text/*                             | text/csv
            text/csv;charset=utf-8             | text/csv
            text/csv, application/json;q=0.9   | text/csv
            application/json;q=0.1, text/csv   | text/csv
            text/csv, */*;q=0.1                | text/csv
            */*;q=0.1, text/csv;q=0.2          | text/csv
            text/html, text/csv                | text/csv
            """)
    void the_preferred_format_is_returned(String accept, String type) {
        Response answer = platform().header("Accept", accept).get(listPath());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html, image/*;q=0.1", "csv", "text/csvx"})
    void an_unsupported_format_is_not_acceptable(String accept) {
        platform()
                .header("Accept", accept)
                .get(listPath())
                .then()
                .statusCode(406)
                .body("code", equalTo("not-acceptable"));
    }
}
