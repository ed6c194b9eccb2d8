package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.console.ConsoleClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checkout element when the page, the device, the network or the page's own code comes between. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class CheckoutInterruptionTest extends ElementTest {

    private static final String PAYMENTS = "/booking-folders/[^/]+/payments$";
    private static final String PAYMENT = "/payments/[^/]+$";
    private static final String FOLDER = "/booking-folders/[^/]+$";

    private static final String NOTHING = "";
    /** Chromium's behaviour if cookies and site data are blocked. */
    private static final String BLOCKED_STORAGE = """
            for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });
            }""";
    /** Chromium's behaviour if the site's storage quota is used up. */
    private static final String FULL_STORAGE =
            "Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };";

    /** A device whose clock is some minutes ahead, or is set ahead later. */
    private static final String DEVICE_CLOCK = """
            const RealDate = Date;
            window.minutesAhead = %s;
            globalThis.Date = class extends RealDate {
              constructor(...values) { values.length ? super(...values) : super(Date.now()); }
              static now() { return RealDate.now() + minutesAhead * 60000; }
            };""";

    @ParameterizedTest
    @ValueSource(strings = {NOTHING, BLOCKED_STORAGE, FULL_STORAGE})
    void the_wait_goes_on_after_a_reload_from_the_folder_alone(String script) {
        Booking booking = Booking.online();
        page.open(booking.asGuest(), script);
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.reload();
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        page.reload();
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        assertThat(page.events()).containsExactly("ancv-partly-paid PAID 18000");
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @Test
    void the_wait_goes_on_after_a_reload_in_a_browser_that_is_set_to_block_the_storage() {
        Booking booking = Booking.online();
        try (HostPage blocking = HostPage.withoutStorage("http://localhost:" + RestAssured.port)) {
            startWait(blocking, booking);
            assertThat(blocking.script("try { return sessionStorage.length; } catch (error) { return error.name; }"))
                    .isEqualTo("SecurityError");
            blocking.reload();
            blocking.waitFor(".payment-wait .countdown");
            booking.confirm();
            blocking.waitFor("[data-outcome='PAID.left']", "180,00 €");
            assertThat(booking.payments()).containsExactly("PAID 12000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NOTHING, BLOCKED_STORAGE})
    void a_reload_before_the_response_to_the_start_shows_the_wait(String script) {
        Booking booking = Booking.online();
        page.open(booking.asGuest(), script);
        page.waitFor("form");
        page.holdResponses("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        page.reload();
        waitForCountdown("120,00 €");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void a_reload_before_the_start_is_sent_shows_the_form_and_starts_nothing() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdBeforeSending("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        page.reload();
        page.waitFor("form h2", "300,00 €");
        assertThat(booking.payments()).isEmpty();
    }

    @Test
    void a_guest_can_pay_where_the_storage_is_blocked_and_a_second_element_reuses_the_key() {
        Booking booking = Booking.online();
        page.open(booking.asGuest(), BLOCKED_STORAGE);
        page.waitFor("form");
        page.script("""
                const real = fetch;
                window.keys = [];
                window.fetch = async (address, request) => {
                  if (request?.method !== 'POST' || !address.endsWith('/payments')) return real(address, request);
                  keys.push(request.headers['Idempotency-Key']);
                  if (keys.length <= 3) throw new TypeError('lost');
                  return real(address, request);
                }""");
        pay("120", booking);
        page.waitFor("[role=alert][data-code=unreachable]");
        page.script(
                "element.remove(); window.element = add('ancv-connect-checkout', { folder: arguments[0] })",
                booking.folder());
        pay("120", booking);
        waitForCountdown("120,00 €");
        assertThat((String) page.script("return keys.join()")).matches("([A-Z2-7]{32})(,\\1){3}");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void offline_at_the_start_nothing_is_sent_and_the_same_click_works_later() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        fill("120", booking.customer());
        page.offline(true);
        page.click("[part~=submit]");
        page.waitFor("[role=alert][data-code=unreachable]", "connexion");
        assertThat(booking.payments()).isEmpty();
        page.offline(false);
        page.click("[part~=submit]");
        waitForCountdown("120,00 €");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void offline_while_the_start_is_on_its_way_the_payment_is_found_when_the_device_is_online_again() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdResponses("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        page.loseNetwork();
        page.waitFor("[role=alert][data-code=unreachable]");
        page.restoreNetwork();
        waitForCountdown("120,00 €");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
    }

    @Test
    void offline_during_the_wait_the_element_says_so_and_shows_the_outcome_later() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.offline(true);
        page.waitFor(".payment-wait [data-code=unreachable]", "continue d’essayer");
        booking.confirm();
        booking.untilPayments("PAID 12000");
        page.offline(false);
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        assertThat(page.isShown("[role=alert]")).isFalse();
    }

    @Test
    void a_form_is_read_again_when_the_device_is_online_again() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form h2", "300,00 €");
        page.offline(true);
        booking.startAsGuest(12000);
        page.offline(false);
        waitForCountdown("120,00 €");
    }

    @Test
    void a_laptop_that_slept_for_4_minutes_shows_that_the_time_is_up() {
        Booking booking = Booking.online();
        try (HostPage sleeping = HostPage.at("http://localhost:" + RestAssured.port)) {
            startWait(sleeping, booking);
            sleeping.asleep(true);
            ConsoleClock.setAhead(Duration.ofMinutes(4));
            booking.untilPayments("EXPIRED 12000");
            wakeAfterFourMinutes(sleeping);
            sleeping.waitFor("[data-outcome=EXPIRED]", "Rien n’est débité");
            sleeping.waitFor("form h2", "300,00 €");
            assertThat(sleeping.events()).containsExactly("ancv-started PENDING", "ancv-ended EXPIRED 30000");
        }
    }

    @Test
    void a_laptop_that_slept_for_4_minutes_shows_what_was_confirmed_meanwhile() {
        Booking booking = Booking.online();
        try (HostPage sleeping = HostPage.at("http://localhost:" + RestAssured.port)) {
            startWait(sleeping, booking);
            sleeping.asleep(true);
            booking.confirm();
            booking.untilPayments("PAID 12000");
            ConsoleClock.setAhead(Duration.ofMinutes(4));
            wakeAfterFourMinutes(sleeping);
            sleeping.waitFor("[data-outcome='PAID.left']", "180,00 €");
            assertThat(sleeping.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
        }
    }

    private static void startWait(HostPage sleeping, Booking booking) {
        sleeping.open(booking.asGuest(), DEVICE_CLOCK.formatted(0));
        sleeping.type("#amount", "120");
        sleeping.type("#beneficiary", booking.customer());
        sleeping.click("[part~=submit]");
        sleeping.waitFor(".payment-wait .countdown");
    }

    /** The clock of the device has gone on while its timers stood still. */
    private static void wakeAfterFourMinutes(HostPage sleeping) {
        sleeping.script("minutesAhead = 4");
        sleeping.asleep(false);
    }

    @Test
    void a_countdown_that_is_over_is_no_outcome_before_the_service_has_one() {
        Booking booking = Booking.online();
        page.open(booking.asGuest(), DEVICE_CLOCK.formatted(0));
        pay("120", booking);
        waitForCountdown("120,00 €");
        // A response after the jump of the clock would correct it.
        page.holdResponses("GET", FOLDER + "|" + PAYMENT);
        page.untilHeld();
        page.script("minutesAhead = 4");
        page.waitFor(".figures", "0:00");
        assertThat(page.isShown(".payment-wait")).isTrue();
        booking.confirm();
        page.release();
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, -60})
    void the_countdown_follows_the_service_where_the_clock_of_the_device_is_an_hour_wrong(int minutes) {
        Booking booking = Booking.online();
        page.open(booking.asGuest(), DEVICE_CLOCK.formatted(minutes));
        pay("120", booking);
        waitForCountdown("120,00 €");
        assertThat(page.waitFor(".figures").getText()).matches("2:[3-5][0-9]|3:0[0-2]");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @Test
    void back_to_the_page_shows_the_wait_and_back_again_the_outcome() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.leave();
        page.back();
        waitForCountdown("120,00 €");
        page.leave();
        booking.confirm();
        booking.untilPayments("PAID 12000");
        page.back();
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        page.leave();
        page.back();
        page.forward();
        page.back();
        page.waitFor("[data-outcome='PAID.left']", "180,00 €");
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @Test
    void a_page_that_the_browser_kept_as_it_was_is_read_again_when_it_is_shown() throws IOException {
        Booking booking = Booking.online();
        try (var site = new Site(RestAssured.port);
                HostPage kept = HostPage.at(site.address())) {
            kept.open(booking.asGuest());
            kept.waitFor("form h2", "300,00 €");
            kept.script("window.addEventListener('pageshow', event => (window.isKept = event.persisted))");
            kept.leave();
            booking.startAsGuest(12000);
            booking.confirm();
            booking.untilPayments("PAID 12000");
            kept.back();
            kept.waitFor("[data-outcome='PAID.left']", "180,00 €");
            assertThat(kept.script("return isKept")).isEqualTo(true);
        }
    }

    @Test
    void a_wait_goes_on_in_a_page_that_the_browser_kept_as_it_was() throws IOException {
        Booking booking = Booking.online();
        try (var site = new Site(RestAssured.port);
                HostPage kept = HostPage.at(site.address())) {
            startWait(kept, booking);
            kept.script("window.addEventListener('pageshow', event => (window.isKept = event.persisted))");
            kept.leave();
            kept.back();
            kept.waitFor(".payment-wait .countdown");
            booking.confirm();
            kept.waitFor("[data-outcome='PAID.left']", "180,00 €");
            assertThat(kept.script("return isKept")).isEqualTo(true);
            assertThat(kept.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
        }
    }

    @Test
    void a_refresh_during_the_start_does_not_replace_what_the_start_shows() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdBeforeSending("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        booking.startAsEstablishment(3000);
        page.script("""
                document.dispatchEvent(new Event('visibilitychange'));
                window.dispatchEvent(new Event('online'));
                window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
                element.refresh();""");
        page.waitFor(".note.warning", "30,00 €");
        assertThat(page.isShown("[part~=submit]:disabled")).isTrue();
        booking.refuseLatest();
        page.release();
        waitForCountdown("120,00 €");
        page.script("document.dispatchEvent(new Event('visibilitychange'));");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @Test
    void a_start_that_is_answered_after_the_payment_was_shown_as_paid_is_not_told_again() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdResponses("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        page.script("element.refresh()");
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        page.release();
        page.waitFor("[part~=submit]:enabled");
        page.script("element.refresh(); return element.updateComplete");
        assertThat(page.isShown("[data-outcome='PAID.left']")).isTrue();
        assertThat(page.script("return shown('#amount').value")).isEqualTo("");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @Test
    void a_read_that_is_answered_late_does_not_show_a_paid_payment_as_waiting_again() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.holdFirstResponse(FOLDER);
        page.script("element.refresh()");
        page.untilHeld();
        booking.confirm();
        page.script("element.refresh()");
        page.waitFor("[data-outcome='PAID.left']");
        page.release();
        page.script("return new Promise(resolve => setTimeout(resolve))");
        assertThat(page.isShown("[data-outcome='PAID.left']")).isTrue();
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @Test
    void an_element_that_is_moved_goes_on_and_tells_nothing_twice() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.script("document.body.prepend(element)");
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        page.script("document.querySelector('main').append(element); return element.updateComplete");
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-partly-paid PAID 18000");
    }

    @Test
    void an_element_that_is_moved_during_the_start_shows_the_wait() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdResponses("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        page.script("document.body.prepend(element)");
        page.release();
        waitForCountdown("120,00 €");
        assertThat(booking.payments()).containsExactly("PENDING 12000");
        assertThat(page.events()).containsExactly("ancv-started PENDING");
    }

    @Test
    void an_element_that_is_removed_during_the_start_shows_the_wait_when_it_is_added_again() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdResponses("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        page.script("element.remove()");
        page.release();
        booking.untilPayments("PENDING 12000");
        page.script("document.querySelector('main').append(element)");
        waitForCountdown("120,00 €");
    }

    @Test
    void a_start_that_is_answered_after_the_folder_changed_is_not_shown_with_the_other_folder() {
        Booking booking = Booking.online();
        Booking other = Booking.online(40000);
        page.open(booking.asGuest());
        page.waitFor("form");
        page.holdResponses("POST", PAYMENTS);
        pay("120", booking);
        page.untilHeld();
        changeFolder(other);
        page.waitFor("form h2", "Il reste 400,00 €");
        page.release();
        booking.untilPayments("PENDING 12000");
        page.waitFor("[part~=submit]:enabled");
        assertThat(page.script("return shown('#beneficiary').value")).isEqualTo("");
        assertThat(page.isShown(".payment-wait")).isFalse();
        assertThat(other.payments()).isEmpty();
        assertThat(page.events()).isEmpty();
    }

    @Test
    void a_folder_that_changes_during_a_wait_is_shown_and_the_first_one_when_it_is_back() {
        Booking booking = Booking.online();
        Booking other = Booking.online(40000);
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        changeFolder(other);
        page.waitFor("form h2", "Il reste 400,00 €");
        changeFolder(booking);
        waitForCountdown("120,00 €");
        assertThat(page.events()).containsExactly("ancv-started PENDING", "ancv-started PENDING");
    }

    @Test
    void the_form_of_a_folder_is_not_shown_for_another_one_that_is_not_read_yet() {
        Booking booking = Booking.online();
        Booking other = Booking.online(40000);
        page.open(booking.asGuest());
        page.waitFor("form h2", "Il reste 300,00 €");
        page.holdFirstResponse(FOLDER);
        changeFolder(other);
        page.untilHeld();
        assertThat(page.isShown("form")).isFalse();
        page.release();
        page.waitFor("form h2", "Il reste 400,00 €");
    }

    /** As a page does with another booking: with the token of its guest. */
    private static void changeFolder(Booking booking) {
        page.script("""
                const [folder] = arguments;
                element.token = async () => {
                  const body = JSON.stringify({ role: 'guest', folder });
                  const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
                  return (await (await fetch('/local/tokens', request)).json()).token;
                };
                element.folder = folder;""", booking.folder());
    }

    @Test
    void a_token_that_comes_late_is_waited_for() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&without=token");
        page.script("element.refresh(); return element.updateComplete");
        assertThat(page.isShown("form")).isFalse();
        assertThat(page.events()).isEmpty();
        page.script("element.token = supplyToken");
        page.waitFor("form h2", "300,00 €");
    }

    @Test
    void a_token_that_comes_while_another_folder_is_read_with_the_one_before_is_used() {
        Booking booking = Booking.online();
        Booking other = Booking.online(40000);
        page.open(booking.asGuest());
        page.waitFor("form h2", "300,00 €");
        page.holdFirstResponse(FOLDER);
        page.script("element.folder = arguments[0]", other.folder());
        page.untilHeld();
        changeFolder(other);
        page.script("return element.updateComplete");
        page.release();
        page.waitFor("form h2", "400,00 €");
        assertThat(page.events()).isEmpty();
    }

    @Test
    void a_token_that_cannot_be_had_is_a_problem_until_it_can() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&without=token");
        page.script(
                "element.token = async () => { if (!window.isSignedIn) throw new Error('signed out'); return supplyToken(); }");
        page.waitFor("[role=alert][data-code=token-unavailable]", "accès");
        page.script("window.isSignedIn = true");
        page.waitFor("form h2", "300,00 €");
        assertThat(page.isShown("[role=alert]")).isFalse();
    }

    @Test
    void a_token_that_is_no_longer_accepted_is_renewed_once_during_the_wait() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&without=token");
        page.script("""
                window.renewals = 0;
                element.token = async ({ refresh }) => {
                  if (refresh) renewals++;
                  return window.isExpired && !refresh ? 'expired' : supplyToken();
                };""");
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.script("window.isExpired = true");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat((Long) page.script("return renewals")).isPositive();
    }
}
