package fr.ancvconnect.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** Checks the console in browsers that block storage, translate, autofill or are narrow, and over plain http. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsoleBrowserConditionsTest extends BrowserTest {

    /** Chromium's behaviour if cookies and site data are blocked. */
    private static final String BLOCKED_STORAGE = """
            for (const name of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });
            }""";
    /** Chromium's behaviour if the site's storage quota is used up. */
    private static final String FULL_STORAGE =
            "Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };";

    /** Chromium's behaviour if the page changes its URL too often or may not change it. */
    private static final String BLOCKED_HISTORY =
            "history.replaceState = () => { throw new DOMException('Too many calls', 'SecurityError'); };";

    @AfterEach
    void reset_preferred_language() {
        browser.preferLanguages("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {BLOCKED_STORAGE, FULL_STORAGE, BLOCKED_HISTORY})
    void a_guest_can_pay_if_the_browser_blocks_storage_or_history(String script) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE, script);
        walkthrough.activate("10000651");
        walkthrough.book();
        walkthrough.pay("200");
        browser.click(".language");
        browser.waitFor(".payment-wait", "€200.00");
    }

    @Test
    void a_second_click_reuses_the_idempotency_key_if_storage_is_blocked() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE, BLOCKED_STORAGE);
        walkthrough.activate("10000651");
        walkthrough.book();
        browser.script("""
                const real = fetch;
                window.keys = [];
                window.fetch = async (address, request) => {
                  if (request?.method !== 'POST' || !address.endsWith('/payments')) return real(address, request);
                  keys.push(request.headers['Idempotency-Key']);
                  if (keys.length <= 3) throw new TypeError('lost');
                  return real(address, request);
                }""");
        browser.type("checkout-view #amount", "200");
        browser.type("checkout-view #beneficiary", "deux-fois@exemple.fr");
        browser.click("checkout-view form button.primary");
        browser.waitFor("checkout-view [data-code=unreachable]");
        browser.click("checkout-view form button.primary");
        browser.waitFor(".payment-wait .countdown");
        assertThat((String) browser.script("return keys.join()")).matches("([A-Z2-7]{32})(,\\1){3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "\"text\"",
                "[1]",
                "{\"language\":\"de\",\"theme\":7,\"folder\":{},\"folders\":{},\"phone\":null,\"establishment\":[]}"
            })
    void invalid_stored_state_is_ignored(String stored) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        String storeState =
                "if (location.protocol === 'http:') { localStorage.setItem('ancv-connect-console', '%1$s'); sessionStorage.setItem('ancv-connect-keys', '%1$s'); }";
        browser.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE, storeState.formatted(stored));
        walkthrough.activate("10000651");
        walkthrough.book();
        walkthrough.pay("200");
    }

    @Test
    void a_guest_can_pay_over_plain_http() {
        try (Browser insecure = Browser.at(address(Chromium.INSECURE_HOST))) {
            var walkthrough = new ConsoleWalkthrough(insecure, false);
            insecure.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE);
            assertThat(insecure.script("return isSecureContext")).isEqualTo(false);
            walkthrough.activate("10000651");
            walkthrough.book();
            walkthrough.pay("200");
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {"en-GB,en; en", "de,en;q=0.8,fr;q=0.5; en", "fr-CH,en; fr", "de,it; fr"},
            delimiterString = "; ")
    void the_initial_language_is_the_browser_s_preferred_language(String preferred, String language) {
        browser.openWithPreferredLanguages("argent", preferred.replaceAll(";q=[0-9.]+", ""));
        browser.waitFor("html[lang=" + language + "] main h1");
    }

    @Test
    void the_browser_s_language_is_used_until_the_user_chooses_one() {
        browser.openWithPreferredLanguages("argent/camping-des-pins", "en");
        browser.waitFor("html[lang=en] main h1");
        browser.click(".tools .round");
        browser.preferLanguages("fr");
        browser.open("argent/camping-des-pins");
        browser.waitFor("html[lang=fr] main h1");
        browser.click(".language");
        browser.waitFor("html[lang=en] main h1");
        browser.open("argent/camping-des-pins");
        browser.waitFor("html[lang=en] main h1");
    }

    @Test
    void french_punctuation_is_preceded_by_a_non_breaking_space() {
        browser.openAsFirstVisit("", "fr", DESKTOP);
        assertThat((String) browser.script("return document.querySelector('.hero p').textContent"))
                .contains("côte à côte\u00a0: ce que");
        browser.open("argent/camping-des-pins");
        assertThat((String) browser.script("return arguments[0].textContent", browser.waitFor("#option-hint")))
                .contains("«\u00a0")
                .contains("\u00a0»");
    }

    @Test
    void a_translated_page_shows_updates() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        browser.waitFor("checkout-view form h3", "Il reste 300,00 €");
        browser.translate();
        walkthrough.request("120");
        walkthrough.confirmOnThePhone("100");
        browser.waitFor(".payment .badge.success");
        browser.translate();
        browser.waitFor("checkout-view form h3", "Il reste 200,00 €");
        browser.waitFor("[data-sum=available]", "200,00 €");
        browser.waitFor(".sums [data-sum=paid]", "100,00 €");
        walkthrough.refuse();
        browser.waitFor(".payment .badge", "Refusé");
        browser.waitFor("checkout-view form h3", "Il reste 300,00 €");
        browser.waitFor("[data-sum=available]", "300,00 €");
    }

    @Test
    void a_countdown_continues_in_a_translated_page() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("120");
        browser.translate();
        String timeLeft = browser.waitFor(".payment .figures").getText();
        browser.until(
                "return arguments[0].textContent !== arguments[1]", browser.waitFor(".payment .countdown"), timeLeft);
        assertThat(browser.isShown(".payment .figures"))
                .as("the countdown has not expired")
                .isTrue();
    }

    @Test
    void amounts_badges_and_timers_are_excluded_from_translation() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("120");
        browser.waitFor(".payment .countdown");
        List<WebElement> elements = browser.all(
                ".badge, .countdown, .amount, .sums b, .sums dd, [data-balance], .stepper output, .sum, time, code, .chips button");
        assertThat(elements).isNotEmpty();
        assertThat(browser.script(
                        "return arguments[0].filter(one => !one.closest('[translate=no]')).map(one => one.outerHTML)",
                        elements))
                .isEqualTo(List.of());
    }

    @Test
    void values_that_are_autofilled_without_an_event_are_sent() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.book();
        browser.autofill("checkout-view #amount", "150");
        browser.autofill("checkout-view #beneficiary", "rempli@exemple.fr");
        browser.click("checkout-view form button.primary");
        browser.waitFor(".payment-wait", "150,00 €");
        assertThat(browser.script("return JSON.parse(localStorage.getItem('ancv-connect-console')).phone"))
                .isEqualTo("rempli@exemple.fr");
        browser.waitFor(".request .confirm");
        browser.autofill(".adjust input", "140");
        browser.click(".request .confirm");
        browser.waitFor("[data-outcome='PAID.partly']", "140,00 €");
    }

    @Test
    void the_establishment_s_forms_are_read_on_submission() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.openAsFirstVisit("argent/hotel-du-port", "fr", PHONE);
        browser.waitFor("money-view .option");
        browser.autofill("#ancv-id", "10000652");
        browser.click(".choice input[value=on]");
        browser.waitFor("money-view .option .badge.success");
        walkthrough.newFolder();
        browser.autofill("folder-view #amount", "130");
        browser.click("folder-view form button.primary");
        browser.waitFor("dialog[open]", "130,00 €");
    }

    @Test
    void an_invalid_autofilled_amount_is_marked_as_invalid_and_not_sent() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        browser.autofill("folder-view #amount", "900");
        browser.click("folder-view form button.primary");
        browser.waitFor("folder-view #amount-hint.wrong", "C’est trop");
        assertThat(browser.hasFocus("folder-view #amount")).isTrue();
        assertThat(browser.isShown("dialog[open]")).isFalse();
    }

    @Test
    void the_longest_names_and_ids_need_no_horizontal_scrolling_on_the_narrowest_screen() {
        String establishment = "e".repeat(64);
        String folder = "f".repeat(64);
        String email = "a".repeat(60) + "@" + "b".repeat(60) + ".exemple.fr";
        var token = token("{\"role\": \"platform\"}");
        put(
                token,
                "/establishments/" + establishment,
                Map.of(
                        "name",
                        "N".repeat(100),
                        "country",
                        "FR",
                        "collectionMode",
                        "PREPAID",
                        "virtualPos",
                        List.of("STRIPE")));
        put(
                token,
                "/booking-folders/" + folder,
                Map.of(
                        "establishmentId",
                        establishment,
                        "origin",
                        "BACK_OFFICE",
                        "total",
                        Map.of("amount", 10_000_000, "currency", "EUR"),
                        "customer",
                        Map.of("name", "M".repeat(100), "email", email),
                        "cardGuarantee",
                        false));
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of("ancvId", "10000652"))
                .put("/establishments/" + establishment + "/payment-methods/ancv-connect")
                .then()
                .statusCode(200);
        try {
            assertLongestTextsFit(establishment, folder, email);
        } finally {
            // The other tests activate this ANCV ID for another establishment.
            given().header("Authorization", "Bearer " + token)
                    .delete("/establishments/" + establishment + "/payment-methods/ancv-connect")
                    .then()
                    .statusCode(204);
        }
    }

    private void assertLongestTextsFit(String establishment, String folder, String email) {
        browser.openAsFirstVisit("argent/" + establishment, "fr", NARROWEST);
        browser.waitFor("money-view .option .badge.success");
        browser.assertNoHorizontalScrolling();
        browser.open("dossier/" + folder);
        browser.waitFor("[data-folder-status=OPEN]");
        browser.changeResponses("/booking-folders/[^/]+$", """
                folder => folder.payments.forEach(payment => {
                  payment.beneficiary = 'a'.repeat(250);
                  payment.attention = { since: payment.requestedAt, reason: 'R'.repeat(60) };
                  payment.history.forEach(entry => (entry.reason = 'W'.repeat(200)));
                })""");
        browser.type("folder-view #amount", "50000");
        browser.click("folder-view form button.primary");
        browser.waitFor("dialog[open] #beneficiary");
        browser.assertNoHorizontalScrolling();
        browser.type("dialog #beneficiary", "long@exemple.fr");
        browser.click("dialog button.primary");
        browser.waitFor(".payment");
        browser.script("arguments[0].forEach(details => (details.open = true))", browser.all(".payment details"));
        browser.assertNoHorizontalScrolling();
        browser.click("button.danger-text");
        browser.waitFor("dialog[open] .cancellation-preview, dialog[open] p");
        browser.assertNoHorizontalScrolling();
        for (String view : List.of("reservation/" + folder, "telephone/" + email, "")) {
            browser.open(view);
            browser.waitFor("main .card, main .handset");
            browser.assertNoHorizontalScrolling();
        }
    }

    private static String token(String claims) {
        return given().contentType("application/json")
                .body(claims)
                .post("/local/tokens")
                .path("token");
    }

    private static void put(String token, String path, Map<String, ?> body) {
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(201);
    }
}
