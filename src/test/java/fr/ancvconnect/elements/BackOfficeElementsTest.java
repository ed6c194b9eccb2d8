package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** The establishment sees and refuses payments with the history element, and activates the option with the option element. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class BackOfficeElementsTest extends ElementTest {

    private static final String HOTEL = "hotel-du-port";

    @Test
    void a_payment_is_refused_with_the_keyboard_after_a_question_and_its_end_is_said_once() {
        Booking booking = paidBooking();
        page.open(booking.asEstablishment("ancv-connect-history"));
        page.waitFor(".payment[data-status=PAID]");
        page.script("shown('.payment button').focus()");
        page.press(Keys.ENTER);
        page.waitFor("dialog[open]", "Refuser 120,00 € ?", "re-crédité");
        page.press(Keys.ESCAPE);
        page.until("return !shown('dialog[open]')");
        assertThat(booking.payments()).containsExactly("PAID 12000");
        page.press(Keys.ENTER);
        page.waitFor("dialog[open]");
        page.press("Complet", Keys.ENTER);
        page.waitFor(".payment[data-status=REFUSED]");
        page.until("return focused().matches('.payment')");
        assertThat(page.events()).containsExactly("ancv-ended REFUSED 30000");
        assertThat(booking.payments()).containsExactly("REFUSED 12000");
    }

    @Test
    void the_question_before_a_refusal_follows_what_happens_to_the_payment() {
        Booking booking = Booking.backOffice();
        booking.startAsEstablishment(12000);
        page.open(booking.asEstablishment("ancv-connect-history"));
        page.click(".payment[data-status=PENDING] button");
        page.waitFor("dialog[open]", "retirée du téléphone");
        booking.confirm();
        page.waitFor("dialog[open]", "re-crédité");
        page.click("dialog button.danger");
        page.waitFor(".payment[data-status=REFUSED]");
    }

    @Test
    void a_folder_is_cancelled_after_a_preview_and_the_page_is_told() {
        Booking booking = paidBooking();
        page.open(booking.asEstablishment("ancv-connect-history") + "&cancellable=");
        page.click("button.danger-text");
        page.waitFor("dialog [data-preview=re-credited]", "120,00 €");
        page.press(Keys.ENTER);
        page.until("return !shown('dialog[open]')");
        assertThat(booking.read().getString("status"))
                .as("Enter keeps the folder")
                .isEqualTo("OPEN");
        page.click("button.danger-text");
        page.click("dialog button.danger");
        page.waitFor(".payment[data-status=CANCELLED]");
        assertThat(page.events())
                .contains("ancv-folder-cancelled 30000", "ancv-ended CANCELLED 30000")
                .hasSize(2);
    }

    @Test
    void the_list_of_an_establishment_has_filters_pages_and_live_states() {
        String establishment = "elements-" + Long.toHexString(System.nanoTime());
        activate(establishment);
        try {
            assertListOf(establishment);
        } finally {
            // The other tests activate this ANCV ID for another establishment.
            deactivate(establishment);
        }
    }

    private static void assertListOf(String establishment) {
        for (int i = 0; i < 20; i++) {
            Booking.declare("BACK_OFFICE", 30000, establishment).startAsEstablishment(2000 + i);
        }
        Booking earlier = Booking.declare("BACK_OFFICE", 30000, establishment);
        earlier.startAsEstablishment(8800);
        Booking latest = Booking.declare("BACK_OFFICE", 30000, establishment);
        latest.startAsEstablishment(9900);
        page.open("role=establishment&tag=ancv-connect-history&establishment=" + establishment);
        page.until("return deep('.payment').length === 20");
        page.click("button.secondary", "Afficher la suite");
        page.until("return deep('.payment').length === 22");
        page.script("document.dispatchEvent(new Event('visibilitychange'))");
        latest.confirm();
        page.waitFor(".payment[data-status=PAID]", "99,00 €");
        assertThat(page.script("return deep('.payment').length"))
                .as("pages stay")
                .isEqualTo(22L);
        page.click(".payment[data-status=PAID] button");
        page.waitFor("dialog[open]");
        page.press(Keys.ENTER);
        page.waitFor(".payment[data-status=REFUSED]", "99,00 €");
        assertThat(page.events()).containsExactly("ancv-ended REFUSED");
        earlier.confirm();
        selectStatus("PAID");
        page.waitFor(".payment[data-status=PAID]", "88,00 €");
        page.click(".payment[data-status=PAID] button");
        page.waitFor("dialog[open]");
        page.press(Keys.ENTER);
        page.until("return deep('.payment').length === 0");
        assertThat(page.events())
                .as("of a payment that the filter does not show any more")
                .containsExactly("ancv-ended REFUSED", "ancv-ended REFUSED");
        selectStatus("");
        page.type("#folderId", latest.folder());
        page.press(Keys.ENTER);
        page.until("return deep('.payment').length === 1");
        page.script("element.establishment = 'camping-des-pins'; return element.updateComplete");
        assertThat(page.script("return shown('#folderId').value")).isEqualTo("");
    }

    @Test
    void a_list_that_is_older_than_the_refusal_does_not_show_the_payment_as_paid_again() {
        Booking booking = paidBooking();
        openList(booking);
        page.waitFor(".payment[data-status=PAID]");
        page.script("""
                const real = fetch;
                window.older = 0;
                window.fetch = async (address, request) => {
                  const response = await real(address, request);
                  if (!/folderId/.test(address) || older++ > 0) return response;
                  const page = await response.json();
                  for (const payment of page.items) if (payment.status === 'REFUSED') payment.status = 'PAID';
                  return new Response(JSON.stringify(page), response);
                }""");
        refuse();
        page.waitFor(".payment[data-status=REFUSED]");
        page.until("return older > 1");
        page.waitFor(".payment[data-status=REFUSED]");
        assertThat(page.announcements()).containsExactly("Le paiement de 120,00 € est refusé.");
        assertThat(page.events()).containsExactly("ancv-ended REFUSED");
    }

    @Test
    void a_filter_that_changes_while_more_is_read_shows_its_payments_at_once() {
        Booking booking = paidBooking();
        openList(booking);
        page.waitFor(".payment[data-status=PAID]");
        page.script("""
                const real = fetch;
                window.fetch = async (address, request) => {
                  if (/cursor=next/.test(address)) return new Promise(() => (window.isReadingMore = true));
                  const response = await real(address, request);
                  if (!/folderId/.test(address) || /status/.test(address)) return response;
                  const page = { ...(await response.json()), nextCursor: 'next' };
                  return new Response(JSON.stringify(page), response);
                };
                element.refresh();""");
        page.click("button.secondary", "Afficher la suite");
        page.until("return window.isReadingMore");
        long before = System.nanoTime();
        selectStatus("PAID");
        page.waitFor(".payment[data-status=PAID]");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("the list is read again only every 8 s")
                .isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void a_page_that_is_added_to_the_list_is_live_too() {
        Booking booking = Booking.backOffice();
        booking.startAsEstablishment(12000);
        openList(booking);
        page.waitFor(".payment[data-status=PENDING]");
        booking.confirm();
        page.waitFor(".payment[data-status=PAID]");
        booking.startAsEstablishment(5000);
        page.script("""
                const real = fetch;
                window.fetch = async (address, request) => {
                  const response = await real(address.replace('&cursor=next', ''), request);
                  if (!/folderId/.test(address)) return response;
                  const { items } = await response.json();
                  const [first, ...others] = items.toReversed();
                  const isMore = /cursor=next/.test(address);
                  const page = isMore ? { items: others, nextCursor: null } : { items: [first], nextCursor: 'next' };
                  return new Response(JSON.stringify(page), response);
                };
                element.refresh();""");
        page.click("button.secondary", "Afficher la suite");
        page.waitFor(".payment[data-status=PENDING]", "50,00 €");
        booking.decline();
        page.waitFor(".payment[data-status=DECLINED]", "50,00 €");
    }

    @Test
    void a_csv_in_french_begins_with_the_mark_by_which_excel_knows_its_encoding() {
        Booking booking = paidBooking();
        openList(booking);
        page.waitFor(".payment[data-status=PAID]");
        page.script(
                "const real = URL.createObjectURL; URL.createObjectURL = file => real.call(URL, (window.file = file))");
        page.click("button.secondary", "CSV");
        page.until("return Boolean(window.file)");
        assertThat((List<?>)
                        page.script("return file.arrayBuffer().then(bytes => [...new Uint8Array(bytes)].slice(0, 5))"))
                .as("EF BB BF, and the first column")
                .isEqualTo(List.of(0xEFL, 0xBBL, 0xBFL, (long) 'i', (long) 'd'));
    }

    /** Opens the list of the camping site with the payments of this folder. */
    private static void openList(Booking booking) {
        page.open("role=establishment&tag=ancv-connect-history&establishment=" + Booking.CAMPING);
        page.type("#folderId", booking.folder());
        page.press(Keys.ENTER);
        page.until("return deep('.payment').length === 1");
    }

    private static void refuse() {
        page.click(".payment button.secondary");
        page.waitFor("dialog[open]");
        page.press(Keys.ENTER);
    }

    private static void selectStatus(String status) {
        page.script(
                "const field = shown('#status'); field.value = arguments[0]; field.dispatchEvent(new Event('change'))",
                status);
    }

    @Test
    void the_option_is_activated_with_an_id_that_ancv_knows_and_deactivated_after_a_question() {
        deactivate(HOTEL);
        page.open("role=establishment&tag=ancv-connect-option&establishment=" + HOTEL);
        page.click("input[value=on]");
        page.waitFor("#ancv-id-hint.wrong", "Saisissez");
        assertThat(page.focus()).isEqualTo("ancv-id");
        assertThat(page.script("return shown('input[value=off]').checked")).isEqualTo(true);
        page.script("shown('input[value=off]').focus()");
        page.click("input[value=on]");
        page.until("return focused().id === 'ancv-id'");
        assertThat(page.script("return element.updateComplete.then(() => shown('input[value=off]').checked)"))
                .as("after a second try")
                .isEqualTo(true);
        page.type("#ancv-id", "10009999");
        page.click("input[value=on]");
        page.waitFor("[role=alert][data-code=unknown-ancv-id]");
        assertThat(page.script("return shown('input[value=off]').checked")).isEqualTo(true);
        page.type("#ancv-id", "10000652");
        page.click("input[value=on]");
        page.waitFor(".badge.success");
        page.until("return focused().value === 'on'");
        page.click("input[value=off]");
        page.waitFor("dialog[open]");
        page.press(Keys.ESCAPE);
        page.until("return !shown('dialog[open]') && shown('input[value=on]').checked");
        page.click("input[value=off]");
        page.click("dialog button.danger");
        page.waitFor(".badge.neutral");
        assertThat(page.events()).containsExactly("ancv-option-changed true", "ancv-option-changed false");
    }

    @Test
    void an_id_that_the_user_deleted_to_paste_another_one_stays_deleted() {
        page.open("role=establishment&tag=ancv-connect-option&establishment=" + Booking.CAMPING);
        page.waitFor(".badge.success");
        page.script("shown('#ancv-id').focus()");
        page.pressWith(Keys.CONTROL, "a");
        page.press(Keys.DELETE);
        page.script(
                "const real = fetch; window.reads = 0; window.fetch = async (...request) => { const response = await real(...request); reads++; return response; }");
        page.script("document.dispatchEvent(new Event('visibilitychange'))");
        page.until("return reads > 1");
        page.script("return element.updateComplete");
        assertThat(page.script("return shown('#ancv-id').value")).isEqualTo("");
    }

    @Test
    void a_dialog_of_the_option_closes_with_another_establishment_and_changes_nothing() {
        page.open("role=establishment&tag=ancv-connect-option&establishment=" + Booking.CAMPING);
        page.waitFor(".badge.success");
        page.click("input[value=off]");
        page.waitFor("dialog[open]");
        page.script("window.establishment = arguments[0]; element.establishment = arguments[0]", HOTEL);
        page.until("return !shown('dialog[open]')");
        page.waitFor(".option");
        assertThat(status(Booking.CAMPING)).isEqualTo("ACTIVE");
    }

    private static Booking paidBooking() {
        Booking booking = Booking.backOffice();
        booking.startAsEstablishment(12000);
        booking.confirm();
        booking.untilPayments("PAID 12000");
        return booking;
    }

    private static String status(String establishment) {
        return Booking.platform()
                .get("/establishments/" + establishment + "/payment-methods")
                .path("ancvConnect.status");
    }

    private static void deactivate(String establishment) {
        Booking.platform()
                .delete("/establishments/" + establishment + "/payment-methods/ancv-connect")
                .then()
                .statusCode(204);
    }

    /** Declares an establishment, which gets the ANCV ID that the hotel has not. */
    private static void activate(String establishment) {
        deactivate(HOTEL);
        Booking.platform()
                .body(Map.of(
                        "name",
                        "Camping",
                        "country",
                        "FR",
                        "collectionMode",
                        "PREPAID",
                        "virtualPos",
                        List.of("STRIPE")))
                .put("/establishments/" + establishment)
                .then()
                .statusCode(201);
        Booking.platform()
                .body(Map.of("ancvId", "10000652"))
                .put("/establishments/" + establishment + "/payment-methods/ancv-connect")
                .then()
                .statusCode(200);
    }
}
