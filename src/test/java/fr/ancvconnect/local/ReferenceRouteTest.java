package fr.ancvconnect.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReferenceRouteTest {

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml", "ancv-acquiring.openapi.yaml"})
    void each_api_document_is_served_as_it_is(String document) throws IOException {
        String served = given().get("/" + document)
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();
        assertThat(served).isEqualTo(Files.readString(Path.of("docs", document)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reference", "/reference/"})
    void the_reference_has_two_addresses(String address) {
        given().get(address).then().statusCode(200).contentType("text/html").body(containsString("scalar.js"));
    }

    @Test
    void an_unknown_document_is_a_problem() {
        given().get("/unknown.yaml").then().statusCode(404).contentType("application/problem+json");
    }
}
