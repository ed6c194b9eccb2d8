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

/** The console's requests: idempotency, polling, the server's clock. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsoleRequestsTest extends BrowserTest {

    /** A device whose clock is some hours ahead. */
    private static final String WRONG_CLOCK = """
            const hours = %s;
            const RealDate = Date;
            globalThis.Date = class extends RealDate {
              constructor(...values) { values.length ? super(...values) : super(RealDate.now() + hours * 3600000); }
              static now() { return RealDate.now() + hours * 3600000; }
            };""";

    @AfterEach
    void clear_faults() {
        given().delete("/local/ancv/faults");
    }

    @Test
    void a_request_with_a_lost_response_is_retried_with_the_same_key_and_starts_one_payment() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        browser.script("""
                const real = fetch;
                window.keys = [];
                window.fetch = async (address, request) => {
                  const answer = await real(address, request);
                  if (request?.method === 'POST' && address.endsWith('/payments')) {
                    keys.push(request.headers['Idempotency-Key']);
                    if (keys.length === 1) throw new TypeError('lost');
                  }
                  return answer;
                }""");
        walkthrough.request("120");
        assertThat((String) browser.script("return keys.join()")).matches("([A-Z2-7]{32}),\\1");
        assertThat(browser.all(".payment")).hasSize(1);
    }

    @Test
    void a_payment_that_appears_although_all_responses_were_lost_clears_the_stored_key() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        browser.script("""
                const real = fetch;
                let losses = 3;
                window.fetch = async (address, request) => {
                  const answer = await real(address, request);
                  if (request?.method === 'POST' && address.endsWith('/payments') && losses-- > 0) throw new TypeError('lost');
                  return answer;
                }""");
        walkthrough.request("50");
        browser.waitFor("ancv-connect-request .root[aria-busy=false]:not(:has([role=alert]))");
        assertThat(browser.script("return sessionStorage.getItem('ancv-connect-keys')"))
                .isEqualTo("{}");
        assertThat(browser.script("return arguments[0].value", browser.waitFor("folder-view #amount")))
                .isEqualTo("");
    }

    @Test
    void a_failed_read_is_shown_until_a_read_succeeds() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.goTo("argent");
        browser.script("""
                const real = fetch;
                let lost = true;
                window.recover = () => { lost = false; };
                window.fetch = (address, request) => lost && address.startsWith('/booking-folders/') ? Promise.reject(new TypeError('lost')) : real(address, request);""");
        walkthrough.goTo("dossier");
        browser.waitFor("folder-view [data-code=unreachable]");
        browser.script("recover(); import('/console/lib/state.js').then(({ events }) => events.publish('recovered'))");
        browser.waitFor("[data-folder-status=OPEN]");
        assertThat(browser.isShown("folder-view [role=alert]")).isFalse();
    }

    @Test
    void the_narrowest_screen_needs_no_horizontal_scrolling_in_either_language() {
        browser.openAsFirstVisit("reservation", "fr", NARROWEST);
        browser.assertNoHorizontalScrolling();
        assertThat(
                        browser.script(
                                "return [...document.querySelectorAll('nav a')].filter(one => one.scrollWidth > one.clientWidth || one.querySelector('span').offsetHeight > 20).length"))
                .isEqualTo(0L);
        browser.click(".language");
        browser.waitFor("html[lang=en] main h1");
        browser.assertNoHorizontalScrolling();
        browser.assertAccessible();
    }

    @Test
    void a_url_opens_the_same_folder_after_a_reload_and_in_the_other_language() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        String view = ((String) browser.script("return location.hash")).substring(2);
        assertThat(view).matches("dossier/D-[0-9A-F]{6}");
        browser.open(view);
        browser.waitFor("[data-folder-status=OPEN]", "Ouvert");
        browser.click(".language");
        browser.waitFor("[data-folder-status=OPEN]", "Open");
        browser.waitFor("html[lang=en] .sums", "€300.00");
    }

    @Test
    void alternative_methods_can_be_switched_only_with_stripe() {
        String token = given().contentType("application/json")
                .body(Map.of("role", "platform"))
                .post("/local/tokens")
                .path("token");
        given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of("active", false))
                .put("/establishments/camping-des-pins/payment-methods/alternative")
                .then()
                .statusCode(200);
        browser.openAsFirstVisit("argent/camping-des-pins", "fr", DESKTOP);
        browser.click(".switch input:not(:checked)");
        browser.waitFor(".switch input:checked:not(:disabled)");
        browser.open("argent/camping-des-pins");
        browser.click(".switch input:checked");
        browser.waitFor(".switch input:not(:checked):not(:disabled)");
        browser.open("argent/hotel-du-port");
        browser.waitFor(".switch input:disabled");
    }

    @Test
    void the_simulator_s_faults_are_listed_until_they_are_cleared() {
        browser.openAsFirstVisit("telephone", "fr", DESKTOP);
        browser.click("faults-panel summary");
        browser.click("faults-panel form button");
        browser.waitFor("faults-panel .on li", "Créer la transaction");
        browser.click("faults-panel details > button");
        browser.waitFor("faults-panel details:not(:has(.on))");
    }

    @Test
    void a_used_up_fault_is_no_longer_listed() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        browser.click("faults-panel summary");
        browser.click("faults-panel form button");
        browser.waitFor("faults-panel .on li", "Créer la transaction");
        browser.type("folder-view #amount", "50");
        browser.click("folder-view form button.primary");
        browser.type("dialog #beneficiary", "panne@exemple.fr");
        browser.click("dialog button.primary");
        browser.waitFor("folder-view [role=alert]");
        browser.waitFor("faults-panel details:not(:has(.on))");
    }

    @Test
    void faults_that_were_already_set_are_listed_when_the_panel_opens() {
        given().contentType("application/json")
                .body(Map.of("notifications", "LATE", "call", "cancel", "answer", "HTTP_500", "times", 3))
                .put("/local/ancv/faults");
        browser.openAsFirstVisit("telephone", "fr", DESKTOP);
        browser.click("faults-panel summary");
        browser.waitFor("faults-panel .on", "Annuler la transaction", "× 3", "En retard");
        assertThat(browser.script("return document.getElementById('fault-notifications').value"))
                .isEqualTo("LATE");
    }

    @Test
    void a_countdown_uses_the_service_s_clock_if_the_device_s_is_an_hour_wrong() {
        for (String hours : List.of("1", "-1")) {
            var walkthrough = new ConsoleWalkthrough(browser, false);
            browser.openAsFirstVisit("argent/camping-des-pins", "fr", PHONE, WRONG_CLOCK.formatted(hours));
            walkthrough.activate("10000651");
            walkthrough.book();
            walkthrough.pay("100");
            assertThat(browser.waitFor(".payment-wait .figures").getText()).matches("2:[3-5][0-9]|3:0[0-2]");
        }
    }

    @Test
    void a_page_that_slept_during_the_wait_shows_the_outcome_when_it_wakes() {
        // A browser of its own, because its animations stay paused.
        try (Browser sleeping = Browser.at("http://localhost:" + RestAssured.port)) {
            var walkthrough = new ConsoleWalkthrough(sleeping, false, "endormi@exemple.fr");
            walkthrough.start("fr", PHONE);
            walkthrough.book();
            walkthrough.pay("100");
            sleeping.setFrozen(true);
            confirmOnThePhone("endormi@exemple.fr");
            sleeping.setFrozen(false);
            sleeping.waitFor("[data-outcome='PAID.left']", "100,00 €");
        }
    }

    @Test
    void a_guest_s_wait_goes_on_after_the_device_was_offline() {
        var walkthrough = new ConsoleWalkthrough(browser, false, "hors-ligne@exemple.fr");
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("100");
        browser.block("*/booking-folders/*");
        browser.waitFor(".payment-wait [data-code=unreachable]");
        confirmOnThePhone("hors-ligne@exemple.fr");
        browser.block();
        browser.waitFor("[data-outcome='PAID.left']", "100,00 €");
        assertThat(browser.isShown("checkout-view [role=alert]")).isFalse();
    }

    @Test
    void a_late_response_does_not_show_a_paid_payment_as_pending_again() {
        var walkthrough = new ConsoleWalkthrough(browser, false, "en-retard@exemple.fr");
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("100");
        browser.script("""
                const real = fetch;
                window.fetch = async (address, request) => {
                  const answer = await real(address, request);
                  if (!window.release && /booking-folders\\/[^/]+$/.test(address)) await new Promise(resolve => (window.release = resolve));
                  return answer;
                };""");
        browser.reloadViews();
        browser.until("return Boolean(window.release)");
        confirmOnThePhone("en-retard@exemple.fr");
        browser.asyncScript("release(); setTimeout(arguments[0])");
        browser.waitFor("[data-outcome='PAID.left']", "100,00 €");
        browser.reloadViews();
        browser.asyncScript("setTimeout(arguments[0])");
        assertThat(browser.isShown("[data-outcome='PAID.left']")).isTrue();
    }

    private static void confirmOnThePhone(String customer) {
        String transaction =
                given().get("/local/ancv/phone?beneficiary=" + customer).path("items[0].transactionId");
        given().post("/local/ancv/phone/" + transaction + "/confirmation")
                .then()
                .statusCode(204);
    }
}
