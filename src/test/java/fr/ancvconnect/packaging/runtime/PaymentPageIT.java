package fr.ancvconnect.packaging.runtime;

import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertProblem;
import static fr.ancvconnect.packaging.runtime.DeployedFunctions.assertStatus;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.lambda.response.QrCode;
import fr.ancvconnect.packaging.runtime.InvocationResult.Done;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the functions of payment links and their page, each with the permissions of its own role. */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "The local jar has no IAM role")
class PaymentPageIT extends DeployedFunctionsTest {

    private static final String HTML = "text/html,*/*;q=0.8";
    private static final Path FILES = Path.of("src/main/resources/META-INF/payment-page");

    private BookingFixture booking;
    private String link;
    private String url;
    private String page;

    @BeforeEach
    void a_link() throws Exception {
        booking = deployed.newBooking();
        FunctionResponse created = assertStatus(
                deployed.platform(FunctionRequest.of("POST", booking.folderPath() + "/payment-links")
                        .with("idempotency-key", "link")
                        .json("{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"}}")),
                201);
        link = booking.folderPath() + "/payment-links/"
                + created.json().path("id").asText();
        url = created.json().path("url").asText();
        page = url.substring(url.indexOf("/pay/"));
    }

    @Test
    void a_picture_is_returned_in_base64() throws Exception {
        JsonNode response = response(FunctionRequest.of("GET", link + "/qr")
                .with("accept", "image/png")
                .as(deployed.environment.tokens().platform()));
        assertThat(response.at("/headers/Content-Type").asText()).isEqualTo("image/png");
        assertThat(response.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(response.path("body").asText())).isEqualTo(QrCode.png(url));
    }

    @Test
    void a_drawing_is_returned_as_text() throws Exception {
        JsonNode response = response(FunctionRequest.of("GET", link + "/qr")
                .with("accept", "image/svg+xml")
                .as(deployed.environment.tokens().platform()));
        assertThat(text(response)).isEqualTo(new String(QrCode.svg(url), UTF_8));
    }

    @Test
    void each_file_of_the_page_arrives_unchanged() throws Exception {
        try (Stream<Path> files = Files.list(FILES)) {
            List<Path> served = files.filter(
                            file -> file.getFileName().toString().startsWith("page-"))
                    .toList();
            assertThat(served).hasSize(2);
            for (Path file : served) {
                JsonNode response = response(FunctionRequest.of("GET", "/pay/assets/" + file.getFileName()));
                assertThat(text(response)).isEqualTo(Files.readString(file));
            }
        }
    }

    @Test
    void head_returns_the_status_and_the_headers_of_the_page_without_the_page() throws Exception {
        JsonNode full = response(page("GET"));
        JsonNode head = response(page("HEAD"));
        assertThat(text(full)).contains("<title>Payer avec ANCV Connect</title>");
        assertThat(text(head)).isEmpty();
        assertThat(head.path("statusCode").asInt()).isEqualTo(200);
        for (String header : List.of("Content-Type", "Content-Security-Policy", "Referrer-Policy", "Cache-Control")) {
            assertThat(head.path("headers").path(header).asText())
                    .as(header)
                    .isNotEmpty()
                    .isEqualTo(full.path("headers").path(header).asText());
        }
    }

    @Test
    void a_revoked_link_is_gone_and_starts_nothing() throws Exception {
        assertStatus(deployed.platform(FunctionRequest.of("DELETE", link)), 204);
        assertStatus(deployed.function.call(page("GET")), 410);
        assertProblem(deployed.function.call(start("k1")), 410, "payment-link-over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactWriteItems", "BatchGetItem"})
    void a_start_reads_again_after_a_concurrent_start(String operation) throws Exception {
        deployed.environment.beforeNext(
                operation, DeployedFunctions.increment(DeployedFunctions.folderKey(booking), "payments", 1));
        assertStatus(deployed.function.call(start("k1")), 201);
    }

    @Test
    void no_log_line_contains_the_token() throws Exception {
        String token = page.substring("/pay/".length());
        String unknown = token.substring(0, token.length() - 4) + "AAAA";
        for (String path : List.of(page, page + "/state", page + "/unknown", "/pay/" + unknown)) {
            for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
                deployed.function.call(FunctionRequest.of(method, path).with("accept", HTML));
            }
        }
        assertStatus(deployed.function.call(start("k1")), 201);
        deployed.platform(FunctionRequest.of("DELETE", link));
        assertStatus(deployed.function.call(page("GET")), 200);
        assertThat(deployed.function.output()).isNotEmpty().doesNotContain(token, unknown);
    }

    /** The sample event accepts JSON only. */
    private FunctionRequest page(String method) {
        return FunctionRequest.of(method, page).with("accept", HTML);
    }

    private FunctionRequest start(String key) {
        return FunctionRequest.of("POST", page + "/payments")
                .with("idempotency-key", key)
                .json("{\"beneficiary\":\"" + key + "-of-" + booking.name() + "@exemple.fr\"}");
    }

    private JsonNode response(FunctionRequest request) throws Exception {
        return switch (deployed.function.invoke(EventForm.PLAIN.event(request))) {
            case Done(JsonNode response) -> response;
            case InvocationResult.FunctionError(String error) -> throw new AssertionError(error);
        };
    }

    private static String text(JsonNode response) {
        String body = response.path("body").asText("");
        return response.path("isBase64Encoded").asBoolean()
                ? new String(Base64.getDecoder().decode(body), UTF_8)
                : body;
    }
}
