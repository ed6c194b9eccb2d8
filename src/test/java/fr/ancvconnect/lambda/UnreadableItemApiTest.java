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
    RecordedMetrics metrics;

    @Inject
    DynamoDbClient database;

    @ConfigProperty(name = "table.name")
    String table;

    private LogCapture<String> logs;
    private String establishment;
    private String folder;
    private String payment;
    private int reports;

    @BeforeEach
    void a_payment_with_an_unreadable_item() {
        logs = LogCapture.forLogger("fr.ancvconnect.lambda.problem", ExtLogRecord::getFormattedMessage);
        // The simulator's own notifications would read the item too.
        ApiClient.disableNotifications();
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
        payment = ApiClient.start(platform(), folder, "k1", 2_000, customer()).path("id");
        makeUnreadable("FOLDER#" + folder, "PAYMENT#" + payment, "channel");
        metrics.clear();
    }

    @AfterEach
    void stop_log_capture() {
        logs.close();
        ApiClient.clearFaults();
    }

    @Test
    void an_unreadable_item_is_counted_and_logged_for_each_path_that_reads_it() {
        String path = "/booking-folders/" + folder;
        assertReported(platform().get("/establishments/" + establishment + "/payments"));
        assertReported(platform().accept("text/csv").get("/establishments/" + establishment + "/payments"));
        assertReported(platform().get(path));
        assertReported(platform().get(path + "/payments"));
        assertReported(platform().get(path + "/payments/" + payment));
        assertReported(platform().post(path + "/cancellation"));
        assertReported(platform().post(path + "/payments/" + payment + "/refusal"));
        assertReported(given().contentType("application/json")
                .body("{\"transaction\":{\"id\":\"T1\"}}")
                .post("/webhooks/ancv/" + folder + "/" + payment + "/AAAAAAAAAAAAAAAAAAAAAA"));
    }

    private void assertReported(Response answer) {
        answer.then().statusCode(500).body("code", equalTo("internal-error"));
        // Background tasks of the application can read unreadable items of other tests at the same time.
        assertThat(metrics.of(Metric.UNREADABLE_ITEMS)).isNotEmpty().containsOnly(1.0);
        assertThat(logs.lines().stream().filter(line -> line.contains(folder)))
                .hasSize(++reports)
                .last()
                .isEqualTo("The item FOLDER#" + folder + " PAYMENT#" + payment
                        + " cannot be read: java.lang.IllegalArgumentException");
        metrics.clear();
    }

    private void makeUnreadable(String pk, String sk, String attribute) {
        database.updateItem(update -> update.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                .conditionExpression("attribute_exists(pk)")
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromS("marie@exemple.fr"))));
    }
}
