package fr.ancvconnect.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as somebody sees it who clicks through it in a true browser. */
@QuarkusTest
@TestProfile(ConsoleTest.InAHurry.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsoleTest {

    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static Browser browser;

    /** Long enough to tap on the phone, short enough to wait for the end. */
    public static class InAHurry implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ancv.confirmation-window", "PT6S", "ancv.expiry-grace", "PT1S", "sweep.every", "1s");
        }
    }

    @BeforeEach
    void open() {
        if (browser == null) {
            browser = Browser.at("http://localhost:" + RestAssured.port);
        }
    }

    @AfterEach
    void nothing_is_complained_of_and_nobody_else_asked() {
        given().delete("/local/ancv/faults");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).isSubsetOf("localhost");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"fr, camping-des-pins, 10000651, Payé en partie, Refusé", "en, camping-des-pins, 10000651, Paid in part, Refused"})
    void on_a_desk_the_whole_story_is_told_side_by_side(String language, String establishment, String ancvId, String partly, String refused) {
        var story = new Story(browser);
        browser.arrive("", language, DESK);
        browser.see(".stages money-place .option");
        story.activate(establishment, ancvId);
        story.newFolder();
        story.request("120", "lea@exemple.fr");
        browser.see("payment-card .countdown");
        story.confirmOnThePhone("100");
        browser.see("payment-card .badge.good", partly);
        browser.see("[data-sum=paid]", "100");
        browser.see(".note.advice");
        story.refuse();
        browser.see("payment-card .badge", refused);
        browser.see("[data-sum=paid]", "0");
    }

    @ParameterizedTest
    @CsvSource({"fr, Le temps est écoulé", "en, Time is up"})
    void on_a_phone_a_guest_pays_in_part_and_lets_the_rest_expire(String language, String expired) {
        var story = new Story(browser);
        browser.arrive("argent/camping-des-pins", language, PHONE);
        story.activate("camping-des-pins", "10000651");
        browser.go("reservation");
        story.book();
        story.pay("200", "lea@exemple.fr");
        browser.see(".waiting-room .countdown");
        browser.click("nav a[href*=telephone]");
        story.confirmOnThePhone("150");
        browser.click("nav a[href*=reservation]");
        browser.see("form.card h2", "150");
        story.pay("150", "lea@exemple.fr");
        browser.see("[data-outcome=EXPIRED]", expired);
        browser.needsNoSidewaysScrolling();
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
        new Story(browser).activate("hotel-du-port", "10000652");
        browser.type("#ancv-id", "10009999");
        browser.click(".option button.primary");
        browser.see("[role=alert][data-code=unknown-ancv-id]", "ANCV");
        browser.see(".option .badge.good", "Active");
        ignoreRefusals();
    }

    @Test
    void where_it_is_not_offered_the_guest_sees_no_trace_of_it() {
        var story = new Story(browser);
        browser.arrive("argent/hotel-du-port", "fr", PHONE);
        story.activate("hotel-du-port", "10000652");
        browser.see("[data-offered=postpaid]");
        browser.go("reservation");
        story.book();
        browser.see("input[value=card]");
        assertThat(browser.shows("input[value=ancv]")).isFalse();
    }

    @Test
    void a_cancellation_says_beforehand_what_becomes_of_each_payment() {
        var story = new Story(browser);
        browser.arrive("argent/camping-des-pins", "fr", DESK);
        story.activate("camping-des-pins", "10000651");
        browser.go("");
        browser.click(".segments button:nth-child(2)");
        story.newFolder();
        story.request("50", "lea@exemple.fr");
        story.confirmOnThePhone("50");
        browser.see("payment-card .badge.good");
        browser.click("button.danger-text");
        browser.see("dialog [data-foretold=returned]", "50,00 €", "re-crédités");
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

    /** A refusal of the service is a line on the browser's own console, whatever the page makes of it. */
    private static void ignoreRefusals() {
        assertThat(browser.complaints()).allSatisfy(line -> assertThat(line.getMessage()).contains("Failed to load resource"));
    }
}
