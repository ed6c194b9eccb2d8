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
        establishment = ApiClient.openEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
    }

    private String list() {
        return "/establishments/" + establishment + "/payments";
    }

    private Response csv(String query) {
        return platform().accept(CSV).get(list() + query);
    }

    private static List<String> lines(Response csv) {
        return Arrays.asList(csv.asString().split("\r\n"));
    }

    @Test
    void payments_are_rows_byte_for_byte() throws Exception {
        String marie = "+" + customer();
        String paid = start(platform(), folder, "k1", 3_200, marie).path("id");
        confirm(marie, 1_000);
        Response settled = await(folder, paid, "PAID");
        start(platform(), folder, "k2", 2_300, "nobody@example.org").then().statusCode(422);
        Response failed = platform().get(list() + "?limit=1");
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
    void without_payments_there_is_the_header_alone() {
        assertThat(csv("").asString()).isEqualTo(HEADER);
    }

    @Test
    void the_next_page_is_linked_to_with_all_that_was_asked() {
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
    void a_file_may_have_a_thousand_rows_and_a_page_a_hundred() {
        csv("?limit=1000").then().statusCode(200);
        csv("?limit=1001")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"));
        platform().get(list() + "?limit=100").then().statusCode(200);
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
    void the_form_that_is_liked_best_is_given(String accept, String type) {
        Response answer = platform().header("Accept", accept).get(list());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html, image/*;q=0.1", "csv", "text/csvx"})
    void another_form_is_not_acceptable(String accept) {
        platform().header("Accept", accept).get(list()).then().statusCode(406).body("code", equalTo("not-acceptable"));
    }
}
