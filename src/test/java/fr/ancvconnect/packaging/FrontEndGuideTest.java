package fr.ancvconnect.packaging;

import static fr.ancvconnect.packaging.IntegrationGuide.assume;
import static fr.ancvconnect.packaging.IntegrationGuide.assumeInstalled;
import static fr.ancvconnect.packaging.IntegrationGuide.assumePhp;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.console.Chromium;
import fr.ancvconnect.contract.ContractProxy;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.lambda.ApiClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The pages of docs/integrate.md pay in Chromium: each calls the service from another origin, and its handler is called. */
@QuarkusTest
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class FrontEndGuideTest {

    private static final Path EXAMPLES = Path.of("src/elements/examples");
    private static final Path BUILT = Path.of("target/examples");
    private static final Path BUNDLE = Path.of("src/elements/dist/ancv-connect-elements.js");
    private static final String SERVICE_OF_EXAMPLES = "https://payments.booking.example";
    private static final String FOLDER_OF_EXAMPLES = "stay-2041";
    private static final int TOTAL_CENTS = 12_000;

    private static ChromeDriver browser;
    private static ContractProxy proxy;
    private static CrossOriginGateway gateway;

    private String folder;

    /** Before the first test, because the port of the service is not known before. */
    @BeforeEach
    void start() throws Exception {
        folder = ApiClient.folder(ApiClient.activatedEstablishment(), TOTAL_CENTS);
        if (browser != null) {
            return;
        }
        assumeInstalled("node", "--version");
        assume(Files.exists(Path.of("node_modules/vite")), "npm ci was not run");
        IntegrationGuide.run(Map.of(), "npm", "run", "--silent", "build", "--workspace", "src/elements");
        IntegrationGuide.run(Map.of(), "node", EXAMPLES.resolve("build.js").toString(), BUILT.toString());
        proxy = new ContractProxy(ExchangeSource.EXAMPLE_PAGES, RestAssured.port);
        gateway = new CrossOriginGateway(proxy.port());
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.driver().toFile())
                .usingAnyFreePort()
                .build();
        browser = new ChromeDriver(service, Chromium.options());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
            browser = null;
            gateway.close();
            proxy.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "src/elements/examples/plain, Votre séjour est payé",
        "target/examples/react, '120,00 € payés'",
        "target/examples/vue, '120,00 € payés'"
    })
    void a_page_pays_and_its_handler_of_the_event_is_called(Path files, String message) throws Exception {
        Map<String, String> settings = Map.of(SERVICE_OF_EXAMPLES, gateway.address(), FOLDER_OF_EXAMPLES, folder);
        try (var site = new ExampleSite(files, settings, guestToken())) {
            pay(site.address(), site.address() + "/");
            assertPaid(message);
        }
    }

    @Test
    void a_php_page_with_a_strict_policy_pays_and_its_server_reads_what_is_paid(@TempDir Path directory)
            throws Exception {
        assumePhp();
        for (String file : List.of("checkout.php", "checkout.js")) {
            Files.copy(EXAMPLES.resolve("php").resolve(file), directory.resolve(file));
        }
        Files.copy(BUNDLE, directory.resolve("ancv-connect-elements.js"));
        Files.writeString(directory.resolve("ancv-connect.php"), "<?php\n" + IntegrationGuide.php());
        Files.writeString(
                directory.resolve("booking.php"),
                "<?php\nfunction bookingOfSession(): string { return '" + folder + "'; }\n");
        String origin = "http://localhost:" + freePort();
        Process server = startPhp(origin, directory);
        try {
            pay(origin, origin + "/checkout.php");
            assertPaid("Votre séjour est payé");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** Opens the page, fills in its form, and confirms on the phone. */
    private void pay(String origin, String page) {
        gateway.allow(origin);
        browser.get(page);
        String customer = ApiClient.customer();
        find("#amount").sendKeys("120");
        find("#beneficiary").sendKeys(customer);
        find("[part~=submit]").click();
        find("[part~=wait][data-waiting=PENDING]");
        ApiClient.confirm(customer, TOTAL_CENTS);
    }

    /** Waits for an element inside of the checkout. */
    private static WebElement find(String css) {
        return Eventually.until(() -> shown(css), Optional::isPresent).orElseThrow();
    }

    private static Optional<WebElement> shown(String css) {
        try {
            return browser
                    .findElement(By.tagName("ancv-connect-checkout"))
                    .getShadowRoot()
                    .findElements(By.cssSelector(css))
                    .stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst();
        } catch (WebDriverException _) {
            // Not yet in the page, or replaced meanwhile.
            return Optional.empty();
        }
    }

    /** The text is one of the page, not of the element. */
    private static void assertPaid(String message) {
        Eventually.until(
                () -> String.valueOf(browser.executeScript("return document.body.textContent"))
                        .replaceAll("[\\u00a0\\u202f]", " "),
                text -> text.contains(message));
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .extracting(LogEntry::getMessage)
                .isEmpty();
        proxy.assertDocumented();
    }

    private String guestToken() {
        return ApiClient.token(Map.of("role", "guest", "folder", folder));
    }

    /** PHP's own server, which serves the directory. */
    private static Process startPhp(String origin, Path directory) throws IOException {
        var builder = new ProcessBuilder("php", "-S", origin.replace("http://", ""), "-t", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("php.log").toFile());
        builder.environment().putAll(IntegrationGuide.phpEnvironment(gateway.address(), directory));
        Process server = builder.start();
        int port = Integer.parseInt(origin.replaceFirst(".*:", ""));
        Eventually.until(() -> isListening(port), listening -> listening);
        return server;
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket("localhost", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
