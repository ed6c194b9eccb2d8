package fr.ancvconnect.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.packaging.Template;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The API reference in a real browser: a developer opens an operation and sends its example. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ReferenceTest extends BrowserTest {

    private static final String FOLDER = "/booking-folders/{folderId}";
    private static final String PAYMENTS = FOLDER + "/payments";

    private static final String SEND_BUTTON =
            "[...document.querySelectorAll('[role=dialog] button')].find(one => one.offsetParent && one.innerText.startsWith('Send'))";

    /** Keeps the responses that the page receives from now on. */
    private static final String RECORDER = """
            const real = window.fetch;
            window.responses = [];
            window.fetch = async (...request) => {
              const response = await real(...request);
              const body = await response.clone().text();
              responses.push(`${new URL(response.url).pathname} ${response.status} ${response.headers.get('Idempotent-Replayed')} ${body}`);
              return response;
            };""";

    @AfterEach
    void the_browser_logged_no_error_and_sent_no_request_to_another_host() {
        given().delete("/local/ancv/faults");
        assertThat(browser.errorsInLog()).isEmpty();
        assertThat(browser.hosts()).containsExactly("localhost");
    }

    @Test
    void every_read_of_the_document_succeeds_on_the_first_click() {
        open("en", DESKTOP);
        Map<String, Map<String, Object>> paths =
                Template.read("docs/openapi.yaml").at("paths");
        List<String> reads = paths.keySet().stream()
                .filter(path -> paths.get(path).containsKey("get"))
                .toList();
        assertThat(reads).hasSize(13);
        reads.forEach(path -> {
            openOperation("GET", path);
            send("200 OK");
            browser.click(".app-exit-button");
        });
    }

    @Test
    void the_first_payment_request_starts_a_payment_and_the_second_one_repeats_it() {
        open("en", DESKTOP);
        openOperation("POST", PAYMENTS);
        send("201 Created");
        assertThat(lastResponse()).contains(" 201 null ").contains("\"status\":\"PENDING\"");
        send("200 OK");
        assertThat(lastResponse()).contains(" 200 true ").contains("\"status\":\"PENDING\"");
    }

    @Test
    void a_guest_reads_the_folder_without_its_customer_and_requests_a_payment() {
        open("en", DESKTOP);
        select("guest");
        openOperation("GET", FOLDER);
        send("200 OK");
        assertThat(lastResponse()).contains("\"customer\":null").contains("\"status\":\"PAID\"");
        browser.click(".app-exit-button");
        openOperation("POST", PAYMENTS);
        send("201 Created");
        assertThat(lastResponse()).contains("\"channel\":\"BOOKING_ENGINE\"");
    }

    @Test
    void the_establishment_and_the_folder_of_a_token_can_be_changed() {
        open("en", DESKTOP);
        select("establishment");
        openOperation("GET", "/establishments/{id}");
        send("200 OK");
        browser.click(".app-exit-button");
        changeScope("establishment", "hotel-du-port");
        openOperation("GET", "/establishments/{id}");
        send("404 Not Found");
        browser.click(".app-exit-button");
        select("guest");
        changeScope("folder", "stay-of-somebody-else");
        openOperation("GET", FOLDER);
        send("404 Not Found");
        assertThat(browser.errorsInLog())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getMessage()).contains("status of 404"));
    }

    @Test
    void a_token_that_is_about_to_expire_is_renewed() {
        open("en", DESKTOP);
        openOperation("GET", FOLDER);
        send("200 OK");
        assertThat(responses()).hasSize(1);
        browser.script("const now = Date.now; Date.now = () => now() + 3_600_000");
        clickSend();
        browser.until("return responses.length === 3");
        assertThat(responses().get(1)).startsWith("/local/tokens 200 ");
        assertThat(responses().get(2)).startsWith("/booking-folders/").contains(" 200 ");
    }

    @Test
    void a_token_that_a_developer_entered_is_sent_as_it_is() {
        open("en", DESKTOP);
        Object status = browser.asyncScript("""
                const done = arguments[0];
                import('/reference/tokens.js').then(async ({ fetchAsCaller }) =>
                  done((await fetchAsCaller('/establishments/camping-des-pins', { headers: { Authorization: 'Bearer entered' } })).status));""");
        assertThat(status).isEqualTo(401L);
        assertThat(browser.errorsInLog()).hasSize(1);
    }

    @Test
    void the_reference_is_shown_with_the_reason_if_the_sample_cannot_be_created() {
        given().contentType("application/json")
                .body(Map.of("call", "create", "answer", "HTTP_500", "times", 9))
                .put("/local/ancv/faults");
        open("en", DESKTOP);
        browser.waitFor(".caller .failed", "The sample folder could not be created:");
        browser.waitFor("#reference h1", "ANCV Connect");
        assertThat(browser.errorsInLog())
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.getMessage()).contains("status of 503"));
    }

    @ParameterizedTest
    @CsvSource({"'fr,en', 1440, Rôle, Essayer", "'en,fr', 390, Role, Try it", "'de', 320, Rôle, Essayer"})
    void the_bar_is_accessible_and_in_the_browser_s_language(
            String languages, int width, String roleText, String tryText) {
        open(languages, width);
        browser.waitFor(".caller label", roleText);
        select("guest");
        browser.until("return document.documentElement.scrollWidth <= innerWidth");
        browser.until(
                "const bar = document.querySelector('.caller'); return bar.scrollWidth <= bar.clientWidth && bar.scrollHeight <= bar.clientHeight");
        browser.assertAccessible("#reference");
        openSection("GET", FOLDER);
        browser.waitFor(section("GET", FOLDER) + " .show-api-client-button", tryText);
    }

    private static void open(String languages, int width) {
        browser.preferLanguages(languages);
        browser.setScreen(width, 1000, 1);
        browser.openPage("/reference");
        browser.waitFor("#reference h1");
        browser.until("return document.querySelector('.caller [role=status]').textContent !== ''");
        browser.script(RECORDER);
    }

    private static void select(String role) {
        new Select(browser.waitFor("[name=role]")).selectByValue(role);
        browser.until("return responses.some(one => one.startsWith('/local/tokens 200'))");
        browser.script("responses.length = 0");
    }

    private static void changeScope(String field, String id) {
        browser.type("[name=" + field + "]", id + "\t");
        browser.until("return responses.some(one => one.startsWith('/local/tokens 200'))");
        browser.script("responses.length = 0");
    }

    private static void openOperation(String method, String path) {
        openSection(method, path);
        browser.click(section(method, path) + " .show-api-client-button");
        browser.until("return Boolean(" + SEND_BUTTON + ")");
        browser.script("responses.length = 0");
    }

    /** Follows the library's link to an operation, because sections outside the screen are not rendered. */
    private static void openSection(String method, String path) {
        List<String> tags =
                Template.read("docs/openapi.yaml").at("paths", path, method.toLowerCase(Locale.ROOT), "tags");
        String tag = tags.getFirst().toLowerCase(Locale.ROOT).replace(' ', '-');
        browser.script("location.hash = arguments[0]", "tag/" + tag + "/" + method + path);
        browser.waitFor(section(method, path));
    }

    private static String section(String method, String path) {
        return "section[id$='/" + method + path + "']";
    }

    private static void send(String status) {
        clickSend();
        browser.until("return document.querySelector('[role=dialog]').innerText.includes(arguments[0])", status);
    }

    private static void clickSend() {
        ((WebElement) browser.script("return " + SEND_BUTTON)).click();
    }

    private static String lastResponse() {
        return responses().getLast();
    }

    @SuppressWarnings("unchecked")
    private static List<String> responses() {
        return (List<String>) browser.script("return responses");
    }
}
