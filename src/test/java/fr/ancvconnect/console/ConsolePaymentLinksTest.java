package fr.ancvconnect.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The establishment creates, sends, shows and revokes payment links in the console, and its phone opens them. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsolePaymentLinksTest extends BrowserTest {

    private static final String ACTIVE = "payment-links [data-status=ACTIVE]";

    /** A browser that copies; the copied texts are in {@code window.copied}. */
    private static final String CLIPBOARD = """
            window.copied = [];
            Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { copied.push(text); } } });""";
    /** A browser without a clipboard, as over plain http; it copies what is selected. */
    private static final String SELECTION = """
            window.copied = [];
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
            addEventListener('copy', ({ target }) => copied.push(target.value));""";
    /** A browser that copies nothing. */
    private static final String NO_COPY = """
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
            document.execCommand = () => false;""";

    @AfterEach
    void the_browser_logged_no_error_and_sent_no_request_to_another_host() {
        assertThat(browser.errorsInLog()).isEmpty();
        assertThat(browser.hosts()).isSubsetOf("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 1440, 'Actif', 'Valable jusqu’au', 'Payé'",
        "en, 1440, 'Active', 'Valid until', 'Paid'",
        "fr, 390, 'Actif', 'Valable jusqu’au', 'Payé'"
    })
    void a_link_that_the_phone_opens_is_paid_on_its_page(
            String language, int width, String active, String valid, String paid) {
        var customer = ConsoleWalkthrough.newCustomer();
        var walkthrough = new ConsoleWalkthrough(browser, width == DESKTOP, customer);
        walkthrough.start(language, width);
        walkthrough.newFolder();
        walkthrough.createLink("120");
        browser.waitFor(ACTIVE, "120", active, valid);
        browser.assertNoHorizontalScrolling();
        walkthrough.goTo("telephone");
        browser.inNewTab(() -> browser.click(".phone-links a", "120"), () -> {
            browser.type("#beneficiary", customer);
            browser.click("[part~=submit]");
            browser.waitFor(".payment-wait .countdown");
        });
        browser.script(
                "import('/console/lib/state.js').then(({ state }) => state.set({ phone: arguments[0] }))", customer);
        walkthrough.confirmOnThePhone("120");
        walkthrough.goTo("dossier");
        browser.waitFor("payment-links [data-status=PAID]", "120", paid);
        browser.waitFor(".payment[data-status=PAID]", language.equals("fr") ? "par lien" : "by link");
        assertThat(browser.isShown(".link-actions")).isFalse();
        walkthrough.goTo("telephone");
        browser.waitUntilGone(".phone-links");
    }

    @Test
    void a_part_that_is_paid_elsewhere_appears_without_an_action() {
        var walkthrough = openFolder(PHONE);
        walkthrough.createLink("120");
        browser.waitFor(ACTIVE, "120,00 €");
        payOnAnotherDevice(5_000);
        browser.waitFor(ACTIVE, "50,00 € payés");
        browser.waitFor(".payment[data-status=PAID]", "50,00 €");
    }

    @Test
    void the_terms_of_a_link_are_checked_in_the_dialog() {
        openFolder(PHONE);
        browser.click("payment-links .create");
        browser.type("dialog #link-amount", "301");
        browser.click("dialog button.primary");
        browser.waitFor("#link-amount-hint.wrong", "au plus 300,00 €");
        assertThat(browser.hasFocus("#link-amount")).isTrue();
        browser.type("dialog #link-amount", "");
        enterDate(LocalDate.now(ZoneOffset.UTC).minusDays(2));
        browser.click("dialog button.primary");
        browser.waitFor("#link-until-hint.wrong");
        assertThat(browser.hasFocus("#link-until")).isTrue();
        browser.assertAccessible();
        LocalDate last = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        enterDate(last);
        browser.click("dialog #link-locale option[value=en]");
        browser.click("dialog button.primary");
        browser.waitFor(ACTIVE, "Montant libre", String.valueOf(last.getYear()), "23:59");
        browser.inNewTab(
                () -> browser.click(ACTIVE + " a.open"), () -> browser.waitFor("html[lang=en] form h2", "€300.00"));
    }

    @Test
    void the_address_of_a_link_is_copied() {
        assertThat(copied(CLIPBOARD)).isEqualTo(addressOfTheLink());
        browser.waitFor(".copy", "Copié");
        browser.waitFor(ACTIVE);
    }

    @Test
    void the_address_of_a_link_is_copied_in_a_browser_without_a_clipboard() {
        assertThat(copied(SELECTION)).isEqualTo(addressOfTheLink());
        assertThat(browser.hasFocus(".copy")).isTrue();
    }

    @Test
    void an_address_that_the_browser_cannot_copy_is_selected_in_a_field() {
        openFolder(PHONE, NO_COPY).createLink("");
        browser.click(".copy");
        browser.waitFor(".address");
        assertThat(browser.script("return arguments[0].getRootNode().activeElement.value", browser.waitFor(".address")))
                .isEqualTo(addressOfTheLink());
        assertThat(browser.all("payment-links [role=status]").getFirst().getText())
                .contains("Copiez l’adresse");
        browser.assertAccessible();
    }

    @Test
    void the_qr_code_is_shown_and_its_dialog_copies_the_address() {
        openFolder(DESKTOP, CLIPBOARD).createLink("120");
        browser.click("button.qr");
        browser.waitFor("dialog[open] h2", "QR code", "120,00 €");
        browser.until("return arguments[0].complete && arguments[0].naturalWidth > 0", browser.waitFor(".qr-code img"));
        browser.waitFor(".qr-code code", addressOfTheLink());
        browser.assertAccessible();
        browser.script("document.documentElement.dataset.theme = 'dark'");
        browser.assertAccessible();
        browser.click("dialog button.primary");
        browser.until("return copied.length === 1");
        assertThat(browser.hasFocus(".copy")).isTrue();
    }

    @Test
    void a_revoked_link_says_so_on_its_page() {
        openFolder(PHONE).createLink("120");
        String path = URI.create(addressOfTheLink()).getPath();
        browser.click("button.revoke");
        browser.waitFor("dialog[open] h2", "Retirer ce lien ?", "120,00 €");
        browser.click("dialog button.secondary");
        browser.waitFor(ACTIVE);
        browser.click("button.revoke");
        browser.click("dialog button.danger");
        browser.waitFor("payment-links [data-status=REVOKED]", "Retiré");
        browser.until("return arguments[0].getRootNode().activeElement === arguments[0]", revoked());
        browser.assertAccessible();
        browser.openPage(path);
        browser.waitFor(".message h1", "Ce lien a été retiré");
        assertThat(browser.errorsInLog())
                .allSatisfy(line -> assertThat(line.getMessage()).contains("410"));
    }

    private static WebElement revoked() {
        return browser.waitFor("payment-links [data-status=REVOKED]");
    }

    @Test
    void an_expired_link_is_shown_as_such() {
        openFolder(PHONE).createLink("");
        ConsoleClock.setAhead(Duration.ofDays(15));
        browser.open(((String) browser.script("return location.hash")).substring(2));
        browser.waitFor("payment-links [data-status=EXPIRED]", "Expiré", "Était valable jusqu’au");
    }

    @Test
    void links_are_created_and_opened_with_the_keyboard_alone() {
        openFolder(PHONE);
        browser.script("arguments[0].focus()", browser.waitFor("payment-links .create"));
        browser.press(Keys.ENTER);
        browser.waitFor("dialog[open]");
        assertThat(browser.hasFocus("#link-amount")).isTrue();
        browser.press("40", Keys.ENTER);
        browser.waitFor(ACTIVE, "40,00 €");
        browser.until("return arguments[0].getRootNode().activeElement === arguments[0]", browser.waitFor(ACTIVE));
        browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
        browser.waitFor("dialog[open] .qr-code img");
        browser.press(Keys.ESCAPE);
        browser.waitUntilGone("dialog[open]");
        browser.until("return arguments[0].getRootNode().activeElement === arguments[0]", browser.waitFor(".qr"));
        browser.inNewTab(() -> browser.press(Keys.TAB, Keys.ENTER), () -> browser.waitFor("form h2", "40,00 €"));
        browser.press(Keys.TAB, Keys.ENTER);
        browser.waitFor("dialog[open]", "Retirer ce lien ?");
    }

    @Test
    void no_link_is_offered_while_the_option_is_off() {
        openFolder(DESKTOP);
        browser.waitFor("payment-links .create");
        browser.click(".segments button:first-child");
        browser.click(".choice input[value=off]");
        browser.click("dialog button.danger");
        browser.waitFor(".option .badge.neutral");
        browser.click(".segments button:nth-child(2)");
        browser.waitFor("folder-view .note.warning");
        browser.waitUntilGone("payment-links .card");
        new ConsoleWalkthrough(browser, true).goTo("argent");
        browser.click(".segments button:first-child");
        new ConsoleWalkthrough(browser, true).activate("10000651");
    }

    private static ConsoleWalkthrough openFolder(int width, String... scripts) {
        var walkthrough = new ConsoleWalkthrough(browser, width == DESKTOP);
        browser.openAsFirstVisit(width == DESKTOP ? "" : "argent/camping-des-pins", "fr", width, scripts);
        walkthrough.activate("10000651");
        walkthrough.newFolder();
        return walkthrough;
    }

    /** What a browser with this script copies, where the button of a new link is used. */
    private static String copied(String script) {
        openFolder(PHONE, script).createLink("");
        browser.click(".copy");
        browser.until("return copied.length === 1");
        return (String) browser.script("return copied[0]");
    }

    /** A customer asks for the rest of the link, and confirms this part of it. */
    private static void payOnAnotherDevice(int cents) {
        String customer = ConsoleWalkthrough.newCustomer();
        given().contentType("application/json")
                .header("Idempotency-Key", customer)
                .body(Map.of("beneficiary", customer))
                .post(URI.create(addressOfTheLink()).getPath() + "/payments")
                .then()
                .statusCode(201);
        String transaction =
                given().get("/local/ancv/phone?beneficiary=" + customer).path("items[0].transactionId");
        given().contentType("application/json")
                .body(Map.of("amount", Map.of("amount", cents, "currency", "EUR")))
                .post("/local/ancv/phone/" + transaction + "/confirmation")
                .then()
                .statusCode(204);
    }

    private static String addressOfTheLink() {
        return browser.waitFor(ACTIVE + " a.open").getDomAttribute("href");
    }

    /** Sets the field as a date picker does: typed figures depend on the language of the browser. */
    private static void enterDate(LocalDate date) {
        browser.script(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
                browser.waitFor("#link-until"),
                date.toString());
    }
}
