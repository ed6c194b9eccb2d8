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

/** The console's requests: idempotency, polling, the server's clock. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsoleRequestsTest extends BrowserTest {

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
        assertThat((String) browser.script("return keys.join()")).matches("([0-9a-f-]{36}),\\1");
        assertThat(browser.script("return document.querySelectorAll('payment-card').length"))
                .isEqualTo(1L);
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
        browser.waitFor("folder-view .view:not(:has([role=alert]))[aria-busy=false]");
        assertThat(browser.script("return sessionStorage.getItem('ancv-connect-attempts')"))
                .isEqualTo("{}");
        assertThat(browser.script("return document.getElementById('request-amount').value"))
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
    void a_busy_problem_leaves_the_result_of_a_request_open() {
        browser.openAsFirstVisit("argent", "fr", DESKTOP);
        assertThat(browser.asyncScript("""
                const done = arguments[0];
                import('/console/lib/problem.js').then(({ Problem }) =>
                  done([new Problem({ status: 503, code: 'busy' }), new Problem({ status: 409, code: 'folder-cancelled' })].map(problem => problem.changedNothing).join()));""")).isEqualTo("false,true");
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
        given().auth()
                .oauth2(token)
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
        browser.type("#request-amount", "50");
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
    void polling_slows_down_respects_retry_after_and_ends() {
        browser.openAsFirstVisit("argent", "fr", DESKTOP);
        List<?> recorded = (List<?>) browser.asyncScript("""
                const done = arguments[0];
                Promise.all([import('/console/lib/poller.js'), import('/console/lib/problem.js')]).then(([{ Poller }, { Problem }]) => {
                  const pauses = [];
                  const real = window.setTimeout;
                  window.setTimeout = (task, pause) => { pauses.push(pause); return real(task, 0); };
                  let times = 0;
                  const poll = async () => {
                    times++;
                    if (times === 3) throw new Problem({ status: 503, code: 'busy' }, 2500);
                    if (times === 4) real(() => { window.setTimeout = real; done(pauses); }, 100);
                    return times < 4;
                  };
                  new Poller({ addController() {} }, poll, { maxDelay: 1200 }).pollNow();
                });""");
        List<Double> delays =
                recorded.stream().map(pause -> ((Number) pause).doubleValue()).toList();
        assertThat(delays).hasSize(3);
        assertThat(delays.get(1)).isGreaterThan(delays.get(0));
        assertThat(delays.get(2)).isEqualTo(2500);
    }

    @Test
    void a_countdown_uses_the_server_s_clock() {
        browser.openAsFirstVisit("argent", "fr", DESKTOP);
        Object ahead = browser.asyncScript("""
                const done = arguments[0];
                import('/console/lib/clock.js').then(({ syncClock, serverNow }) => {
                  const now = Date.now();
                  syncClock(new Date(now + 3600000).toUTCString(), now, now);
                  done(Math.round((serverNow() - Date.now()) / 60000));
                });""");
        assertThat(ahead).isEqualTo(60L);
    }
}
