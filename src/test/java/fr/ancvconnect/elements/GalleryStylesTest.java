package fr.ancvconnect.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No style leaks from the page into the elements, or from the elements to the content of the page in their slots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "fr.ancvconnect.console.Chromium#isInstalled", disabledReason = "no chromium here")
class GalleryStylesTest {

    /** A page that styles everything. Size and place of the element itself are the page's. */
    private static final String PAGE = """
            const page = new CSSStyleSheet();
            page.replaceSync(`* {
              color: rgb(1, 2, 3); font-style: italic; font-weight: 900; letter-spacing: 4px; line-height: 3;
              text-align: end; text-indent: 9px; text-transform: uppercase; text-shadow: 1px 1px red; white-space: pre;
              word-spacing: 9px; list-style: square; cursor: crosshair; font-variant: small-caps;
            }`);
            const setPage = on => (document.adoptedStyleSheets = on ? [page] : []);""";

    private static final String STYLE = """
            // Sizes follow from these properties and from those of the content.
            const SIZES = /^(width|height|(block|inline)-size|perspective-origin|transform-origin|grid-template-(rows|columns))$/;
            const styleOf = one => Object.fromEntries([...getComputedStyle(one)].filter(name => !SIZES.test(name))
              .map(name => [name, getComputedStyle(one)[name]]));
            const differences = (one, other) => Object.keys(one).filter(name => one[name] !== other[name])
              .map(name => `${name}: ${one[name]}, ${other[name]}`);""";

    /** Properties of a text, which it has from what is around it. */
    private static final Pattern OF_TEXT = Pattern.compile("^(font-|line-height|text-rendering)");

    private GalleryServer server;
    private GalleryBrowser browser;

    @BeforeAll
    void open() throws IOException {
        server = new GalleryServer();
        browser = new GalleryBrowser(server.address());
        browser.open("/elements/state.html", 640);
    }

    @AfterAll
    void close() {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout-help",
                "checkout-waiting",
                "checkout-paid-and-a-part-is-left",
                "request-paid-in-part",
                "request-dialog",
                "history-payments",
                "history-of-establishment-payments",
                "option-help"
            })
    void no_style_of_the_page_changes_an_element(String state) {
        browser.show(state, "fr", "light");
        assertThat(browser.script(PAGE + STYLE + """
                        const parts = [...document.querySelector('main > *').renderRoot.querySelectorAll('.root *:not(slot, dialog)')];
                        const before = parts.map(styleOf);
                        setPage(true);
                        const changes = parts.flatMap((part, at) =>
                          differences(before[at], styleOf(part)).map(difference => `${part.outerHTML.slice(0, 80)} ${difference}`));
                        setPage(false);
                        return changes;""")).isEmpty();
    }

    /** This slot is beside the cards. */
    @ParameterizedTest
    @ValueSource(strings = {"checkout-paid-and-a-part-is-left", "checkout-declined", "checkout-right-to-left"})
    void content_in_the_slot_for_the_rest_looks_as_elsewhere_on_the_page(String state) {
        browser.show(state, "fr", "dark");
        String page = "main { color: rgb(1, 2, 3); letter-spacing: 2px; text-transform: uppercase; line-height: 3; }";
        assertThat(differencesOfSlotted("remaining", page)).isEmpty();
    }

    /** On a card, content of the page has the text of the card, and its own margins, borders and so on. */
    @ParameterizedTest
    @CsvSource({
        "checkout-form, beneficiary",
        "request-dialog, beneficiary",
        "request-paid-in-part, card-guarantee",
        "request-not-active, unavailable",
        "option-active, ancv-id"
    })
    void content_in_a_slot_of_a_card_keeps_its_own_styles(String state, String slot) {
        browser.show(state, "fr", "dark");
        assertThat(differencesOfSlotted(slot, "main p { font-size: 16px; }"))
                .allMatch(difference -> OF_TEXT.matcher(difference).find());
    }

    /** Compares a paragraph in the slot with a copy of it outside of the element, on a page with this style. */
    private List<String> differencesOfSlotted(String slot, String style) {
        return browser.script(STYLE + """
                        const page = new CSSStyleSheet();
                        page.replaceSync(args[1]);
                        document.adoptedStyleSheets = [page];
                        const slotted = Object.assign(document.createElement('p'), { slot: args[0], textContent: 'Text' });
                        document.querySelector('main > *').append(slotted);
                        // The event about the change of the slot comes first.
                        await new Promise(resolve => setTimeout(resolve));
                        const copy = slotted.cloneNode(true);
                        document.querySelector('main').append(copy);
                        const all = slotted.assignedSlot ? differences(styleOf(slotted), styleOf(copy)) : ['no such slot'];
                        document.adoptedStyleSheets = [];
                        return all;""", slot, style)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** An element in a page from right to left is mirrored. */
    @Test
    void no_style_names_left_or_right() throws IOException {
        var physical = Pattern.compile(
                "(?m)^.*\\b(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:^|\\s)(?:left|right)):|(?:padding|margin|inset): \\S+ \\S+ \\S+ \\S+;.*$");
        try (Stream<Path> files = Files.list(Path.of("src/elements/src/styles"))) {
            for (Path file : files.toList()) {
                assertThat(physical.matcher(Files.readString(file)).results())
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }
}
