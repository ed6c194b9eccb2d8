package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.console.ConsoleClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The elements with the keyboard alone, a screen reader, a zoomed or narrow page, a browser translation, and from right to left. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ElementAccessTest extends ElementTest {

    /** Replaces each text node by <font> elements, as a browser's translator does. */
    private static final String TRANSLATION = """
            const texts = [];
            for (const root of deep('.root')) {
              const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
            }
            texts.filter(text => !text.parentElement.closest('[translate=no]')).forEach(text => {
              const [outer, inner] = [document.createElement('font'), document.createElement('font')];
              inner.textContent = text.data;
              outer.append(inner);
              text.replaceWith(outer);
            });
            document.documentElement.lang = 'en';""";

    private static final String WIDE_PARTS = """
            const isWide = one => one.checkVisibility() && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
              && !getComputedStyle(one).display.startsWith('inline') && !['INPUT', 'SELECT', 'OPTION'].includes(one.tagName);
            // A modal dialog does not widen the page.
            const isCut = ({ left, right }) => left < -1 || right > innerWidth + 1;
            return [document.documentElement, ...deep('*')]
              .filter(one => isWide(one) || (one.matches('dialog[open]') && isCut(one.getBoundingClientRect())))
              .map(one => `${one.localName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`)""";

    @Test
    void a_guest_pays_with_the_keyboard_alone() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("document.getElementById('before').focus()");
        assertThat(tabs(7))
                .containsExactly("amount", "chip", "chip", "beneficiary", "Avant de payer", "primary", "after");
        page.pressWith(Keys.SHIFT, Keys.TAB);
        page.press(Keys.ENTER);
        page.waitFor("#amount-hint.wrong");
        assertThat(page.focus()).isEqualTo("amount");
        page.press("120", Keys.ENTER);
        page.waitFor("#beneficiary-hint.wrong");
        assertThat(page.focus()).isEqualTo("beneficiary");
        page.press(booking.customer(), Keys.ENTER);
        waitForCountdown("120,00 €");
        page.until("return focused().classList.contains('payment-wait')");
        booking.decline();
        page.waitFor("[data-outcome=DECLINED]");
        page.until("return focused().classList.contains('outcome')");
        page.press(Keys.TAB);
        assertThat(page.focus()).isEqualTo("amount");
    }

    @Test
    void a_start_that_fails_leaves_the_focus_at_the_button() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("shown('#amount').focus()");
        page.press("120", Keys.TAB, Keys.TAB, Keys.TAB, "marie@ailleurs.fr", Keys.TAB, Keys.TAB, Keys.ENTER);
        page.waitFor("[role=alert][data-code=unknown-beneficiary]");
        page.until("return focused().matches('[part~=submit]:enabled')");
    }

    private static List<String> tabs(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> {
                    page.press(Keys.TAB);
                    return page.focus();
                })
                .toList();
    }

    @Test
    void the_focus_of_the_page_is_left_alone_where_it_is_elsewhere() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.reload();
        waitForCountdown("120,00 €");
        assertThat(page.script("return document.activeElement === document.body"))
                .isEqualTo(true);
        page.script("document.getElementById('after').focus()");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(page.focus()).isEqualTo("after");
    }

    @Test
    void what_is_in_a_slot_of_the_page_keeps_the_focus() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.script("""
                const card = Object.assign(document.createElement('input'), { slot: 'remaining', id: 'card' });
                element.append(card);""");
        booking.confirm(10000);
        page.waitFor("#card");
        page.script("document.getElementById('card').focus()");
        booking.refuseLatest();
        page.script("element.refresh()");
        page.waitFor("[data-outcome=REFUSED]");
        assertThat(page.focus()).isEqualTo("card");
    }

    @Test
    void a_screen_reader_has_names_for_everything_and_hears_each_step() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        assertThat(page.accessibilityTree())
                .contains(
                        "heading: Il reste 300,00 € à régler",
                        "textbox: Montant à régler avec ANCV Connect",
                        "group: Montants",
                        "button: Tout : 300,00 €",
                        "textbox: Adresse e-mail de votre compte ANCV, ou numéro ANCV",
                        "button: Payer avec ANCV Connect");
        pay("120", booking);
        waitForCountdown("120,00 €");
        assertThat(page.accessibilityTree())
                .contains("group: Ouvrez l’application sur votre téléphone", "timer: Temps restant")
                .doesNotContain("image: ", "img: ");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(page.accessibilityTree()).contains("group: Merci, 120,00 € sont payés.");
        assertThat(page.announcements())
                .containsExactly("La demande de 120,00 € est partie.", "Merci, 120,00 € sont payés.");
    }

    @Test
    void a_screen_reader_hears_that_the_time_is_up() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&lang=en");
        page.type("#amount", "120");
        page.type("#beneficiary", booking.customer());
        page.click("[part~=submit]");
        page.waitFor(".payment-wait .countdown");
        ConsoleClock.setAhead(Duration.ofMinutes(4));
        page.waitFor("[data-outcome=EXPIRED]");
        assertThat(page.announcements()).containsExactly("The request for €120.00 was sent.", "Time is up.");
    }

    @Test
    void a_screen_reader_hears_the_time_that_is_left_at_a_few_moments_only() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        pay("120", booking);
        waitForCountdown("120,00 €");
        ConsoleClock.setAhead(Duration.ofSeconds(50));
        page.until("return announcements.some(text => text.startsWith('Il reste'))");
        assertThat(page.announcements()).hasSize(2).last().asString().matches("Il reste (2:00|1:00|0:30|0:10)\\.");
    }

    @ParameterizedTest
    @CsvSource({"320, 1, 100%", "640, 2, 100%", "640, 2, 200%", "320, 1, 150%"})
    void no_state_needs_horizontal_scrolling_when_narrow_or_zoomed(int width, int pixelRatio, String fontSize) {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.screen(width, pixelRatio);
        page.script("document.documentElement.style.fontSize = arguments[0]", fontSize);
        page.click("summary");
        assertFits();
        pay("1 200 €", booking);
        assertFits();
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.click("summary");
        assertFits();
        booking.confirm(10000);
        page.waitFor("[data-outcome='PAID.partly']");
        assertFits();
    }

    @ParameterizedTest
    @CsvSource({"320, 1", "640, 2"})
    void no_dialog_of_the_back_office_needs_horizontal_scrolling(int width, int pixelRatio) {
        Booking booking = Booking.backOffice();
        booking.startAsEstablishment(12000);
        booking.confirm();
        booking.untilPayments("PAID 12000");
        page.open(booking.asEstablishment("ancv-connect-history") + "&cancellable=");
        page.screen(width, pixelRatio);
        page.waitFor(".payment");
        page.click("summary");
        assertFits();
        page.click(".payment button");
        page.waitFor("dialog[open]");
        assertFits();
        page.press(Keys.ESCAPE);
        page.click("button.danger-text");
        page.waitFor("dialog[open] .cancellation-preview");
        assertFits();
        page.open(booking.asEstablishment("ancv-connect-request"));
        page.screen(width, pixelRatio);
        page.type("#amount", "50");
        page.press(Keys.ENTER);
        page.waitFor("dialog[open]");
        assertFits();
    }

    private static void assertFits() {
        assertThat((List<?>) page.script(WIDE_PARTS)).isEmpty();
    }

    @Test
    void a_translated_page_shows_each_step_and_keeps_its_language() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script(TRANSLATION);
        pay("120", booking);
        waitForCountdown("120,00 €");
        page.script(TRANSLATION);
        String timeLeft = page.waitFor(".figures").getText();
        page.until("return shown('.figures').innerText !== arguments[0]", timeLeft);
        booking.confirm(10000);
        page.waitFor("[data-outcome='PAID.partly']", "Il reste 200,00 €");
        page.waitFor("form h2", "Il reste 200,00 € à régler");
        page.script(TRANSLATION);
        booking.startAsEstablishment(3000);
        booking.confirm();
        booking.untilPayments("PAID 3000", "PAID 10000");
        page.script("element.refresh()");
        page.waitFor("form h2", "Il reste 170,00 € à régler");
        page.waitFor("[data-outcome='PAID.partly']", "Il reste 170,00 €");
        page.script(TRANSLATION);
        pay("50", booking);
        waitForCountdown("50,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']", "Il reste 120,00 €");
        page.waitFor("form h2", "Il reste 120,00 € à régler");
    }

    /** The texts are French or English: mirrored, `1 200 €` would read `€ 200 1`. */
    @Test
    void on_a_page_from_right_to_left_texts_and_amounts_run_from_left_to_right() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&dir=rtl");
        page.waitFor("form");
        assertThat(page.script("""
                const [field, unit, label] = ['#amount', '.with-unit span', 'label'].map(css => shown(css).getBoundingClientRect());
                const range = document.createRange();
                range.selectNodeContents(shown('label'));
                const text = range.getBoundingClientRect();
                return [unit.left > field.left + field.width / 2, Math.abs(text.left - label.left) < 2];""")).isEqualTo(List.of(true, true));
        assertFits();
        pay("120", booking);
        waitForCountdown("120,00 €");
        assertFits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "shadow root"})
    void the_language_is_that_of_the_page_around(String place) {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("""
                const section = document.createElement('section');
                section.lang = 'en';
                document.body.append(section);
                let place = section;
                if (arguments[0] === 'shadow root') {
                  place = document.createElement('div');
                  section.attachShadow({ mode: 'open' }).append(place);
                }
                element.remove();
                window.element = add('ancv-connect-checkout', { folder: arguments[1] }, place);""", place, booking.folder());
        page.waitFor("form h2", "€300.00 left to pay");
        page.script("element.locale = 'fr'");
        page.waitFor("form h2", "Il reste 300,00 €");
        page.script("element.locale = null; document.querySelector('main').append(element)");
        page.waitFor("form h2", "Il reste 300,00 €");
    }
}
