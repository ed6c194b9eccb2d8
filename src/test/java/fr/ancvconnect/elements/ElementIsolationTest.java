package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The page changes nothing in an element, and an element changes nothing in the page. */
@QuarkusTest
@TestProfile(ElementTest.FrequentSweeps.class)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class ElementIsolationTest extends ElementTest {

    /** Size, place inside of the element and look of each part. */
    private static final String LOOK = """
            Object.assign(document.querySelector('main').style, { display: 'block', float: 'none', clear: 'both', width: '400px', margin: '0', border: '0' });
            const names = ['color', 'background-color', 'font-size', 'font-weight', 'letter-spacing', 'text-transform', 'text-align',
              'line-height', 'display', 'border-radius', 'visibility', 'white-space', 'word-spacing', 'text-indent', 'cursor'];
            const root = element.renderRoot.querySelector('.root').getBoundingClientRect();
            return [...element.renderRoot.querySelectorAll('.root :not(slot)')].map(one => {
              const [box, style] = [one.getBoundingClientRect(), getComputedStyle(one)];
              const place = [box.x - root.x, box.y - root.y, box.width, box.height].map(Math.round);
              return `${one.localName}.${one.getAttribute('class')} ${place} ${names.map(name => style.getPropertyValue(name))}`;
            });""";

    /** What the page is made of besides the element: style sheets, the computed styles of its own parts, global variables. */
    private static final String PAGE = """
            const own = [...document.querySelectorAll('html, head, body, h1, button, main')];
            return JSON.stringify([
              document.styleSheets.length,
              document.adoptedStyleSheets.length,
              document.head.childElementCount,
              document.body.childElementCount,
              ...own.map(one => [...getComputedStyle(one)].map(name => getComputedStyle(one).getPropertyValue(name)).join())]);""";

    /** With which Lit recognises other versions of itself, and the decorators that TypeScript compiles. */
    private static final List<String> LIT_GLOBALS =
            List.of("litHtmlVersions", "litElementVersions", "reactiveElementVersions", "litPropertyMetadata");

    /** Records the listeners of the window and the document. */
    private static final String LISTENERS = """
            window.listeners = [];
            const real = EventTarget.prototype.addEventListener;
            EventTarget.prototype.addEventListener = function (type, listener, options) {
              if (this === window || this === document) listeners.push({ type, signal: options?.signal });
              return real.call(this, type, listener, options);
            };""";

    @Test
    void the_styles_of_a_hostile_page_do_not_change_an_element() {
        Booking booking = Booking.online();
        assertThat(look(booking, "&styles=hostile.css")).isEqualTo(look(booking, ""));
    }

    private static List<?> look(Booking booking, String styles) {
        page.open(booking.asGuest() + styles);
        page.waitFor("form .help");
        if (!styles.isEmpty()) {
            page.until("return getComputedStyle(document.body).letterSpacing !== 'normal'");
        }
        page.script("shown('summary').click(); return element.updateComplete");
        return (List<?>) page.script(LOOK);
    }

    @Test
    void a_hostile_page_does_not_break_the_payment() {
        Booking booking = Booking.online();
        page.open(booking.asGuest() + "&styles=hostile.css");
        pay("120", booking);
        waitForCountdown("120,00 €");
        booking.confirm();
        page.waitFor("[data-outcome='PAID.left']");
        assertThat(booking.payments()).containsExactly("PAID 12000");
    }

    @Test
    void an_element_in_a_hidden_part_of_the_page_is_hidden() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("document.querySelector('main').style.visibility = 'hidden'");
        assertThat(page.isShown("form")).isFalse();
        page.script("document.querySelector('main').style.visibility = ''; element.hidden = true");
        assertThat(page.isShown("form")).isFalse();
        page.script("element.hidden = false; element.style.display = 'none'");
        assertThat(page.isShown("form")).isFalse();
    }

    @Test
    void an_element_changes_nothing_in_the_page() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("element.remove()");
        Object before = page.script(PAGE);
        page.script("window.element = add('ancv-connect-checkout', { folder: arguments[0] })", booking.folder());
        page.waitFor("form");
        page.script("element.style.display = 'none'");
        assertThat(page.script(PAGE)).isEqualTo(before);
        assertThat((List<?>) page.script("""
                // The last one is the driver's.
                const known = [...globals, 'globals', 'element', 'ret_nodes'];
                return Object.getOwnPropertyNames(window).filter(name => !known.includes(name))""")).as("global variables").allMatch(name -> LIT_GLOBALS.contains(name));
    }

    @Test
    void an_element_that_is_removed_leaves_no_listener_and_sends_no_request() {
        addWaitingElement(LISTENERS);
        assertThat((Long) page.script("return listeners.filter(({ type }) => type === 'visibilitychange').length"))
                .isPositive();
        page.script("""
                const real = fetch;
                window.requests = 0;
                window.fetch = (...request) => { requests++; return real(...request); };
                other.remove();""");
        assertThat((List<?>) page.script("""
                return listeners.filter(({ type, signal }) => !signal?.aborted && !type.startsWith('ancv-')).map(({ type }) => type)""")).isEmpty();
        page.script(
                "document.dispatchEvent(new Event('visibilitychange')); window.dispatchEvent(new Event('online'));");
        assertThat(page.script("return requests")).isEqualTo(0L);
    }

    @Test
    void an_element_that_is_removed_leaves_no_memory() {
        addWaitingElement();
        page.script("window.removed = new WeakRef(other); other.remove(); delete window.other;");
        untilCollected();
    }

    /** Adds an element with a wait by a script only, because the driver keeps the elements that it has found. */
    private static void addWaitingElement(String... scripts) {
        Booking booking = Booking.online();
        page.open(booking.asGuest(), scripts);
        page.waitFor("form");
        page.script("element.remove()");
        booking.startAsGuest(12000);
        page.script("window.other = add('ancv-connect-checkout', { folder: arguments[0] });", booking.folder());
        page.until("return Boolean(other.renderRoot.querySelector('.countdown'))");
    }

    private static void untilCollected() {
        Eventually.until(
                () -> {
                    page.cdp("HeapProfiler.collectGarbage", Map.of());
                    return page.script("return removed.deref() === undefined");
                },
                Boolean.TRUE::equals);
    }

    @Test
    void a_second_copy_of_a_module_is_harmless() {
        Booking booking = Booking.online();
        page.open(booking.asGuest());
        page.waitFor("form");
        page.script("""
                return Promise.all(['checkout', 'request', 'history', 'option', 'countdown']
                  .map(name => import(`/_static/ancv-connect-elements/${name}.js?copy`)))""".replace("\n", " "));
        page.waitFor("form");
    }
}
