package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks what the console shows about amounts: whether and how much can be requested, and the refund outcome. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ConsoleMoneyTest extends BrowserTest {

    private static final String SET_OFFER = """
            folder => { folder.ancvConnect = { offered: %s, reason: %s, minimumAmount: { amount: 2000, currency: 'EUR' }, maximumAmount: { amount: %d, currency: 'EUR' } }; }""";
    private static final String SET_END = """
            payment => Object.assign(payment, { status: '%s', reason: 'NOT_CONFIRMED_IN_TIME', paidAmount: { amount: 5000, currency: 'EUR' }, refund: { outcome: '%s', reason: %s } })""";

    /** Records the bodies of folder declarations. */
    private static final String RECORD_DECLARATIONS = """
            const real = fetch;
            window.declared = [];
            window.fetch = async (address, request) => {
              if (request?.method === 'PUT' && address.startsWith('/booking-folders/')) declared.push(JSON.parse(request.body));
              return real(address, request);
            }""";

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, PENDING, null, va être re-crédité",
        "EXPIRED, RE_CREDITED, null, a été re-crédité",
        "DECLINED, PENDING, null, va être re-crédité",
        "FAILED, PENDING, null, va être re-crédité",
        "CANCELLED, RE_CREDITED, null, a été re-crédité",
        "REFUSED, RE_CREDITED, null, a été re-crédité",
        "CANCELLED, NOT_KNOWN, null, contactez ANCV",
        "PAID, NOT_REFUNDED, 'ANCV_FORBIDS', n’a pas été re-crédité",
        "REFUSING, PENDING, null, va être re-crédité"
    })
    void the_guest_sees_the_refund_outcome(String status, String outcome, String reason, String text) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        changePayment(SET_END.formatted(status, outcome, reason.equals("null") ? "null" : "'" + reason + "'"));
        browser.waitFor(".outcome", text, "50,00 €");
        assertThat(browser.waitFor(".outcome").getText()).doesNotContain("Rien n’est débité", "si vous aviez payé");
    }

    @Test
    void the_guest_sees_the_refusal_reason_and_the_re_credit() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        changePayment(SET_END.formatted("REFUSED", "RE_CREDITED", "null")
                .replace("NOT_CONFIRMED_IN_TIME", "Complet en août"));
        browser.waitFor(
                "[data-outcome=REFUSED]", "L’établissement a refusé", "Complet en août", "a été re-crédité de 50,00 €");
    }

    @Test
    void a_returning_guest_still_sees_the_refund_outcome() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        ConsoleClock.setAhead(Duration.ofMinutes(4));
        browser.waitFor("[data-outcome=EXPIRED]", "Rien n’est débité");
        walkthrough.goTo("telephone");
        changePayment(SET_END.formatted("EXPIRED", "NOT_KNOWN", "null"));
        walkthrough.goTo("reservation");
        browser.waitFor(".outcome", "contactez ANCV");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Re-crédit en cours",
        "RE_CREDITED, est re-crédité",
        "NOT_REFUNDED, Pas re-crédité",
        "NOT_KNOWN, contacter ANCV"
    })
    void the_folder_shows_the_refund_outcome(String outcome, String text) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeResponses(
                "/booking-folders/[^/]+$",
                "folder => folder.payments.forEach(%s)".formatted(SET_END.formatted("EXPIRED", outcome, "null")));
        browser.reloadViews();
        browser.waitFor(".payment [data-refund=" + outcome + "]", text, "50,00 €");
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_TRIES, continuons d’essayer",
        "TRANSACTION_MISMATCH, ne correspond pas",
        "UNKNOWN_TO_ANCV, ne comptez pas sur cet argent",
        "REVERSED_BY_ANCV, ne recevez pas cet argent"
    })
    void the_attention_reason_is_shown_as_text(String reason, String text) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeResponses(
                "/booking-folders/[^/]+$",
                "folder => folder.payments.forEach(one => (one.attention = { since: one.requestedAt, reason: '%s' }))"
                        .formatted(reason));
        browser.reloadViews();
        browser.waitFor(".payment .note.error", text);
    }

    @Test
    void a_cancelled_folder_does_not_suggest_a_new_request() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeResponses("/booking-folders/[^/]+$", """
                folder => {
                  folder.status = 'CANCELLED';
                  folder.payments.forEach(payment => Object.assign(payment, { status: 'DECLINED', reason: 'CUSTOMER_DECLINED' }));
                }""");
        browser.reloadViews();
        browser.waitFor("[data-folder-status=CANCELLED]");
        assertThat(browser.waitFor(".payment", "a décliné la demande").getText())
                .doesNotContain("envoyer une autre");
        assertThat(browser.isShown("[data-sum=available]")).isFalse();
    }

    @Test
    void the_position_of_the_currency_sign_depends_on_the_language() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("en", DESKTOP);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.waitFor(".sum.unit-first input");
        browser.waitFor(".with-unit.unit-first input");
        browser.click(".language");
        browser.waitFor(".sum:not(.unit-first) input");
    }

    @Test
    void a_guest_who_declined_sees_the_next_step() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.start("fr", DESKTOP);
        walkthrough.book();
        walkthrough.pay("50");
        browser.click(".request .decline");
        browser.waitFor("[data-outcome=DECLINED]", "Rien n’est débité", "décliné la demande sur votre téléphone");
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINED, ANCV_REJECTED, votre solde",
        "EXPIRED, NOT_CONFIRMED_IN_TIME, trois minutes",
        "FAILED, unknown-beneficiary, adresse e-mail de votre compte ANCV",
        "FAILED, beneficiary-busy, autre demande"
    })
    void the_guest_sees_the_next_step_after_an_unsuccessful_payment(String status, String reason, String text) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        changePayment("payment => Object.assign(payment, { status: '%s', reason: '%s' })".formatted(status, reason));
        browser.waitFor("[data-outcome=" + status + "]", "Rien n’est débité", text);
    }

    @ParameterizedTest
    @CsvSource({
        "amount-below-minimum, 1200, moins que le minimum",
        "too-many-payments, 30000, trop de paiements",
        "not-offered-in-booking-engine, 30000, ne propose pas",
        "option-not-active, 30000, ne propose pas",
        "requirements-not-met, 30000, ne propose pas",
        "something-new, 30000, ne propose pas"
    })
    void the_checkout_hides_the_method_and_shows_the_reason_if_it_is_not_offered(
            String reason, int maximum, String text) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        browser.waitFor("checkout-view #amount");
        browser.changeResponses("/booking-folders/[^/]+$", SET_OFFER.formatted("false", "'" + reason + "'", maximum));
        browser.reloadViews();
        browser.waitFor("[data-reason=" + reason + "]", text);
        browser.waitFor("checkout-view [data-method=card]");
        assertThat(browser.isShown("ancv-connect-checkout, checkout-view #amount"))
                .isFalse();
    }

    @Test
    void the_reason_is_hidden_as_soon_as_the_method_is_offered_again() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        browser.changeResponses("/booking-folders/[^/]+$", SET_OFFER.formatted("false", "'option-not-active'", 30000));
        browser.reloadViews();
        browser.waitFor("checkout-view [data-reason=option-not-active]");
        browser.changeResponses("/booking-folders/[^/]+$", SET_OFFER.formatted("true", "null", 30000));
        browser.reloadViews();
        browser.waitFor("checkout-view #amount");
        assertThat(browser.isShown("checkout-view [data-reason], checkout-view [data-method=card]"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "amount-below-minimum, 1200, moins de 20",
        "too-many-payments, 30000, trop de paiements",
        "option-not-active, 30000, n’est pas activé",
        "requirements-not-met, 30000, manque une condition",
        "something-new, 30000, pas disponible"
    })
    void the_folder_hides_the_method_and_shows_the_reason_if_it_is_not_available(
            String reason, int maximum, String text) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.newFolder();
        browser.waitFor("folder-view #amount");
        browser.changeResponses("/booking-folders/[^/]+$", SET_OFFER.formatted("false", "'" + reason + "'", maximum));
        browser.reloadViews();
        browser.waitFor("folder-view [data-reason=" + reason + "]", text);
        assertThat(browser.isShown("folder-view #amount")).isFalse();
    }

    @Test
    void a_guest_can_pay_between_the_minimum_and_the_maximum() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.book();
        browser.changeResponses("/booking-folders/[^/]+$", SET_OFFER.formatted("true", "null", 3000));
        browser.reloadViews();
        browser.waitFor("checkout-view #amount-hint", "20,00 €", "30,00 €");
        browser.waitFor("checkout-view .chips[aria-label=Montants] button", "Tout : 30,00 €");
        assertThat(browser.all("checkout-view .chips[aria-label=Montants] button"))
                .hasSize(1);
        browser.type("checkout-view #amount", "19,99");
        browser.waitFor("checkout-view #amount-hint.wrong", "au moins 20,00 €");
        browser.type("checkout-view #amount", "30,01");
        browser.waitFor("checkout-view #amount-hint.wrong", "au plus 30,00 €");
        browser.type("checkout-view #amount", "20");
        browser.waitFor("checkout-view #amount-hint:not(.wrong)");
    }

    @Test
    void an_establishment_can_request_between_the_minimum_and_the_maximum() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("en", PHONE);
        walkthrough.newFolder();
        browser.changeResponses("/booking-folders/[^/]+$", SET_OFFER.formatted("true", "null", 2500));
        browser.reloadViews();
        browser.waitFor("folder-view #amount-hint", "€20.00", "€25.00");
        browser.type("folder-view #amount", "10");
        browser.waitFor("folder-view #amount-hint.wrong", "at least €20.00");
        browser.click("folder-view form button.primary");
        assertThat(browser.isShown("dialog[open]")).isFalse();
    }

    @Test
    void the_establishment_sees_the_minimum_amount_beside_the_option() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        browser.changeResponses(
                "/payment-methods$",
                "methods => { methods.ancvConnect.minimumAmount = { amount: 2000, currency: 'EUR' }; }");
        browser.click(".switch input");
        browser.waitFor("money-view .hint", "20,00 €");
    }

    @Test
    void a_booking_is_declared_with_its_end_date() {
        browser.openAsFirstVisit("reservation", "fr", PHONE);
        browser.waitFor("checkout-view form");
        browser.script(RECORD_DECLARATIONS);
        browser.click("checkout-view form button.primary");
        browser.until("return declared.length === 1");
        assertThat((String) browser.script("return declared[0].endsOn")).matches("20\\d\\d-[01]\\d-[0-3]\\d");
    }

    @Test
    void a_folder_is_declared_with_its_end_date_if_it_is_known() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.start("fr", PHONE);
        walkthrough.goTo("dossier");
        browser.script(RECORD_DECLARATIONS);
        browser.autofill("#new-endsOn", "2030-08-15");
        browser.click("folder-view form button.primary");
        browser.waitFor("[data-folder-status=OPEN]");
        browser.changeResponses(
                "/booking-folders/[^/]+$",
                "folder => { folder.endsOn = '2030-08-15'; folder.advice = ['REGISTER_CARD_GUARANTEE']; }");
        browser.reloadViews();
        browser.waitFor("folder-view .card", "15 août 2030");
        browser.click("folder-view .note button");
        browser.until("return declared.length === 2");
        assertThat(browser.script("return declared.map(one => one.endsOn).join()"))
                .isEqualTo("2030-08-15,2030-08-15");
    }

    /** Changes what the service says about each payment, alone and in its folder. */
    private static void changePayment(String change) {
        browser.changeResponses("/payments/[^/]+$", change);
        browser.changeResponses("/booking-folders/[^/]+$", "folder => folder.payments.forEach(%s)".formatted(change));
    }
}
