package fr.ancvconnect.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in browsers that block storage, translate, autofill or are narrow, and over plain http. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsoleBrowserConditionsTest extends BrowserTest {

    /** Chromium's behaviour where cookies and site data are blocked. */
    private static final String BLOCKED_STORAGE = """
            for (const name of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });
            }""";
    /** The behaviour where the site's storage quota is used up. */
    private static final String FULL_STORAGE =
            "Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };";

    /** The behaviour where the page changed its URL too often, or may not change it. */
    private static final String FIXED_ADDRESS =
            "history.replaceState = () => { throw new DOMException('Too many calls', 'SecurityError'); };";

    @AfterEach
    void prefer_french_again() {
        browser.prefer("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {BLOCKED_STORAGE, FULL_STORAGE, FIXED_ADDRESS})
    void a_guest_pays_where_the_browser_withholds_something(String withheld) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.arrive("argent/camping-des-pins", "fr", PHONE, withheld);
        walkthrough.activate("10000651");
        walkthrough.book();
        walkthrough.pay("200");
        browser.click(".language");
        browser.see(".payment-wait", "€200.00");
    }

    @Test
    void a_second_tap_asks_under_the_same_key_where_nothing_can_be_stored() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.arrive("argent/camping-des-pins", "fr", PHONE, BLOCKED_STORAGE);
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
        browser.type("#guest-amount", "200");
        browser.type("#guest-beneficiary", "deux-fois@exemple.fr");
        browser.click("checkout-view form button.primary");
        browser.see("checkout-view [data-code=unreachable]");
        browser.click("checkout-view form button.primary");
        browser.see(".payment-wait .countdown");
        assertThat((String) browser.script("return keys.join()")).matches("([0-9a-f-]{36})(,\\1){3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "\"text\"",
                "[1]",
                "{\"language\":\"de\",\"theme\":7,\"folder\":{},\"folders\":{},\"phone\":null,\"establishment\":[]}"
            })
    void what_the_storage_holds_wrongly_is_ignored(String stored) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        String remembered =
                "if (location.protocol === 'http:') { localStorage.setItem('ancv-connect-console', '%1$s'); sessionStorage.setItem('ancv-connect-attempts', '%1$s'); }";
        browser.arrive("argent/camping-des-pins", "fr", PHONE, remembered.formatted(stored));
        walkthrough.activate("10000651");
        walkthrough.book();
        walkthrough.pay("200");
    }

    @Test
    void a_guest_pays_over_plain_http_too() {
        try (Browser insecure = Browser.at("http://" + Chromium.INSECURE_HOST + ":" + RestAssured.port)) {
            var walkthrough = new ConsoleWalkthrough(insecure, false);
            insecure.arrive("argent/camping-des-pins", "fr", PHONE);
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
    void the_first_language_is_the_one_that_the_browser_prefers(String preferred, String language) {
        browser.arrivePreferring("argent", preferred.replaceAll(";q=[0-9.]+", ""));
        browser.see("html[lang=" + language + "] main h1");
    }

    @Test
    void the_language_is_the_browser_s_until_somebody_chooses_one() {
        browser.arrivePreferring("argent/camping-des-pins", "en");
        browser.see("html[lang=en] main h1");
        browser.click(".tools .round");
        browser.prefer("fr");
        browser.go("argent/camping-des-pins");
        browser.see("html[lang=fr] main h1");
        browser.click(".language");
        browser.see("html[lang=en] main h1");
        browser.go("argent/camping-des-pins");
        browser.see("html[lang=en] main h1");
    }

    @Test
    void french_punctuation_never_begins_a_line() {
        browser.arrive("", "fr", DESK);
        assertThat((String) browser.script("return document.querySelector('.hero p').textContent"))
                .contains("côte à côte\u00a0: ce que");
        browser.go("argent/camping-des-pins");
        browser.see("#option-hint");
        assertThat((String) browser.script("return document.getElementById('option-hint').textContent"))
                .contains("«\u00a0")
                .contains("\u00a0»");
    }

    @Test
    void a_translated_page_shows_what_changes() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        browser.see("checkout-view form h3", "Il reste 300,00 €");
        browser.translate();
        walkthrough.request("120");
        walkthrough.confirmOnThePhone("100");
        browser.see("payment-card .badge.success");
        browser.translate();
        browser.see("checkout-view form h3", "Il reste 200,00 €");
        browser.see("[data-sum=available]", "200,00 €");
        browser.see(".sums [data-sum=paid]", "100,00 €");
        walkthrough.refuse();
        browser.see("payment-card .badge", "Refusé");
        browser.see("checkout-view form h3", "Il reste 300,00 €");
        browser.see("[data-sum=available]", "300,00 €");
    }

    @Test
    void a_countdown_goes_on_in_a_translated_page() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        walkthrough.request("120");
        browser.translate();
        String figures = browser.see("payment-card .figures").getText();
        browser.until("return document.querySelector('payment-card .figures')?.textContent !== arguments[0]", figures);
        assertThat(browser.shows("payment-card .figures"))
                .as("changed before the time was over")
                .isTrue();
    }

    @Test
    void figures_badges_and_timers_are_not_for_the_translator() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        walkthrough.request("120");
        browser.see("payment-card .countdown");
        assertThat((List<?>) browser.script("""
                const kinds = ['.badge', '.countdown', '.amount', '.sums b', '.sums dd', '[data-balance]', '.stepper output', '.sum', 'time', 'code', '.chips button'];
                return kinds.flatMap(css => [...document.querySelectorAll(css)]).filter(one => !one.closest('[translate=no]')).map(one => one.outerHTML);""")).isEmpty();
    }

    @Test
    void what_a_password_manager_fills_in_without_an_event_is_sent() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.book();
        browser.autofill("#guest-amount", "150");
        browser.autofill("#guest-beneficiary", "rempli@exemple.fr");
        browser.click("checkout-view form button.primary");
        browser.see(".payment-wait", "150,00 €");
        assertThat(browser.script("return JSON.parse(localStorage.getItem('ancv-connect-console')).phone"))
                .isEqualTo("rempli@exemple.fr");
        browser.see(".request .confirm");
        browser.autofill(".adjust input", "140");
        browser.click(".request .confirm");
        browser.see("[data-outcome='PAID.partly']", "140,00 €");
    }

    @Test
    void the_establishment_s_forms_are_read_when_they_are_sent() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.arrive("argent/hotel-du-port", "fr", PHONE);
        browser.see("money-view .option");
        browser.autofill("#ancv-id", "10000652");
        browser.click(".choice input[value=on]");
        browser.see("money-view .option .badge.success");
        walkthrough.newFolder();
        browser.autofill("#request-amount", "130");
        browser.click("folder-view form button.primary");
        browser.see("dialog[open]", "130,00 €");
    }

    @Test
    void an_amount_that_was_filled_in_wrongly_is_not_sent_and_said_to_be_wrong() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        browser.autofill("#request-amount", "900");
        browser.click("folder-view form button.primary");
        browser.see("#request-amount-hint.wrong", "C’est trop");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("request-amount");
        assertThat(browser.shows("dialog[open]")).isFalse();
    }

    @Test
    void the_longest_names_and_ids_need_no_sideways_scrolling_on_the_narrowest_screen() {
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
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("ancvId", "10000652"))
                .put("/establishments/" + establishment + "/payment-methods/ancv-connect")
                .then()
                .statusCode(200);
        browser.arrive("argent/" + establishment, "fr", NARROWEST);
        browser.see("money-view .option .badge.success");
        browser.needsNoSidewaysScrolling();
        browser.go("dossier/" + folder);
        browser.see("[data-folder-status=OPEN]");
        browser.changeAnswers("/booking-folders/[^/]+$", """
                folder => folder.payments.forEach(payment => {
                  payment.beneficiary = 'a'.repeat(250);
                  payment.attention = { since: payment.requestedAt, reason: 'R'.repeat(60) };
                  payment.history.forEach(entry => (entry.reason = 'W'.repeat(200)));
                })""");
        browser.type("#request-amount", "50000");
        browser.click("folder-view form button.primary");
        browser.see("dialog[open] #beneficiary");
        browser.needsNoSidewaysScrolling();
        browser.type("dialog #beneficiary", "long@exemple.fr");
        browser.click("dialog button.primary");
        browser.see("payment-card");
        browser.script("document.querySelectorAll('payment-card details').forEach(details => (details.open = true))");
        browser.needsNoSidewaysScrolling();
        browser.click("button.danger-text");
        browser.see("dialog[open] .cancellation-preview, dialog[open] p");
        browser.needsNoSidewaysScrolling();
        for (String place : List.of("reservation/" + folder, "telephone/" + email, "")) {
            browser.go(place);
            browser.see("main .card, main .handset");
            browser.needsNoSidewaysScrolling();
        }
    }

    private static String token(String wanted) {
        return given().contentType("application/json")
                .body(wanted)
                .post("/local/tokens")
                .path("token");
    }

    private static void put(String token, String path, Map<String, ?> body) {
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(201);
    }
}
