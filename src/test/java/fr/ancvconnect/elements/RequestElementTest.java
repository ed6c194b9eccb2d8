package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** The establishment requests payments with the request element. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class RequestElementTest extends ElementTest {

    private static final String PAYMENTS = "/booking-folders/[^/]+/payments$";

    private static void open(Booking booking, String... parameters) {
        page.open(booking.asEstablishment("ancv-connect-request") + String.join("", parameters));
        page.waitFor("form h2");
    }

    /** Opens the dialog for this amount with the keyboard. */
    private static void openDialog(String amount) {
        page.type("#amount", amount);
        page.press(Keys.ENTER);
        page.waitFor("dialog[open] #beneficiary");
    }

    @Test
    void a_payment_is_requested_with_the_keyboard_alone_and_its_states_are_said_once() {
        Booking booking = Booking.backOffice();
        open(booking);
        openDialog("120,50");
        assertThat(page.focus()).isEqualTo("beneficiary");
        page.press("123", Keys.ENTER);
        page.waitFor("#beneficiary-hint.wrong");
        page.pressWith(Keys.CONTROL, "a");
        page.press(booking.customer(), Keys.ENTER);
        page.waitFor(".request-status[data-status=PENDING] .countdown");
        assertThat(page.focus()).isEqualTo("amount");
        booking.confirm(10000);
        page.waitFor(".request-status[data-status=PAID]");
        page.waitFor(".note.warning", "Enregistrez une carte bancaire");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 20000");
        assertThat(page.announcements()).containsExactly("La demande de 120,50 € est partie.", "100,00 € payés.");
        assertThat(booking.payments()).containsExactly("PAID 10000");
    }

    @Test
    void escape_closes_the_dialog_and_sends_nothing() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        page.type("#amount", "120");
        page.script("shown('[part~=submit]').focus()");
        page.press(Keys.ENTER);
        page.waitFor("dialog[open]");
        page.press(Keys.ESCAPE);
        page.until("return !shown('dialog[open]')");
        page.until("return focused().matches('[part~=submit]')");
        page.press(Keys.ENTER);
        page.waitFor("dialog[open]");
        page.press(Keys.ESCAPE, Keys.ESCAPE);
        page.until("return !shown('dialog[open]')");
        assertThat(page.script("return shown('#amount').value")).isEqualTo("120");
        assertThat(booking.payments()).isEmpty();
    }

    @Test
    void the_key_that_opened_the_dialog_does_not_also_confirm_it_while_it_is_held() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        page.type("#amount", "120");
        page.holdEnter(5);
        page.waitFor("dialog[open] #beneficiary");
        assertThat(booking.payments()).isEmpty();
        page.press(Keys.ENTER);
        page.waitFor(".request-status .countdown");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_double_click_on_send_requests_one_payment() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        openDialog("120");
        page.doubleClick("dialog button.primary");
        page.waitFor(".request-status .countdown");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_dialog_closes_when_the_page_shows_another_folder_and_requests_nothing_there() {
        Booking booking = Booking.backOffice();
        Booking other = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        openDialog("120");
        page.script("element.folder = arguments[0]", other.folder());
        page.until("return !shown('dialog[open]')");
        page.waitFor("form h2");
        assertThat(page.script("return shown('#amount').value")).isEqualTo("");
        assertThat(booking.payments()).isEmpty();
        assertThat(other.payments()).isEmpty();
    }

    @Test
    void a_dialog_closes_when_the_element_leaves_the_page() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        openDialog("120");
        page.script("element.remove(); document.querySelector('main').append(element)");
        page.waitFor("form h2");
        assertThat(page.isShown("dialog[open]")).isFalse();
        openDialog("130");
        page.click("dialog button.primary");
        page.waitFor(".request-status .countdown");
        assertThat(booking.payments()).containsExactly("PENDING 13000");
    }

    @Test
    void a_payment_that_the_guest_made_while_the_dialog_was_open_is_shown_in_place_of_a_second_one() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        openDialog("120");
        booking.startAsGuest(12000);
        booking.confirm();
        booking.untilPayments("PAID 12000");
        page.script("element.refresh()");
        page.until("return Boolean(deep('.request-status')[0])");
        page.click("dialog button.primary");
        page.waitFor("[role=alert][data-code=folder-changed]", "rien n’a été envoyé");
        page.waitFor(".request-status[data-status=PAID]");
        assertThat(booking.payments()).containsExactly("PAID 12000");
        openDialog("50");
        page.click("dialog button.primary");
        page.waitFor(".request-status[data-status=PENDING]");
        assertThat(booking.payments()).containsExactly("PENDING 5000", "PAID 12000");
    }

    @Test
    void what_happened_before_the_element_was_added_is_shown_and_not_said() {
        Booking booking = Booking.backOffice();
        booking.startAsEstablishment(12000);
        booking.confirm();
        booking.untilPayments("PAID 12000");
        open(booking);
        page.waitFor(".request-status[data-status=PAID]");
        page.script("element.remove()");
        booking.startAsEstablishment(5000);
        booking.confirm();
        booking.untilPayments("PAID 5000", "PAID 12000");
        page.script("document.querySelector('main').append(element)");
        page.waitFor(".request-status", "50,00 €");
        assertThat(page.events()).isEmpty();
        assertThat(page.announcements()).isEmpty();
    }

    @Test
    void what_happens_while_the_element_is_moved_is_said() {
        Booking booking = Booking.backOffice();
        booking.startAsEstablishment(12000);
        open(booking);
        page.waitFor(".request-status .countdown");
        booking.confirm();
        booking.untilPayments("PAID 12000");
        page.script("document.body.prepend(element)");
        page.waitFor(".request-status[data-status=PAID]");
        assertThat(page.events()).containsExactly("ancv-partly-paid PAID 18000");
    }

    @Test
    void a_request_whose_responses_are_lost_is_found_and_said_once() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        page.loseResponses("POST", PAYMENTS, 3);
        openDialog("120");
        page.click("dialog button.primary");
        page.waitFor(".request-status .countdown");
        page.until("return !shown('[role=alert]')");
        assertThat(page.events()).containsExactly("ancv-started PENDING");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_request_that_was_read_before_its_responses_are_lost_is_said_once() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        page.script("""
                const real = fetch;
                const lost = new Promise(resolve => (window.lose = resolve));
                window.fetch = async (address, request) => {
                  const response = await real(address, request);
                  if (request?.method !== 'POST' || !address.endsWith('/payments')) return response;
                  await lost;
                  throw new TypeError('lost');
                }""");
        openDialog("120");
        page.click("dialog button.primary");
        page.until("return Boolean(deep('[part~=submit]')[0].disabled)");
        booking.untilPayments("PENDING 12000");
        page.script("element.refresh()");
        page.waitFor(".request-status .countdown");
        page.script("lose()");
        page.until("return !shown('[part~=submit]').disabled && !shown('[role=alert]')");
        assertThat(page.events()).containsExactly("ancv-started PENDING");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_folder_that_is_paid_in_full_is_said_and_offers_no_request() {
        Booking booking = Booking.backOffice();
        open(booking, "&beneficiary=" + booking.customer());
        openDialog("300");
        page.click("dialog button.primary");
        page.waitFor(".request-status .countdown");
        booking.confirm();
        page.waitFor(".request-status[data-status=PAID]");
        page.until("return !shown('form')");
        assertThat(page.events()).contains("ancv-started PENDING", "ancv-paid PAID 0");
    }
}
