package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/**
 * Every state of every element, in a browser and without a service: how it looks, and whether it is accessible. {@code ./mvnw test
 * -Dtest=GalleryTest -Dgallery.write=true} writes the pictures again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class GalleryTest {

    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    /** These are about a whole page. */
    private static final List<String> RULES_OF_PAGES = List.of("region", "page-has-heading-one");

    private GalleryServer server;
    private GalleryBrowser browser;

    @BeforeAll
    void open() throws IOException {
        server = new GalleryServer();
        browser = new GalleryBrowser(server.address());
    }

    @AfterAll
    void close() {
        browser.close();
        server.close();
    }

    /** Also a violation of the pages' CSP, which allows no inline script, no eval and no inline style. */
    @AfterEach
    void the_browser_logged_no_error() {
        assertThat(browser.errorsInLog()).isEmpty();
    }

    Stream<String> states() {
        browser.open("/elements/state.html", NARROW);
        return browser.script("return gallery.states.map(({ name }) => name)")
                .valueStream()
                .map(JsonNode::asText);
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_looks_as_in_its_picture(String state) throws IOException {
        browser.open("/elements/sheet.html", WIDE);
        new GalleryPicture(state).assertShows(browser.sheet(state));
    }

    @Test
    void each_picture_is_of_a_state_and_each_state_has_one() throws IOException {
        GalleryPicture.assertOnly(states().toList());
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_is_accessible_in_both_themes(String state) throws IOException {
        browser.open("/elements/state.html", NARROW);
        browser.show(state, "fr", "light");
        assertThat(browser.violations(RULES_OF_PAGES)).as(state).isEmpty();
        browser.show(state, "en", "dark");
        assertThat(browser.violations(RULES_OF_PAGES)).as(state).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_shows_something_and_is_not_wider_than_a_narrow_screen(String state) {
        browser.open("/elements/state.html", NARROW);
        browser.show(state, "fr", "light");
        JsonNode shown = browser.script("""
                const { isEmpty = false } = gallery.states.find(({ name }) => name === args[0]);
                const element = document.querySelector('main > *');
                const wide = [document.documentElement, ...element.renderRoot.querySelectorAll('*')]
                  .filter(one => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && !one.matches('input, select'))
                  .map(one => one.outerHTML.slice(0, 200));
                return { isEmpty, wide, height: element.offsetHeight }""", state);
        assertThat(shown.path("wide")).as(state).isEmpty();
        assertThat(shown.path("height").asInt() == 0)
                .isEqualTo(shown.path("isEmpty").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("states")
    void the_data_of_a_state_is_documented(String state) {
        browser.open("/elements/state.html", NARROW);
        JsonNode data = browser.script("return gallery.states.find(({ name }) => name === args[0])", state);
        assertThat(GalleryData.differences(data)).as(state).isEmpty();
    }

    @Test
    void the_problems_of_the_states_are_the_examples_of_the_document() {
        browser.open("/elements/state.html", NARROW);
        browser.script("return gallery.problems")
                .properties()
                .forEach(problem -> problem.getValue()
                        .properties()
                        .forEach(text -> assertThat(text.getValue())
                                .isEqualTo(GalleryData.problem(problem.getKey(), text.getKey()))));
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "320, light", "320, dark"})
    void the_gallery_itself_is_accessible(int width, String theme) throws IOException {
        browser.open("/elements?locale=fr&theme=%s#request-paid-in-part".formatted(theme), width);
        browser.script(
                "while (!document.getElementById('events').textContent) await new Promise(requestAnimationFrame)");
        assertThat(browser.violations(List.of())).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
    }

    @Test
    void the_gallery_works_with_the_keyboard() {
        browser.open("/elements?locale=en&theme=light#option-active", NARROW);
        browser.find("body").sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the element");
        browser.focused().sendKeys(Keys.ENTER);
        assertThat(browser.focused().getAttribute("id")).isEqualTo("element");
        browser.find("#states details:last-child summary").sendKeys(Keys.ENTER, Keys.TAB);
        browser.focused().sendKeys(Keys.ENTER);
        assertThat(browser.find("#name").getText()).isEqualTo("option-inactive");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("element");
    }
}
