package fr.ancvconnect.lambda;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.lambda.SweepHandler.SweepFailedException;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed sweep must be a failed invocation, so that AWS counts the error. It must not return a successful response. */
@QuarkusTest
class FailingSweepTest {

    @BeforeEach
    void a_sweep_that_fails() {
        QuarkusMock.installMockForType(
                new SweepDuePayments(null, null, null, null, null) {
                    @Override
                    public SweepReport sweep(Instant until) {
                        throw new StoreBusy(null);
                    }
                },
                SweepDuePayments.class);
    }

    @Test
    void a_failed_sweep_is_a_function_error() {
        given().contentType(ContentType.JSON)
                .body("{\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}")
                .when()
                .post("/_lambda_")
                .then()
                .statusCode(500)
                .body("errorType", equalTo(SweepFailedException.class.getName()))
                .body("errorMessage", equalTo("The sweep failed: " + StoreBusy.class.getName()));
    }
}
