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
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsoleRequestsTest extends BrowserTest {

    @AfterEach
    void all_is_well_again() {
        given().delete("/local/ancv/faults");
    }

    @Test
    void a_lost_answer_is_asked_for_again_and_nobody_is_asked_twice() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
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
    void a_payment_that_shows_although_every_answer_was_lost_is_not_asked_for_under_its_old_key() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
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
        browser.see("folder-view .view:not(:has([role=alert]))[aria-busy=false]");
        assertThat(browser.script("return sessionStorage.getItem('ancv-connect-attempts')"))
                .isEqualTo("{}");
        assertThat(browser.script("return document.getElementById('request-amount').value"))
                .isEqualTo("");
    }

    @Test
    void a_look_that_failed_is_told_until_one_succeeds() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.goTo("argent");
        browser.script("""
                const real = fetch;
                let lost = true;
                window.recover = () => { lost = false; };
                window.fetch = (address, request) => lost && address.startsWith('/booking-folders/') ? Promise.reject(new TypeError('lost')) : real(address, request);""");
        walkthrough.goTo("dossier");
        browser.see("folder-view [data-code=unreachable]");
        browser.script("recover(); import('/console/lib/state.js').then(({ events }) => events.publish('recovered'))");
        browser.see("[data-folder-status=OPEN]");
        assertThat(browser.shows("folder-view [role=alert]")).isFalse();
    }

    @Test
    void the_narrowest_screen_needs_no_sideways_scrolling_in_either_language() {
        browser.arrive("reservation", "fr", NARROWEST);
        browser.needsNoSidewaysScrolling();
        assertThat(
                        browser.script(
                                "return [...document.querySelectorAll('nav a')].filter(one => one.scrollWidth > one.clientWidth || one.querySelector('span').offsetHeight > 20).length"))
                .isEqualTo(0L);
        browser.click(".language");
        browser.see("html[lang=en] main h1");
        browser.needsNoSidewaysScrolling();
        browser.isOpenToAll();
    }

    @Test
    void a_race_in_the_service_leaves_it_open_what_became_of_a_request() {
        browser.arrive("argent", "fr", DESK);
        assertThat(browser.answerOf("""
                const done = arguments[0];
                import('/console/lib/problem.js').then(({ Problem }) =>
                  done([new Problem({ status: 503, code: 'busy' }), new Problem({ status: 409, code: 'folder-cancelled' })].map(problem => problem.changedNothing).join()));""")).isEqualTo("false,true");
    }

    @Test
    void an_address_leads_to_the_same_folder_after_a_reload_and_in_the_other_language() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        String place = ((String) browser.script("return location.hash")).substring(2);
        assertThat(place).matches("dossier/D-[0-9A-F]{6}");
        browser.go(place);
        browser.see("[data-folder-status=OPEN]", "Ouvert");
        browser.click(".language");
        browser.see("[data-folder-status=OPEN]", "Open");
        browser.see("html[lang=en] .sums", "€300.00");
    }

    @Test
    void alternative_methods_are_switched_where_stripe_is() {
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
        browser.arrive("argent/camping-des-pins", "fr", DESK);
        browser.click(".switch input:not(:checked)");
        browser.see(".switch input:checked:not(:disabled)");
        browser.go("argent/camping-des-pins");
        browser.click(".switch input:checked");
        browser.see(".switch input:not(:checked):not(:disabled)");
        browser.go("argent/hotel-du-port");
        browser.see(".switch input:disabled");
    }

    @Test
    void the_simulator_s_faults_are_listed_until_all_is_well_again() {
        browser.arrive("telephone", "fr", DESK);
        browser.click("faults-panel summary");
        browser.click("faults-panel form button");
        browser.see("faults-panel .on li", "Créer la transaction");
        browser.click("faults-panel details > button");
        browser.see("faults-panel details:not(:has(.on))");
    }

    @Test
    void a_fault_that_happened_is_not_listed_any_more() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        browser.click("faults-panel summary");
        browser.click("faults-panel form button");
        browser.see("faults-panel .on li", "Créer la transaction");
        browser.type("#request-amount", "50");
        browser.click("folder-view form button.primary");
        browser.type("dialog #beneficiary", "panne@exemple.fr");
        browser.click("dialog button.primary");
        browser.see("folder-view [role=alert]");
        browser.see("faults-panel details:not(:has(.on))");
    }

    @Test
    void faults_that_were_on_before_are_listed_when_the_panel_opens() {
        given().contentType("application/json")
                .body(Map.of("notifications", "LATE", "call", "cancel", "answer", "HTTP_500", "times", 3))
                .put("/local/ancv/faults");
        browser.arrive("telephone", "fr", DESK);
        browser.click("faults-panel summary");
        browser.see("faults-panel .on", "Annuler la transaction", "× 3", "En retard");
        assertThat(browser.script("return document.getElementById('fault-notifications').value"))
                .isEqualTo("LATE");
    }

    @Test
    void polling_slows_down_waits_as_long_as_it_is_told_and_ends() {
        browser.arrive("argent", "fr", DESK);
        List<?> pauses = (List<?>) browser.answerOf("""
                const done = arguments[0];
                Promise.all([import('/console/lib/poller.js'), import('/console/lib/problem.js')]).then(([{ Poller }, { Problem }]) => {
                  const pauses = [];
                  const real = window.setTimeout;
                  window.setTimeout = (task, pause) => { pauses.push(pause); return real(task, 0); };
                  let times = 0;
                  const asked = async () => {
                    times++;
                    if (times === 3) throw new Problem({ status: 503, code: 'busy' }, 2500);
                    if (times === 4) real(() => { window.setTimeout = real; done(pauses); }, 100);
                    return times < 4;
                  };
                  new Poller({ addController() {} }, asked, { maxDelay: 1200 }).pollNow();
                });""");
        List<Double> waited =
                pauses.stream().map(pause -> ((Number) pause).doubleValue()).toList();
        assertThat(waited).hasSize(3);
        assertThat(waited.get(1)).isGreaterThan(waited.get(0));
        assertThat(waited.get(2)).isEqualTo(2500);
    }

    @Test
    void a_countdown_goes_by_the_server_s_clock() {
        browser.arrive("argent", "fr", DESK);
        Object ahead = browser.answerOf("""
                const done = arguments[0];
                import('/console/lib/clock.js').then(({ syncClock, serverNow }) => {
                  const now = Date.now();
                  syncClock(new Date(now + 3600000).toUTCString(), now, now);
                  done(Math.round((serverNow() - Date.now()) / 60000));
                });""");
        assertThat(ahead).isEqualTo(60L);
    }
}
