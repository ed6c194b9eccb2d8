package fr.ancvconnect.elements;

import static fr.ancvconnect.elements.Booking.platform;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest pays with the checkout element: what is typed, what the page is told, and never a second payment. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class CheckoutPaymentTest extends ElementTest {

    private static final String PAYMENTS = "/booking-folders/[^/]+/payments$";
    private static final String FOLDER = "/booking-folders/[^/]+$";

    @Test
    void a_guest_pays_a_part_and_then_the_rest_and_the_page_is_told_once_of_each_step() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form h2", "Il reste 300,00 € à régler");
        pay("120", booking);
        waitForCountdown("120,00 €");
        booking.confirm(10000);
        page.waitFor("[data-outcome='PAID.partly']", "100,00 € sur 120,00 €", "Il reste 200,00 €");
        page.click(".chip", "Tout");
        page.click("[part~=submit]");
        waitForCountdown("200,00 €");
        booking.confirm();
        page.waitFor("[data-outcome=PAID]", "entièrement payée");
        assertThat(page.isShown("form")).isFalse();
        assertThat(page.events())
                .containsExactly(
                        "ancv-started PENDING",
                        "ancv-partly-paid PAID 20000",
                        "ancv-started PENDING",
                        "ancv-paid PAID 0");
        assertThat(booking.payments()).containsExactly("PAID 20000", "PAID 10000");
    }

    @Test
    void a_refused_payment_ends_and_its_amount_can_be_paid_again() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        booking.refuseLatest();
        page.script("element.refresh()");
        page.waitFor("[data-outcome=REFUSED]", "re-crédité de 120,00 €");
        page.waitFor("form h2", "Il reste 300,00 € à régler");
        assertThat(page.events())
                .containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000", "ancv-ended REFUSED 30000");
    }

    @Test
    void a_declined_payment_ends_and_the_form_keeps_the_account() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        booking.decline();
        page.waitFor("[data-outcome=DECLINED]", "Rien n’est débité", "Vous avez décliné");
        assertThat(page.script("return shown('#beneficiary').value")).isEqualTo(booking.customer());
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-ended DECLINED 30000");
    }

    @Test
    void a_double_click_asks_for_one_payment() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("120", booking.customer());
        page.recordKeys("POST", PAYMENTS);
        page.doubleClick("[part~=submit]");
        waitForCountdown("120,00 €");
        assertThat(page.keys()).hasSize(1);
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_form_that_is_sent_twice_at_once_asks_for_one_payment() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("120", booking.customer());
        page.recordKeys("POST", PAYMENTS);
        page.script("const form = shown('form'); form.requestSubmit(); form.requestSubmit();");
        waitForCountdown("120,00 €");
        assertThat(page.keys()).hasSize(1);
        assertThat(booking.payments()).containsExactly("PENDING 12000");
        assertThat(page.events()).containsExactly("ancv-started PENDING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            value = {"120,50|12050", "120.5|12050", "1 200 €|120000", "1200€|120000", "1\u202f200,00\u00a0€|120000"})
    void an_amount_is_read_as_people_type_it(String typed, int cents) {
        Booking booking = Booking.online(300000);
        page.open(booking.asGuest());
        pay(typed, booking);
        page.waitFor(".payment-wait .countdown");
        assertThat(booking.payments()).containsExactly("PENDING " + cents);
        booking.decline();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "douze", "120,505", "-120", "1.200,50", "0", "19,99", "300,01", "1€50", "1 50"})
    void a_text_that_is_no_possible_amount_is_marked_and_not_sent(String typed) {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay(typed, booking);
        page.waitFor("#amount[aria-invalid=true]");
        page.waitFor("#amount-hint.wrong");
        assertThat(page.focus()).isEqualTo("amount");
        assertThat(booking.payments()).isEmpty();
    }

    @Test
    void a_customer_is_named_by_a_number_of_11_digits_with_spaces() {
        Booking booking = new Booking(Booking.online().folder(), "marie@exemple.fr", Booking.CAMPING);
        page.open(booking.asGuest());
        fill("20", "123 456 789 01");
        page.click("[part~=submit]");
        waitForCountdown("20,00 €");
        page.waitFor(".payment-wait .help");
        assertThat(booking.read().getString("payments[0].beneficiary")).isEqualTo("*********01");
        booking.decline();
        page.waitFor("[data-outcome=DECLINED]");
    }

    @Test
    void an_address_that_cannot_be_right_is_marked_and_not_sent() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("120", "06 12 34 56 78");
        page.click("[part~=submit]");
        page.waitFor("#beneficiary-hint.wrong", "pas un numéro de téléphone");
        assertThat(page.focus()).isEqualTo("beneficiary");
        assertThat(booking.payments()).isEmpty();
    }

    @Test
    void an_unknown_address_is_explained_and_can_be_corrected() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("120", "marie@ailleurs.fr");
        page.click("[part~=submit]");
        page.waitFor("[role=alert][data-code=unknown-beneficiary]", "adresse e-mail de votre compte ANCV");
        pay("120", booking);
        waitForCountdown("120,00 €");
        assertThat(booking.payments()).containsExactly("PENDING 12000", "FAILED 12000");
        assertThat(page.events()).containsExactly("ancv-started PENDING");
    }

    @Test
    void a_problem_of_the_page_s_own_copy_of_the_client_is_explained_too() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&without=token");
        page.script("""
                return import('/_static/ancv-connect-client/index.js?copy')
                  .then(({ createClient }) => (element.client = createClient({ token: supplyToken })))
                  .then(() => undefined)""");
        fill("120", "marie@ailleurs.fr");
        page.click("[part~=submit]");
        page.waitFor("[role=alert][data-code=unknown-beneficiary]", "adresse e-mail de votre compte ANCV");
    }

    @Test
    void a_payment_that_could_not_be_re_credited_is_paid() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.script("""
                const real = fetch;
                window.fetch = async (address, request) => {
                  const response = await real(address, request);
                  if (!/booking-folders\\/[^/]+$/.test(address)) return response;
                  const folder = await response.json();
                  folder.payments[0].refund = { outcome: 'NOT_REFUNDED', reason: null };
                  return new Response(JSON.stringify(folder), response);
                }""");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']", "n’a pas été re-crédité");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @Test
    void values_that_are_filled_in_without_an_event_are_sent() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("#amount");
        page.script("shown('#amount').value = '150'; shown('#beneficiary').value = arguments[0]", booking.customer());
        page.click("[part~=submit]");
        waitForCountdown("150,00 €");
        assertThat(booking.payments()).containsExactly("PENDING 15000");
    }

    @Test
    void the_browser_may_fill_in_the_address_and_not_the_amount() {
        page.open(Booking.online().asGuest());
        page.waitFor("form");
        assertThat(page.script("return ['#beneficiary', '#amount'].map(css => shown(css).autocomplete)"))
                .isEqualTo(List.of("email", "off"));
    }

    @Test
    void the_address_that_the_page_knows_is_filled_in_and_what_the_guest_typed_stays() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&beneficiary=" + booking.customer());
        page.waitFor("#beneficiary");
        assertThat(page.script("return shown('#beneficiary').value")).isEqualTo(booking.customer());
        page.type("#beneficiary", "autre@exemple.fr");
        page.script("element.beneficiary = 'tard@exemple.fr'; return element.updateComplete");
        assertThat(page.script("return shown('#beneficiary').value")).isEqualTo("autre@exemple.fr");
    }

    @Test
    void a_start_whose_responses_are_all_lost_is_found_in_the_folder() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.loseResponses("POST", PAYMENTS, 3);
        page.recordKeys("POST", PAYMENTS);
        pay("120", booking);
        waitForCountdown("120,00 €");
        assertThat(page.keys()).hasSize(3).containsOnly(page.keys().getFirst());
        assertThat(page.isShown("[role=alert]")).isFalse();
        assertThat(booking.payments()).containsExactly("PENDING 12000");
        assertThat(page.events()).containsExactly("ancv-started PENDING");
        booking.decline();
        page.waitFor("[data-outcome=DECLINED]");
        assertThat(page.script("return shown('#amount').value")).isEqualTo("");
    }

    @Test
    void a_second_click_after_lost_responses_does_not_ask_twice() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.loseResponses("POST", PAYMENTS, 3);
        page.script("""
                const real = fetch;
                let isSent = false;
                window.fetch = async (address, request) => {
                  isSent ||= request?.method === 'POST' && address.endsWith('/payments');
                  if (!window.isBack && isSent && /booking-folders\\/[^/]+$/.test(address)) throw new TypeError('lost');
                  return real(address, request);
                }""");
        page.recordKeys("POST", PAYMENTS);
        pay("120", booking);
        page.waitFor("[role=alert][data-code=unreachable]");
        booking.untilPayments("PENDING 12000");
        page.script("window.isBack = true");
        page.click("[part~=submit]");
        waitForCountdown("120,00 €");
        assertThat(page.keys()).containsOnly(page.keys().getFirst());
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void two_tabs_show_the_same_wait_and_the_same_outcome() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        String first = page.openTab(booking.asGuest());
        page.waitFor("form");
        page.showTab(first);
        pay("120", booking);
        waitForCountdown("120,00 €");
        String second = page.otherTab();
        page.showTab(second);
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        page.showTab(first);
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        page.showTab(second);
        page.closeTab(first);
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "PAID"})
    void a_page_that_does_not_know_of_another_payment_shows_it_in_place_of_starting_a_second_one(String status) {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("120", booking.customer());
        booking.startAsGuest(12000);
        if (status.equals("PAID")) {
            booking.confirm();
            booking.untilPayments("PAID 12000");
        }
        page.recordKeys("POST", PAYMENTS);
        page.click("[part~=submit]");
        if (status.equals("PAID")) {
            page.waitFor("[data-outcome='PAID.left']", "Il reste 180,00 €");
            page.waitFor("[role=alert][data-code=folder-changed]", "rien n’a été envoyé");
        } else {
            waitForCountdown("120,00 €");
        }
        assertThat(page.keys()).isEmpty();
        assertThat(booking.payments()).containsExactly(status + " 12000");
    }

    /** The service accepts one pending payment of a guest. */
    @Test
    void two_tabs_that_ask_at_the_same_time_show_the_same_payment() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdBeforeSending("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        String first = page.openTab(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        String second = page.showTab(first);
        page.release();
        waitForCountdown("120,00 €");
        assertThat(page.isShown("[role=alert]")).isFalse();
        assertThat(page.events()).containsExactly("ancv-started PENDING");
        page.showTab(second);
        page.closeTab(first);
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_request_of_the_establishment_that_the_guest_has_not_seen_is_shown_before_another_payment() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("200", booking.customer());
        booking.startAsEstablishment(15000);
        page.click("[part~=submit]");
        page.waitFor("[role=alert][data-code=folder-changed]");
        page.waitFor(".note.warning", "150,00 € sont demandés");
        assertThat(booking.payments()).containsExactly("PENDING 15000");
    }

    @Test
    void two_elements_for_one_folder_show_the_same_payment_and_only_one_announces_it() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("window.second = add('ancv-connect-checkout', { folder: arguments[0] })", booking.folder());
        page.until("return deep('form').length === 2");
        pay("120", booking);
        page.until("return deep('.payment-wait .countdown').length === 2");
        booking.confirm();
        page.until("return deep(\"[data-outcome='PAID.left']\").length === 2");
        assertThat(page.announcements())
                .containsExactly("La demande de 120,00 € est partie.", "Merci, 120,00 € sont payés.");
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @Test
    void a_listener_of_the_page_that_fails_changes_nothing() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.script("""
                element.addEventListener('ancv-started', () => { throw new Error('of the page'); });
                element.addEventListener('ancv-partly-paid', () => { throw new Error('of the page'); });""");
        pay("120", booking);
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(page.errors()).hasSize(2).allMatch(error -> error.contains("of the page"));
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @ParameterizedTest
    @CsvSource({"hotel-du-port, option-not-active", "gite-des-cimes, option-not-active"})
    void where_the_method_is_not_offered_the_element_is_absent_and_says_why(String establishment, String reason) {
        Booking booking = Booking.declare("BOOKING_ENGINE", 30000, establishment);
        page.open(booking.asGuest());
        page.until("return events.length > 0");
        assertThat(page.events()).containsExactly("ancv-unavailable 30000 " + reason);
        assertThat(page.script("return element.matches(':state(unavailable)') && element.offsetHeight"))
                .isEqualTo(0L);
        page.script("element.refresh(); element.locale = 'en'");
        page.until("return element.renderRoot.querySelector('.root').lang === 'en'");
        assertThat(page.events()).hasSize(1);
    }

    @Test
    void an_unknown_folder_is_said_with_its_problem_and_shows_nothing() {
        page.open("folder=E-unknown");
        page.until("return events.length > 0");
        assertThat(page.events()).containsExactly("ancv-unavailable folder-not-found");
        assertThat(page.script("return element.offsetHeight")).isEqualTo(0L);
    }

    @Test
    void an_option_that_is_switched_off_during_the_visit_is_said_with_the_problem_of_the_start() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        platform()
                .delete("/establishments/" + Booking.CAMPING + "/payment-methods/ancv-connect")
                .then()
                .statusCode(204);
        pay("120", booking);
        page.until("return !shown('form')");
        page.waitFor("[role=alert][data-code=option-not-active]");
        assertThat(page.events()).containsExactly("ancv-unavailable 30000 option-not-active");
        assertThat(booking.payments()).isEmpty();
    }

    @Test
    void a_failed_read_before_the_start_sends_nothing() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("""
                const real = fetch;
                window.fetch = async (address, request) => new RegExp(arguments[0]).test(address)
                  ? new Response('{}', { status: 503 }) : real(address, request);""".replace("arguments[0]", "'" + FOLDER + "'"));
        pay("120", booking);
        page.waitFor("[role=alert][data-code=service-unavailable]");
        assertThat(booking.payments()).isEmpty();
    }
}
