package fr.ancvconnect.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's main paths in a real browser. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsoleTest extends BrowserTest {

    /** A sweep each second, and a clock that the test can put ahead. */
    public static class FrequentSweeps implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sweep.every", "1s");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ConsoleClock.class);
        }
    }

    @AfterEach
    void nothing_is_complained_of_and_nobody_else_asked() {
        given().delete("/local/ancv/faults");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).isSubsetOf("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 1440, Payé en partie, Refusé",
        "en, 1440, Paid in part, Refused",
        "fr, 390, Payé en partie, Refusé",
        "en, 390, Paid in part, Refused"
    })
    void the_whole_story_from_activation_to_refusal(String language, int width, String partly, String refused) {
        var walkthrough = new ConsoleWalkthrough(browser, width == DESK);
        walkthrough.begin(language, width);
        walkthrough.newFolder();
        walkthrough.request("120");
        walkthrough.confirmOnThePhone("100");
        walkthrough.goTo("dossier");
        browser.see("payment-card .badge.success", partly);
        browser.see("[data-sum=paid]", "100");
        browser.see(".note.warning");
        walkthrough.refuse();
        browser.see("payment-card .badge", refused);
        browser.see("[data-sum=available]", "300");
        browser.needsNoSidewaysScrolling();
    }

    @ParameterizedTest
    @CsvSource({"fr, 390, Le temps est écoulé", "en, 1440, Time is up"})
    void a_guest_pays_in_part_and_lets_the_rest_expire(String language, int width, String expired) {
        var walkthrough = new ConsoleWalkthrough(browser, width == DESK);
        walkthrough.begin(language, width);
        walkthrough.book();
        walkthrough.pay("200");
        walkthrough.confirmOnThePhone("150");
        walkthrough.goTo("reservation");
        browser.see("checkout-view form.card", "150");
        walkthrough.pay("150");
        browser.isOpenToAll();
        ConsoleClock.putAhead(Duration.ofMinutes(4));
        browser.see("[data-outcome=EXPIRED]", expired);
        browser.see("checkout-view form.card", "150");
        browser.needsNoSidewaysScrolling();
    }

    @Test
    void the_tour_leads_from_activation_to_refusal() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        browser.click(".hero button");
        browser.see(".tour[data-step=activate] h2", "Activez");
        browser.click(".tour button:last-child");
        browser.see(".tour[data-step=folder]");
        walkthrough.newFolder();
        browser.see(".tour[data-step=request]");
        walkthrough.request("120");
        browser.see(".tour[data-step=confirm]");
        browser.isOpenToAll();
        walkthrough.confirmOnThePhone("120");
        browser.see(".tour[data-step=paid]");
        browser.click(".tour button:last-child");
        walkthrough.pay("180");
        browser.see(".tour[data-step=partly]");
        walkthrough.confirmOnThePhone("150");
        browser.see(".tour[data-step=refuse]");
        walkthrough.refuse();
        browser.see(".tour[data-step=back]");
    }

    @Test
    void what_keeps_an_establishment_from_the_option_is_said() {
        browser.arrive("argent/gite-des-cimes", "fr", DESK);
        browser.see("[data-requirement=VIRTUAL_POS_ACTIVE][data-met=false]", "TPE virtuel");
        browser.type("#ancv-id", "10000652");
        browser.click(".choice input[value=on]");
        browser.see("[role=alert][data-code=requirements-not-met]");
        browser.go("argent/auberge-du-beffroi");
        browser.see("[data-requirement=ESTABLISHMENT_IN_FRANCE][data-met=false]", "France");
        ignoreRefusals();
    }

    @Test
    void a_problem_is_told_in_the_service_s_own_words() {
        browser.arrive("argent/hotel-du-port", "en", DESK);
        new ConsoleWalkthrough(browser, false).activate("10000652");
        browser.type("#ancv-id", "10009999");
        browser.click(".option button.primary");
        browser.see("[role=alert][data-code=unknown-ancv-id]", "ANCV");
        browser.see(".option .badge.success", "Active");
        ignoreRefusals();
    }

    @Test
    void after_a_deactivation_the_contract_is_that_of_the_last_id() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", DESK);
        browser.see("[data-requirement=ANCV_CONTRACT][data-met=true]", "ANCV connaît votre ID");
        browser.click(".choice input[value=off]");
        browser.click("dialog button.danger");
        browser.see(".option .badge.neutral");
        browser.see("[data-requirement=ANCV_CONTRACT]", "dernier ID");
        walkthrough.activate("10000651");
    }

    @Test
    void where_it_is_not_offered_the_guest_finds_no_such_method_and_reads_why() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.arrive("argent/hotel-du-port", "fr", PHONE);
        walkthrough.activate("10000652");
        browser.see("[data-offered=postpaid]");
        walkthrough.book();
        browser.see("input[value=card]");
        browser.see("[data-reason=not-offered-in-booking-engine]", "ne propose pas ANCV Connect en ligne");
        assertThat(browser.shows("input[value=ancv]")).isFalse();
        String place = ((String) browser.script("return location.hash")).substring(2);
        browser.arrive(place, "fr", PHONE);
        browser.see("checkout-view input[value=card]");
        browser.see(".stay", "Hôtel du Port");
        assertThat(browser.shows("input[value=ancv]")).isFalse();
        browser.arrive(place.replace("reservation", "dossier"), "fr", PHONE);
        browser.see("[data-folder-status=OPEN]");
    }

    @Test
    void what_is_asked_for_is_not_called_paid() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        walkthrough.request("300");
        browser.see("checkout-view .note.warning", "en attente", "300,00 €");
        assertThat(browser.shows("checkout-view .note.success")).isFalse();
    }

    @Test
    void a_guest_is_not_asked_to_confirm_what_is_being_refused() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.book();
        walkthrough.pay("50");
        walkthrough.confirmOnThePhone("50");
        browser.see("[data-outcome='PAID.left']", "250,00 €");
        given().contentType("application/json")
                .body(Map.of("call", "cancel", "answer", "HTTP_500", "times", 50))
                .put("/local/ancv/faults");
        walkthrough.refuse();
        browser.see("[data-outcome=REFUSING]", "L’établissement refuse", "va être re-crédité de 50,00 €");
        assertThat(browser.shows(".payment-wait")).isFalse();
    }

    @Test
    void a_cancellation_says_beforehand_what_becomes_of_each_payment() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.newFolder();
        walkthrough.request("50");
        walkthrough.confirmOnThePhone("50");
        browser.see("payment-card .badge.success");
        browser.click("button.danger-text");
        browser.see("dialog [data-preview=re-credited]", "50,00 €", "re-crédités");
        browser.isOpenToAll();
        browser.click("dialog button.danger");
        browser.see("[data-folder-status=CANCELLED]");
        browser.see("payment-card .badge", "Annulé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "argent", "dossier", "reservation", "telephone"})
    void nobody_is_kept_out_by_day_or_by_night(String place) {
        browser.arrive(place, "fr", DESK);
        browser.see("main .card, main .handset");
        browser.isOpenToAll();
        browser.theme("dark");
        browser.isOpenToAll();
    }

    /** The browser logs every error response, also those that the page handles. */
    private static void ignoreRefusals() {
        assertThat(browser.complaints())
                .allSatisfy(line -> assertThat(line.getMessage()).contains("Failed to load resource"));
    }
}
