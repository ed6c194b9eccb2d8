package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.start;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service and the simulator apply a configured {@code ANCV_MINIMUM_AMOUNT}. */
@QuarkusTest
@TestProfile(MinimumAmountApiTest.OneEuro.class)
class MinimumAmountApiTest {

    /** A minimum of 1 euro. */
    public static final class OneEuro implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ancv.minimum-amount", "100");
        }
    }

    @Test
    void a_payment_of_the_configured_minimum_is_accepted_by_the_service_and_by_ancv() {
        String establishment = ApiClient.activatedEstablishment();
        String folder = ApiClient.folder(establishment, 3_000);
        platform()
                .get("/establishments/" + establishment + "/payment-methods")
                .then()
                .body("ancvConnect.minimumAmount.amount", equalTo(100));
        platform().get("/booking-folders/" + folder).then().body("ancvConnect.minimumAmount.amount", equalTo(100));
        start(platform(), folder, "k", 99, customer())
                .then()
                .statusCode(422)
                .body("minimumAmount.amount", equalTo(100));
        start(platform(), folder, "k", 100, customer()).then().statusCode(201).body("status", equalTo("PENDING"));
    }
}
