package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the console shows about money: whether it can be requested, how much, and what happens to it afterwards. */
@QuarkusTest
@TestProfile(ConsoleTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isHere", disabledReason = "no chromium here")
class ConsoleMoneyTest extends BrowserTest {

    private static final String OFFER = """
            folder => { folder.ancvConnect = { offered: %s, reason: %s, minimumAmount: { amount: 2000, currency: 'EUR' }, maximumAmount: { amount: %d, currency: 'EUR' } }; }""";
    private static final String ENDED = """
            payment => Object.assign(payment, { status: '%s', reason: 'NOT_CONFIRMED_IN_TIME', paidAmount: { amount: 5000, currency: 'EUR' }, refund: { outcome: '%s', reason: %s } })""";

    /** Records the bodies of folder declarations. */
    private static final String DECLARED = """
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
    void a_guest_reads_what_becomes_of_the_money(String status, String outcome, String reason, String words) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        browser.changeAnswers(
                "/payments/[^/]+$",
                ENDED.formatted(status, outcome, reason.equals("null") ? "null" : "'" + reason + "'"));
        browser.see(".outcome", words, "50,00 €");
        assertThat(browser.see(".outcome").getText()).doesNotContain("Rien n’est débité", "si vous aviez payé");
    }

    @Test
    void a_guest_reads_why_the_establishment_refused_and_that_the_money_is_back() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        browser.changeAnswers(
                "/payments/[^/]+$",
                ENDED.formatted("REFUSED", "RE_CREDITED", "null").replace("NOT_CONFIRMED_IN_TIME", "Complet en août"));
        browser.see(
                "[data-outcome=REFUSED]", "L’établissement a refusé", "Complet en août", "a été re-crédité de 50,00 €");
    }

    @Test
    void a_guest_who_comes_back_still_reads_that_the_money_is_on_its_way_back() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        ConsoleClock.putAhead(Duration.ofMinutes(4));
        browser.see("[data-outcome=EXPIRED]", "Rien n’est débité");
        walkthrough.goTo("telephone");
        browser.changeAnswers(
                "/booking-folders/[^/]+$",
                "folder => folder.payments.forEach(%s)".formatted(ENDED.formatted("EXPIRED", "NOT_KNOWN", "null")));
        browser.changeAnswers("/payments/[^/]+$", ENDED.formatted("EXPIRED", "NOT_KNOWN", "null"));
        walkthrough.goTo("reservation");
        browser.see(".outcome", "contactez ANCV");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Re-crédit en cours",
        "RE_CREDITED, est re-crédité",
        "NOT_REFUNDED, Pas re-crédité",
        "NOT_KNOWN, contacter ANCV"
    })
    void the_folder_says_what_becomes_of_the_money(String outcome, String words) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeAnswers(
                "/booking-folders/[^/]+$",
                "folder => folder.payments.forEach(%s)".formatted(ENDED.formatted("EXPIRED", outcome, "null")));
        browser.askAgain();
        browser.see(
                "payment-card[data-refund=" + outcome + "], payment-card [data-refund=" + outcome + "]",
                words,
                "50,00 €");
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_TRIES, continuons d’essayer",
        "TRANSACTION_MISMATCH, ne correspond pas",
        "UNKNOWN_TO_ANCV, ne comptez pas sur cet argent",
        "REVERSED_BY_ANCV, ne recevez pas cet argent"
    })
    void why_a_payment_needs_attention_is_said_in_words(String reason, String words) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeAnswers(
                "/booking-folders/[^/]+$",
                "folder => folder.payments.forEach(one => (one.attention = { since: one.requestedAt, reason: '%s' }))"
                        .formatted(reason));
        browser.askAgain();
        browser.see("payment-card .note.error", words);
    }

    @Test
    void a_cancelled_folder_suggests_no_new_request() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.changeAnswers("/booking-folders/[^/]+$", """
                folder => {
                  folder.status = 'CANCELLED';
                  folder.payments.forEach(payment => Object.assign(payment, { status: 'DECLINED', reason: 'CUSTOMER_DECLINED' }));
                }""");
        browser.askAgain();
        browser.see("[data-folder-status=CANCELLED]");
        assertThat(browser.see("payment-card", "a décliné la demande").getText())
                .doesNotContain("envoyer une autre");
        assertThat(browser.shows("[data-sum=available]")).isFalse();
    }

    @Test
    void the_currency_sign_is_where_the_language_writes_it() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("en", DESK);
        walkthrough.newFolder();
        walkthrough.request("50");
        browser.see(".sum.unit-first input");
        browser.see(".with-unit.unit-first input");
        browser.click(".language");
        browser.see(".sum:not(.unit-first) input");
    }

    @Test
    void a_guest_who_declined_reads_what_to_do() {
        var walkthrough = new ConsoleWalkthrough(browser, true);
        walkthrough.begin("fr", DESK);
        walkthrough.book();
        walkthrough.pay("50");
        browser.click(".request .decline");
        browser.see("[data-outcome=DECLINED]", "Rien n’est débité", "décliné la demande sur votre téléphone");
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINED, ANCV_REJECTED, votre solde",
        "EXPIRED, NOT_CONFIRMED_IN_TIME, trois minutes",
        "FAILED, unknown-beneficiary, adresse e-mail de votre compte ANCV",
        "FAILED, beneficiary-busy, autre demande"
    })
    void a_guest_reads_what_to_do_about_a_payment_that_did_not_work(String status, String reason, String words) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        walkthrough.pay("50");
        browser.changeAnswers(
                "/payments/[^/]+$",
                "payment => Object.assign(payment, { status: '%s', reason: '%s' })".formatted(status, reason));
        browser.see("[data-outcome=" + status + "]", "Rien n’est débité", words);
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
    void a_guest_to_whom_it_is_not_offered_finds_no_such_method_and_reads_why(String reason, int most, String words) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        browser.see("input[value=ancv]");
        browser.changeAnswers("/booking-folders/[^/]+$", OFFER.formatted("false", "'" + reason + "'", most));
        browser.askAgain();
        browser.see("[data-reason=" + reason + "]", words);
        browser.see("input[value=card]");
        assertThat(browser.shows("input[value=ancv], #guest-amount")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "amount-below-minimum, 1200, moins de 20",
        "too-many-payments, 30000, trop de paiements",
        "option-not-active, 30000, n’est pas activé",
        "requirements-not-met, 30000, manque une condition",
        "something-new, 30000, pas disponible"
    })
    void an_establishment_that_cannot_ask_finds_no_such_method_and_reads_why(String reason, int most, String words) {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.newFolder();
        browser.see("folder-view form input[value=ancv]");
        browser.changeAnswers("/booking-folders/[^/]+$", OFFER.formatted("false", "'" + reason + "'", most));
        browser.askAgain();
        browser.see("folder-view [data-reason=" + reason + "]", words);
        assertThat(browser.shows("folder-view form input[value=ancv], #request-amount"))
                .isFalse();
    }

    @Test
    void a_guest_can_pay_from_the_minimum_to_what_is_left() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.book();
        browser.changeAnswers("/booking-folders/[^/]+$", OFFER.formatted("true", "null", 3000));
        browser.askAgain();
        browser.see("#guest-amount-hint", "20,00 €", "30,00 €");
        assertThat(
                        browser.script(
                                "return [...document.querySelectorAll('checkout-view .chips button')].map(one => one.textContent.replaceAll(/\\s/g, '')).filter(text => text.endsWith('€')).join()"))
                .isEqualTo("30,00€");
        browser.type("#guest-amount", "19,99");
        browser.see("#guest-amount-hint.wrong", "au moins 20,00 €");
        browser.type("#guest-amount", "30,01");
        browser.see("#guest-amount-hint.wrong", "au plus 30,00 €");
        browser.type("#guest-amount", "20");
        browser.see("#guest-amount-hint:not(.wrong)");
    }

    @Test
    void an_establishment_can_ask_from_the_minimum_to_what_is_left() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("en", PHONE);
        walkthrough.newFolder();
        browser.changeAnswers("/booking-folders/[^/]+$", OFFER.formatted("true", "null", 2500));
        browser.askAgain();
        browser.see("#request-amount-hint", "€20.00", "€25.00");
        browser.type("#request-amount", "10");
        browser.see("#request-amount-hint.wrong", "at least €20.00");
        browser.click("folder-view form button.primary");
        assertThat(browser.shows("dialog[open]")).isFalse();
    }

    @Test
    void the_establishment_reads_the_minimum_beside_its_option() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        browser.changeAnswers(
                "/payment-methods$",
                "methods => { methods.ancvConnect.minimumAmount = { amount: 2000, currency: 'EUR' }; }");
        browser.click(".switch input");
        browser.see("money-view", "20,00 €");
    }

    @Test
    void a_booked_stay_is_declared_with_its_last_day() {
        browser.arrive("reservation", "fr", PHONE);
        browser.see("checkout-view form");
        browser.script(DECLARED);
        browser.click("checkout-view form button.primary");
        browser.until("return declared.length === 1");
        assertThat((String) browser.script("return declared[0].endsOn")).matches("20\\d\\d-[01]\\d-[0-3]\\d");
    }

    @Test
    void a_folder_is_declared_with_the_last_day_of_its_stay_where_it_is_known() {
        var walkthrough = new ConsoleWalkthrough(browser, false);
        walkthrough.begin("fr", PHONE);
        walkthrough.goTo("dossier");
        browser.script(DECLARED);
        browser.autofill("#new-endsOn", "2030-08-15");
        browser.click("folder-view form button.primary");
        browser.see("[data-folder-status=OPEN]");
        browser.changeAnswers(
                "/booking-folders/[^/]+$",
                "folder => { folder.endsOn = '2030-08-15'; folder.advice = ['REGISTER_CARD_GUARANTEE']; }");
        browser.askAgain();
        browser.see("folder-view .card", "15 août 2030");
        browser.click("folder-view .note button");
        browser.until("return declared.length === 2");
        assertThat(browser.script("return declared.map(one => one.endsOn).join()"))
                .isEqualTo("2030-08-15,2030-08-15");
    }
}
