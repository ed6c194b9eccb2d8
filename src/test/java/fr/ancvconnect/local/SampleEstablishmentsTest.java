package fr.ancvconnect.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SampleEstablishmentsTest {

    @Inject
    SampleEstablishments samples;

    @ParameterizedTest
    @CsvSource({
        "camping-des-pins, FR, PREPAID, true",
        "hotel-du-port, FR, POSTPAID, true",
        "gite-des-cimes, FR, PREPAID, false",
        "auberge-du-beffroi, BE, PREPAID, false"
    })
    void a_sample_establishment_of_each_kind_exists_after_the_start(
            String id, String country, String mode, boolean eligible) {
        platform()
                .get("/establishments/" + id)
                .then()
                .statusCode(200)
                .body("country", equalTo(country), "collectionMode", equalTo(mode));
        platform()
                .get("/establishments/" + id + "/payment-methods")
                .then()
                .statusCode(200)
                .body("ancvConnect.eligible", equalTo(eligible));
    }

    @Test
    void a_changed_sample_establishment_is_not_overwritten_by_a_restart() {
        platform()
                .body(declaration(List.of("PAYZEN")))
                .put("/establishments/gite-des-cimes")
                .then()
                .statusCode(200);
        samples.declare(new StartupEvent());
        platform().get("/establishments/gite-des-cimes").then().body("virtualPos", contains("PAYZEN"));
        platform()
                .body(declaration(List.of()))
                .put("/establishments/gite-des-cimes")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> declaration(List<String> pos) {
        return Map.of("name", "Gîte des Cimes", "country", "FR", "collectionMode", "PREPAID", "virtualPos", pos);
    }

    private static RequestSpecification platform() {
        String token =
                given().body("{\"role\": \"platform\"}").post("/local/tokens").path("token");
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}
