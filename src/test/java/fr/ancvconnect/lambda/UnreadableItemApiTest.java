package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.LogCapture;
import fr.ancvconnect.app.RecordedMetrics;
import fr.ancvconnect.app.observability.Metric;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request that reads an unreadable item fails, and the log names the item for the operator. */
@QuarkusTest
class UnreadableItemApiTest {

    @Inject
    RecordedMetrics figures;

    @Inject
    DynamoDbClient database;

    @ConfigProperty(name = "table.name")
    String table;

    private LogCapture<String> logs;
    private String establishment;
    private String folder;
    private String payment;
    private int asked;

    @BeforeEach
    void a_payment_whose_item_is_spoiled() {
        logs = LogCapture.by("fr.ancvconnect.lambda.problem", ExtLogRecord::getFormattedMessage);
        // The simulator's own notifications would read the item too.
        ApiClient.faults(Map.of("notifications", "NONE"));
        establishment = ApiClient.openEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
        payment = ApiClient.start(platform(), folder, "k1", 2_000, customer()).path("id");
        spoil("FOLDER#" + folder, "PAYMENT#" + payment, "channel");
        figures.clear();
    }

    @AfterEach
    void listens_no_more() {
        logs.close();
        ApiClient.noFaults();
    }

    @Test
    void it_is_counted_and_named_in_the_log_for_each_address_that_reads_it() {
        String path = "/booking-folders/" + folder;
        isToldFor(platform().get("/establishments/" + establishment + "/payments"));
        isToldFor(platform().accept("text/csv").get("/establishments/" + establishment + "/payments"));
        isToldFor(platform().get(path));
        isToldFor(platform().get(path + "/payments"));
        isToldFor(platform().get(path + "/payments/" + payment));
        isToldFor(platform().post(path + "/cancellation"));
        isToldFor(platform().post(path + "/payments/" + payment + "/refusal"));
        isToldFor(given().contentType("application/json")
                .body("{\"transaction\":{\"id\":\"T1\"}}")
                .post("/webhooks/ancv/" + folder + "/" + payment + "/AAAAAAAAAAAAAAAAAAAAAA"));
    }

    private void isToldFor(Response answer) {
        answer.then().statusCode(500).body("code", equalTo("internal-error"));
        // Background tasks of the application can read unreadable items of other tests at the same time.
        assertThat(figures.of(Metric.UNREADABLE_ITEMS)).isNotEmpty().containsOnly(1.0);
        assertThat(logs.lines().stream().filter(line -> line.contains(folder)))
                .hasSize(++asked)
                .last()
                .isEqualTo("The item FOLDER#" + folder + " PAYMENT#" + payment
                        + " cannot be read: java.lang.IllegalArgumentException");
        figures.clear();
    }

    private void spoil(String pk, String sk, String attribute) {
        database.updateItem(update -> update.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                .conditionExpression("attribute_exists(pk)")
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromS("marie@exemple.fr"))));
    }
}
