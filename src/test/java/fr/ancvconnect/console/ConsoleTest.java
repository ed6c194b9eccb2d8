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

/** The console's main workflows in a real browser. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsoleTest extends BrowserTest {

    /** A sweep each second, and a clock that tests can set ahead. */
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
    void the_browser_logged_no_error_and_sent_no_request_to_another_host() {
        given().delete("/local/ancv/faults");
        assertThat(browser.errorsInLog()).isEmpty();
        assertThat(browser.hosts()).isSubsetOf("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, 1440, Payé en partie, Refusé",
        "en, 1440, Paid in part, Refused",
        "fr, 390, Payé en partie, Refusé",
        "en, 390, Paid in part, Refused"
    })
    void a_payment_is_requested_confirmed_in_part_and_refused(
            String language, int width, String partlyPaidText, String refusedText) {
        var walkthrough = new ConsoleWalkthrough(browser, width == DESKTOP);
        walkthrough.start(language, width);
        walkthrough.newFolder();
        walkthrough.request("120");
        walkthrough.confirmOnThePhone("100");
        walkthrough.goTo("dossier");
        browser.waitFor(".payment .badge.success", partlyPaidText);
        browser.waitFor("[data-sum=paid]", "100");
        browser.waitFor(".note.warning");
        walkthrough.refuse();
        browser.waitFor(".payment .badge", refusedText);
        browser.waitFor("[data-sum=available]", "300");
        browser.assertNoHorizontalScrolling();
    }

    @ParameterizedTest
    @CsvSource({"fr, 390, Le temps est écoulé", "en, 1440, Time is up"})
    void a_guest_pays_a_part_and_the_request_for_the_rest_expires(String language, int width, String expiredText) {
        var walkthrough = new ConsoleWalkthrough(browser, width == DESKTOP);
        walkthrough.start(language, width);
        walkthrough.book();
        walkthrough.pay("200");
        walkthrough.confirmOnThePhone("150");
        walkthrough.goTo("reservation");
        browser.waitFor("checkout-view form.card", "150");
        walkthrough.pay("150");
        browser.assertAccessible();
        ConsoleClock.setAhead(Duration.ofMinutes(4));
        browser.waitFor("[data-outcome=EXPIRED]", expiredText);
        browser.waitFor("checkout-view form.card", "150");
        browser.assertNoHorizontalScrolling();
    }

    @Test
    void the_tour_leads_from_activation_to_refusal() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        browser.click(".hero button");
        browser.waitFor(".tour[data-step=activate] h2", "Activez");
        browser.click(".choice input[value=off]");
        browser.click("dialog button.danger");
        browser.waitFor(".option .badge.neutral");
        browser.waitFor(".tour[data-step=activate]");
        // The tour leaves this view as soon as the option is active.
        browser.type("#ancv-id", "10000651");
        browser.click(".choice input[value=on]");
        browser.waitFor(".tour[data-step=folder]");
        walkthrough.newFolder();
        browser.waitFor(".tour[data-step=request]");
        walkthrough.request("120");
        browser.waitFor(".tour[data-step=confirm]");
        browser.assertAccessible();
        walkthrough.confirmOnThePhone("120");
        browser.waitFor(".tour[data-step=paid]");
        browser.click(".tour button:last-child");
        browser.waitFor(".tour[data-step=link]");
        walkthrough.createLink("");
        browser.click("payment-links .qr");
        browser.click("dialog button.secondary");
        browser.waitFor(".tour[data-step=guest]");
        // A guest who pays before the first payment is shown would be told that the booking has changed.
        browser.waitFor("checkout-view form", "Il reste 180,00 € à régler");
        walkthrough.pay("180");
        browser.waitFor(".tour[data-step=partly]");
        walkthrough.confirmOnThePhone("150");
        browser.waitFor(".tour[data-step=refuse]");
        walkthrough.refuse();
        browser.waitFor(".tour[data-step=back]");
    }

    @Test
    void unmet_requirements_of_an_establishment_are_shown() {
        browser.openAsFirstVisit("argent/gite-des-cimes", "fr", DESKTOP);
        browser.waitFor("[data-requirement=VIRTUAL_POS_ACTIVE][data-met=false]", "TPE virtuel");
        browser.type("#ancv-id", "10000652");
        browser.click(".choice input[value=on]");
        browser.waitFor("[role=alert][data-code=requirements-not-met]");
        browser.open("argent/auberge-du-beffroi");
        browser.waitFor("[data-requirement=ESTABLISHMENT_IN_FRANCE][data-met=false]", "France");
        ignoreErrorResponses();
    }

    @Test
    void a_problem_is_shown_with_the_service_s_text() {
        browser.openAsFirstVisit("argent/hotel-du-port", "en", DESKTOP);
        new ConsoleWalkthrough(browser, false).activate("10000652");
        browser.type("#ancv-id", "10009999");
        browser.click(".option button.primary");
        browser.waitFor("[role=alert][data-code=unknown-ancv-id]", "ANCV");
        browser.waitFor(".option .badge.success", "Active");
        ignoreErrorResponses();
    }

    @Test
    void after_a_deactivation_the_contract_requirement_refers_to_the_last_id() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", DESKTOP);
        browser.waitFor("[data-requirement=ANCV_CONTRACT][data-met=true]", "ANCV connaît votre ID");
        browser.click(".choice input[value=off]");
        browser.click("dialog button.danger");
        browser.waitFor(".option .badge.neutral");
        browser.waitFor("[data-requirement=ANCV_CONTRACT]", "dernier ID");
        walkthrough.activate("10000651");
    }

    @Test
    void the_checkout_of_a_postpaid_establishment_does_not_offer_the_method_and_shows_the_reason() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        browser.openAsFirstVisit("argent/hotel-du-port", "fr", PHONE);
        walkthrough.activate("10000652");
        browser.waitFor("[data-offered=postpaid]");
        walkthrough.book();
        browser.waitFor("[data-method=card]");
        browser.waitFor("[data-reason=not-offered-in-booking-engine]", "ne propose pas ANCV Connect en ligne");
        assertThat(browser.isShown("ancv-connect-checkout, checkout-view #amount"))
                .isFalse();
        String view = ((String) browser.script("return location.hash")).substring(2);
        browser.openAsFirstVisit(view, "fr", PHONE);
        browser.waitFor("checkout-view [data-method=card]");
        browser.waitFor(".stay", "Hôtel du Port");
        assertThat(browser.isShown("ancv-connect-checkout, checkout-view #amount"))
                .isFalse();
        browser.openAsFirstVisit(view.replace("reservation", "dossier"), "fr", PHONE);
        browser.waitFor("[data-folder-status=OPEN]");
    }

    @Test
    void the_payments_of_all_folders_of_an_establishment_are_listed() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.click("nav a[href*=argent]");
        browser.click("money-view nav a", "Paiements");
        browser.waitFor("payments-view h1", "Paiements");
        browser.waitFor("nav a[href*=argent][aria-current=true]");
        browser.waitFor(".payment[data-status=PENDING]", "50,00 €", "Dossier D-");
        browser.open("paiements/gite-des-cimes");
        browser.waitFor("payments-view", "Gîte des Cimes");
        browser.waitFor(".payments", "Aucun paiement");
    }

    @Test
    void a_pending_amount_is_not_shown_as_paid() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("300");
        browser.waitFor("checkout-view .note.warning", "en attente", "300,00 €");
        assertThat(browser.isShown("checkout-view .note.success")).isFalse();
    }

    @Test
    void a_guest_is_not_prompted_to_confirm_a_payment_with_a_refusal_in_progress() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.book();
        walkthrough.pay("50");
        walkthrough.confirmOnThePhone("50");
        browser.waitFor("[data-outcome='PAID.left']", "250,00 €");
        given().contentType("application/json")
                .body(Map.of("call", "cancel", "answer", "HTTP_500", "times", 50))
                .put("/local/ancv/faults");
        walkthrough.refuse();
        browser.waitFor("[data-outcome=REFUSING]", "L’établissement refuse", "va être re-crédité de 50,00 €");
        assertThat(browser.isShown(".payment-wait")).isFalse();
    }

    @Test
    void a_cancellation_shows_a_preview_of_the_effect_on_each_payment() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("50");
        walkthrough.confirmOnThePhone("50");
        browser.waitFor(".payment .badge.success");
        browser.click("button.danger-text");
        browser.waitFor("dialog [data-preview=re-credited]", "50,00 €", "re-crédités");
        browser.assertAccessible();
        browser.click("dialog button.danger");
        browser.waitFor("[data-folder-status=CANCELLED]");
        browser.waitFor(".payment .badge", "Annulé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "argent", "paiements", "dossier", "reservation", "telephone"})
    void every_view_is_accessible_in_the_light_and_dark_themes(String view) {
        browser.openAsFirstVisit(view, "fr", DESKTOP);
        browser.waitFor("main .card, main .handset");
        browser.assertAccessible();
        browser.theme("dark");
        browser.assertAccessible();
    }

    /** The browser logs every error response, also those that the page handles. */
    private static void ignoreErrorResponses() {
        assertThat(browser.errorsInLog())
                .allSatisfy(line -> assertThat(line.getMessage()).contains("Failed to load resource"));
    }
}
