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
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsoleErrorsTest extends BrowserTest {

    /** A captive portal: every response is its own page, with status 200. */
    private static final String PORTAL = """
            window.fetch = async () => new Response('<html><body>Bienvenue sur le Wi-Fi</body></html>', { status: 200, headers: { 'Content-Type': 'text/html' } });""";

    /** Answers every start of a payment with this response, a JavaScript expression, until `restore()` is called. */
    private static final String ANSWERS_TO_A_START = """
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
    void let_everything_answer_again() {
        browser.block();
    }

    @Test
    void a_portal_s_page_in_place_of_the_answer_to_a_payment_is_told_and_the_next_tap_asks_under_the_same_key() {
        startedAtTheCheckout(
                "new Response('<html></html>', { status: 200, headers: { 'Content-Type': 'text/html' } })");
        browser.see("checkout-view [role=alert][data-code=unreadable]", "Wi-Fi");
        browser.script("restore()");
        browser.click("checkout-view form button.primary");
        browser.see(".payment-wait .countdown");
        assertThat((String) browser.script("return keys.join()")).matches("([0-9a-f-]{36}),\\1");
    }

    @Test
    void a_portal_s_refusal_says_nothing_about_a_payment() {
        startedAtTheCheckout(
                "new Response('<html></html>', { status: 403, headers: { 'Content-Type': 'text/html' } })");
        browser.see("checkout-view [role=alert][data-code=unreadable]");
        browser.script("restore()");
        browser.click("checkout-view form button.primary");
        browser.see(".payment-wait .countdown");
        assertThat((String) browser.script("return keys.join()")).matches("([0-9a-f-]{36}),\\1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"argent/camping-des-pins", "dossier/D-1", "reservation/R-1", "telephone/marie@exemple.fr"})
    void a_portal_s_page_in_place_of_every_answer_is_told_at_every_place(String place) {
        browser.arrive(place, "fr", PHONE, PORTAL);
        browser.see("main [role=alert][data-code=unreadable]", "Wi-Fi");
        browser.click(".language");
        browser.see("html[lang=en] main [role=alert][data-code=unreadable]", "Wi-Fi");
    }

    @Test
    void an_error_of_the_page_s_own_in_the_middle_of_a_payment_is_told() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        browser.script("crypto.getRandomValues = crypto.randomUUID = () => { throw new TypeError('no randomness'); };");
        browser.type("#guest-amount", "50");
        browser.type("#guest-beneficiary", ConsoleWalkthrough.newCustomer());
        browser.click("checkout-view form button.primary");
        browser.see("checkout-view [role=alert][data-code=unexpected]", "inattendue");
        walkthrough.goTo("telephone");
        browser.see(".handset");
    }

    @Test
    void a_folder_that_cannot_be_shown_is_told_and_another_can_be_chosen() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        browser.changeAnswers("/booking-folders/[^/]+$", "folder => { delete folder.total; }");
        browser.askAgain();
        browser.see("folder-view [role=alert][data-code=unexpected]");
        browser.script(
                "const choice = document.getElementById('folder-choice'); choice.value = ''; choice.dispatchEvent(new Event('change'));");
        browser.see("folder-view form", "Nouveau dossier");
    }

    @Test
    void a_payment_that_cannot_be_shown_leaves_the_others() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        walkthrough.request("50");
        walkthrough.confirmOnThePhone("50");
        walkthrough.request("30");
        browser.changeAnswers("/booking-folders/[^/]+$", "folder => { folder.payments[1].history = null; }");
        browser.askAgain();
        browser.see("payment-card [role=alert][data-code=unexpected]");
        browser.see("payment-card .payment", "30,00 €");
    }

    @Test
    void a_phone_that_cannot_be_shown_is_told() {
        browser.arrive("telephone", "fr", PHONE);
        browser.see(".handset");
        browser.changeAnswers("/local/ancv/phone", "screen => { delete screen.items; }");
        browser.askAgain();
        browser.see("phone-view [role=alert][data-code=unexpected]");
    }

    @Test
    void words_that_the_page_does_not_know_yet_keep_nothing_from_being_shown() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeAnswers("/booking-folders/[^/]+$", """
                folder => {
                  folder.advice = ['NEW_ADVICE'];
                  Object.assign(folder.payments[0], { status: 'PARKED', channel: 'SHOP', reason: 'NEW_REASON', refund: { outcome: 'SOMEHOW', reason: null } });
                  Object.assign(folder.payments[0].history[0], { status: 'PARKED', by: 'ROBOT' });
                }""");
        browser.askAgain();
        browser.see("payment-card .badge", "PARKED");
        browser.see("payment-card", "NEW_REASON");
        browser.see("[data-sum=available]", "250,00 €");
        assertThat(browser.shows("[data-code=unexpected]")).isFalse();
    }

    @Test
    void an_error_that_nobody_caught_is_shown_until_it_is_closed() {
        browser.arrive("argent/camping-des-pins", "fr", PHONE);
        browser.see("money-view .option");
        browser.script("setTimeout(() => { throw new TypeError('of a script'); });");
        browser.see("unexpected-error [role=alert]", "inattendue");
        browser.isOpenToAll();
        browser.click(".language");
        browser.see("unexpected-error [role=alert]", "unexpected");
        browser.click("unexpected-error button.secondary");
        browser.until("return !document.querySelector('unexpected-error [role=alert]')");
        browser.see("money-view .option");
    }

    @Test
    void a_promise_that_nobody_caught_is_shown_too() {
        new ConsoleWalkthrough(browser, false).begin("fr", PHONE);
        browser.script("HTMLDialogElement.prototype.showModal = null;");
        browser.click(".choice input[value=off]");
        browser.see("unexpected-error [role=alert]", "inattendue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Promise.reject(new TypeError('Failed to fetch'))", "new Promise(() => {})"})
    void the_page_opens_where_the_clock_cannot_be_compared(String answer) {
        browser.arrive("argent/camping-des-pins", "fr", PHONE, """
                const real = fetch;
                window.fetch = (address, request) => (request?.method === 'HEAD' ? %s : real(address, request));""".formatted(answer));
        browser.see("money-view .option");
        assertThat(browser.shows("[role=alert]")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "503, service-unavailable, indisponible",
        "504, service-unavailable, indisponible",
        "429, too-many-requests, Trop de demandes",
        "500, unreadable, inattendue"
    })
    void an_answer_of_the_gateway_itself_is_told_in_words(int status, String code, String words) {
        startedAtTheCheckout(
                "new Response('{\"message\":\"Something\"}', { status: %d, headers: { 'Content-Type': 'application/json' } })"
                        .formatted(status));
        browser.see("checkout-view [role=alert][data-code=" + code + "]", words);
    }

    @ParameterizedTest
    @CsvSource({
        "busy, 503, modifié en même temps",
        "service-unavailable, 503, indisponible",
        "amount-below-minimum, 422, montant est trop petit",
        "unknown-beneficiary, 422, adresse e-mail de votre compte ANCV",
        "beneficiary-busy, 409, autre demande"
    })
    void a_problem_without_words_of_its_own_is_told_in_ours(String code, int status, String words) {
        startedAtTheCheckout("""
                new Response(JSON.stringify({ code: '%s', status: %d, minimumAmount: { amount: 2000, currency: 'EUR' } }),
                  { status: %d, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '2' } })""".formatted(code, status, status));
        browser.see("checkout-view [role=alert][data-code=" + code + "]", words, "20,00 €", "Réessayez dans 2 s");
    }

    @Test
    void a_problem_document_of_another_shape_is_told() {
        startedAtTheCheckout("""
                new Response(JSON.stringify({ code: 7, title: {}, detail: 3, errors: null, requirements: 'x' }),
                  { status: 422, headers: { 'Content-Type': 'application/problem+json' } })""");
        browser.see("checkout-view [role=alert][data-code=unreadable]", "inattendue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "folder.available = { amount: 0, currency: 'EUR' }",
                "folder.balance = folder.available = { amount: 0, currency: 'EUR' }",
                "folder.status = 'CANCELLED'",
                "folder.ancvConnect = { offered: false, reason: 'too-many-payments', minimumAmount: folder.total, maximumAmount: folder.total }"
            })
    void why_a_payment_was_not_started_is_told_also_where_none_can_be_started_any_more(String since) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        browser.changeAnswers("/booking-folders/[^/]+$", "folder => { " + since + "; }");
        browser.script(ANSWERS_TO_A_START.formatted("""
                new Response(JSON.stringify({ code: 'amount-exceeds-available', title: 'Montant trop grand', status: 422 }), { status: 422, headers: { 'Content-Type': 'application/problem+json' } })"""));
        browser.type("#guest-amount", "50");
        browser.type("#guest-beneficiary", ConsoleWalkthrough.newCustomer());
        browser.click("checkout-view form button.primary");
        browser.until("return !document.getElementById('guest-amount')");
        browser.see("checkout-view [role=alert][data-code=amount-exceeds-available]", "Montant trop grand");
    }

    @Test
    void a_stay_that_does_not_exist_leaves_the_way_to_another() {
        browser.arrive("reservation/R-404", "fr", PHONE);
        browser.see("checkout-view [role=alert][data-code=folder-not-found]");
        browser.click("checkout-view button", "Réserver un autre séjour");
        browser.see("checkout-view form", "Nombre de nuits");
    }

    @Test
    void an_answer_that_never_comes_is_told() {
        browser.arrive("reservation/R-1", "fr", PHONE, """
                AbortSignal.timeout = () => { const given = new AbortController(); setTimeout(() => given.abort(), 300); return given.signal; };
                const real = fetch;
                window.fetch = (address, request) => (!address.startsWith('/booking-folders/') ? real(address, request)
                  : new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(new DOMException('Timeout', 'TimeoutError')))));""");
        browser.see("checkout-view [role=alert][data-code=unreachable]");
    }

    @Test
    void a_page_whose_scripts_do_not_load_says_so() {
        browser.block("*/console/main.js");
        browser.load("argent");
        browser.see("ancv-console", "Rechargez", "Reload");
        browser.block();
        browser.go("argent");
        assertThat(browser.text()).doesNotContain("Rechargez");
    }

    private static void startedAtTheCheckout(String answer) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        browser.script(ANSWERS_TO_A_START.formatted(answer));
        browser.type("#guest-amount", "50");
        browser.type("#guest-beneficiary", ConsoleWalkthrough.newCustomer());
        browser.click("checkout-view form button.primary");
    }
}
