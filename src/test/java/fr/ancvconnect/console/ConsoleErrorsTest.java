package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error is shown as a text, and the page stays usable. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsoleErrorsTest extends BrowserTest {

    /** A captive portal returns its own page with status 200 for every request. */
    private static final String CAPTIVE_PORTAL = """
            window.fetch = async () => new Response('<html><body>Bienvenue sur le Wi-Fi</body></html>', { status: 200, headers: { 'Content-Type': 'text/html' } });""";

    /** Answers every start of a payment with this response, a JavaScript expression, until `restore()` is called. */
    private static final String START_RESPONSES = """
            const real = fetch;
            window.keys = [];
            window.restore = () => { window.fetch = async (address, request) => {
              if (request?.method === 'POST' && address.endsWith('/payments')) keys.push(request.headers['Idempotency-Key']);
              return real(address, request);
            }; };
            window.fetch = async (address, request) => {
              if (request?.method !== 'POST' || !address.endsWith('/payments')) return real(address, request);
              keys.push(request.headers['Idempotency-Key']);
              return %s;
            };""";

    @AfterEach
    void unblock_requests() {
        browser.block();
    }

    @Test
    void a_captive_portal_page_instead_of_the_start_response_is_an_error_and_the_retry_reuses_the_key() {
        startAtTheCheckout("new Response('<html></html>', { status: 200, headers: { 'Content-Type': 'text/html' } })");
        browser.waitFor("checkout-view [role=alert][data-code=unreadable]", "Wi-Fi");
        browser.script("restore()");
        browser.click("checkout-view form button.primary");
        browser.waitFor(".payment-wait .countdown");
        assertThat((String) browser.script("return keys.join()")).matches("([A-Z2-7]{32}),\\1");
    }

    @Test
    void a_captive_portal_page_with_status_403_is_an_error_and_the_retry_reuses_the_key() {
        startAtTheCheckout("new Response('<html></html>', { status: 403, headers: { 'Content-Type': 'text/html' } })");
        browser.waitFor("checkout-view [role=alert][data-code=unreadable]");
        browser.script("restore()");
        browser.click("checkout-view form button.primary");
        browser.waitFor(".payment-wait .countdown");
        assertThat((String) browser.script("return keys.join()")).matches("([A-Z2-7]{32}),\\1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "argent/camping-des-pins",
                "paiements/camping-des-pins",
                "dossier/D-1",
                "reservation/R-1",
                "telephone/marie@exemple.fr"
            })
    void every_view_shows_an_error_if_a_captive_portal_answers_all_requests(String view) {
        browser.openAsFirstVisit(view, "fr", PHONE, CAPTIVE_PORTAL);
        browser.waitFor("main [role=alert][data-code=unreadable]", "Wi-Fi");
        browser.click(".language");
        browser.waitFor("html[lang=en] main [role=alert][data-code=unreadable]", "Wi-Fi");
    }

    @Test
    void a_script_error_during_a_payment_start_is_shown() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        browser.script("crypto.getRandomValues = crypto.randomUUID = () => { throw new TypeError('no randomness'); };");
        browser.type("checkout-view #amount", "50");
        browser.type("checkout-view #beneficiary", ConsoleWalkthrough.newCustomer());
        browser.click("checkout-view form button.primary");
        browser.waitFor("checkout-view [role=alert][data-code=unexpected]", "inattendue");
        walkthrough.goTo("telephone");
        browser.waitFor(".handset");
    }

    @Test
    void a_folder_that_cannot_be_rendered_is_an_error_and_another_one_can_be_chosen() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        browser.changeResponses("/booking-folders/[^/]+$", "folder => { delete folder.total; }");
        browser.reloadViews();
        browser.waitFor("folder-view [role=alert][data-code=unexpected]");
        browser.script(
                "const choice = document.getElementById('folder-choice'); choice.value = ''; choice.dispatchEvent(new Event('change'));");
        browser.waitFor("folder-view form", "Nouveau dossier");
    }

    @Test
    void a_payment_that_cannot_be_rendered_does_not_hide_the_others() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("50");
        walkthrough.confirmOnThePhone("50");
        walkthrough.request("30");
        browser.changeResponses("/booking-folders/[^/]+$", "folder => { folder.payments[1].history = {}; }");
        browser.reloadViews();
        browser.waitFor("ancv-connect-history [role=alert][data-code=unexpected]");
        browser.waitFor(".payment", "30,00 €");
    }

    @Test
    void a_phone_that_cannot_be_rendered_is_an_error() {
        browser.openAsFirstVisit("telephone", "fr", PHONE);
        browser.waitFor(".handset");
        browser.changeResponses("/local/ancv/phone", "screen => { delete screen.items; }");
        browser.reloadViews();
        browser.waitFor("phone-view [role=alert][data-code=unexpected]");
    }

    @Test
    void unknown_codes_are_shown_as_they_are() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeResponses("/booking-folders/[^/]+$", """
                folder => {
                  folder.advice = ['NEW_ADVICE'];
                  Object.assign(folder.payments[0], { status: 'PARKED', channel: 'SHOP', reason: 'NEW_REASON', refund: { outcome: 'SOMEHOW', reason: null } });
                  Object.assign(folder.payments[0].history[0], { status: 'PARKED', by: 'ROBOT' });
                }""");
        browser.reloadViews();
        browser.waitFor(".payment .badge", "PARKED");
        browser.waitFor(".payment", "NEW_REASON");
        browser.waitFor("[data-sum=available]", "250,00 €");
        assertThat(browser.isShown("[data-code=unexpected]")).isFalse();
    }

    @Test
    void an_uncaught_error_is_shown_until_it_is_closed() {
        browser.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE);
        browser.waitFor("money-view .option");
        browser.script("setTimeout(() => { throw new TypeError('of a script'); });");
        browser.waitFor("unexpected-error [role=alert]", "inattendue");
        browser.assertAccessible();
        browser.click(".language");
        browser.waitFor("unexpected-error [role=alert]", "unexpected");
        browser.click("unexpected-error button.secondary");
        browser.waitUntilGone("unexpected-error [role=alert]");
        browser.waitFor("money-view .option");
    }

    @Test
    void an_unhandled_promise_rejection_is_shown() {
        new ConsoleWalkthrough(browser, false).start("fr", PHONE);
        browser.script("HTMLDialogElement.prototype.showModal = null;");
        browser.click(".choice input[value=off]");
        browser.waitFor("unexpected-error [role=alert]", "inattendue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Promise.reject(new TypeError('Failed to fetch'))", "new Promise(() => {})"})
    void the_page_opens_if_the_clock_cannot_be_synchronized(String answer) {
        browser.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE, """
                const real = fetch;
                window.fetch = (address, request) => (request?.method === 'HEAD' ? %s : real(address, request));""".formatted(answer));
        browser.waitFor("money-view .option");
        assertThat(browser.isShown("[role=alert]")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "503, service-unavailable, indisponible",
        "504, service-unavailable, indisponible",
        "429, too-many-requests, Trop de demandes",
        "500, unreadable, inattendue"
    })
    void an_error_response_of_the_gateway_is_shown_as_text(int status, String code, String text) {
        startAtTheCheckout(
                "new Response('{\"message\":\"Something\"}', { status: %d, headers: { 'Content-Type': 'application/json' } })"
                        .formatted(status));
        browser.waitFor("checkout-view [role=alert][data-code=" + code + "]", text);
    }

    @ParameterizedTest
    @CsvSource({
        "busy, 503, service est occupé",
        "service-unavailable, 503, indisponible",
        "amount-below-minimum, 422, montant est trop petit",
        "unknown-beneficiary, 422, adresse e-mail de votre compte ANCV",
        "beneficiary-busy, 409, autre demande"
    })
    void a_problem_without_title_and_detail_is_shown_with_the_console_s_text(String code, int status, String text) {
        startAtTheCheckout("""
                new Response(JSON.stringify({ code: '%s', status: %d, minimumAmount: { amount: 2000, currency: 'EUR' } }),
                  { status: %d, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '2' } })""".formatted(code, status, status));
        browser.waitFor("checkout-view [role=alert][data-code=" + code + "]", text, "20,00 €", "Réessayez dans 2 s");
    }

    @Test
    void a_problem_document_with_wrong_types_is_an_error() {
        startAtTheCheckout("""
                new Response(JSON.stringify({ code: 7, title: {}, detail: 3, errors: null, requirements: 'x' }),
                  { status: 422, headers: { 'Content-Type': 'application/problem+json' } })""");
        browser.waitFor("checkout-view [role=alert][data-code=unreadable]", "inattendue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "folder.available = { amount: 0, currency: 'EUR' }",
                "folder.balance = folder.available = { amount: 0, currency: 'EUR' }",
                "folder.status = 'CANCELLED'",
                "folder.ancvConnect = { offered: false, reason: 'too-many-payments', minimumAmount: folder.total, maximumAmount: folder.total }"
            })
    void the_problem_of_a_failed_start_is_shown_even_if_no_further_payment_can_start(String change) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        browser.changeResponses("/booking-folders/[^/]+$", "folder => { " + change + "; }");
        browser.script(START_RESPONSES.formatted("""
                new Response(JSON.stringify({ code: 'amount-exceeds-available', title: 'Montant trop grand', status: 422 }), { status: 422, headers: { 'Content-Type': 'application/problem+json' } })"""));
        browser.type("checkout-view #amount", "50");
        browser.type("checkout-view #beneficiary", ConsoleWalkthrough.newCustomer());
        browser.click("checkout-view form button.primary");
        browser.waitUntilGone("checkout-view #amount");
        browser.waitFor("checkout-view [role=alert][data-code=amount-exceeds-available]", "Montant trop grand");
    }

    @Test
    void the_error_for_an_unknown_booking_offers_a_new_booking() {
        browser.openAsFirstVisit("reservation/R-404", "fr", PHONE);
        browser.waitFor("checkout-view [role=alert][data-code=folder-not-found]");
        browser.click("checkout-view button", "Réserver un autre séjour");
        browser.waitFor("checkout-view form", "Nombre de nuits");
    }

    @Test
    void a_request_timeout_is_shown() {
        browser.openAsFirstVisit("reservation/R-1", "fr", PHONE, """
                AbortSignal.timeout = () => { const given = new AbortController(); setTimeout(() => given.abort(), 300); return given.signal; };
                const real = fetch;
                window.fetch = (address, request) => (!address.startsWith('/booking-folders/') ? real(address, request)
                  : new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(new DOMException('Timeout', 'TimeoutError')))));""");
        browser.waitFor("checkout-view [role=alert][data-code=unreachable]");
    }

    @Test
    void a_page_whose_scripts_do_not_load_asks_for_a_reload() {
        browser.block("*/console/main.js");
        browser.load("argent");
        browser.waitFor("ancv-console", "Rechargez", "Reload");
        browser.block();
        browser.open("argent");
        assertThat(browser.text()).doesNotContain("Rechargez");
    }

    private static void startAtTheCheckout(String answer) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        browser.script(START_RESPONSES.formatted(answer));
        browser.type("checkout-view #amount", "50");
        browser.type("checkout-view #beneficiary", ConsoleWalkthrough.newCustomer());
        browser.click("checkout-view form button.primary");
    }
}
