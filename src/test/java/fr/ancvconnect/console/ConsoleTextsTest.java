package fr.ancvconnect.console;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.establishment.Requirements.Requirement;
import fr.ancvconnect.domain.folder.BookingFolder.Advice;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.check.Attention;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the elements and of the console is in its two message files, and no file exceeds the limit of lines. */
class ConsoleTextsTest {

    private static final int MAX_LINES = 250;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED_KEY = Pattern.compile("\\b(?:t|tOptional)\\('([^']+)'");
    /** A key with parts that are known when the page runs, in a template without HTML. */
    private static final Pattern KEY_TEMPLATE =
            Pattern.compile("`((?:[\\w.-]|\\$\\{[^{}]*})*[a-z](?:[\\w.-]|\\$\\{[^{}]*})*)`");

    private static final Pattern PART = Pattern.compile("\\$\\{[^{}]*}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern ATTRIBUTE_TEXT =
            Pattern.compile("(?:aria-label|title|placeholder|alt)=\"[^\"$]*\\p{L}");
    private static final Pattern LIBRARY_PATH = Pattern.compile("/_static/[^\"]+\\.js");

    private final Map<String, String> ofElements = ConsoleFiles.elementMessages("fr");
    private final Map<String, String> ofConsole = ConsoleFiles.consoleMessages("fr");
    private final Map<String, String> french = union(ofElements, ofConsole);

    @Test
    void both_languages_have_the_same_keys_and_placeholders() {
        assertThat(ofElements).hasSizeGreaterThan(200);
        assertThat(ofConsole).hasSizeGreaterThan(100);
        assertSameKeysAndPlaceholders(ConsoleFiles.elementMessages("en"), ofElements);
        assertSameKeysAndPlaceholders(ConsoleFiles.consoleMessages("en"), ofConsole);
    }

    private static void assertSameKeysAndPlaceholders(Map<String, String> english, Map<String, String> french) {
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(french.keySet()));
        assertThat(french)
                .allSatisfy((key, text) ->
                        assertThat(placeholders(english.get(key))).as(key).isEqualTo(placeholders(text)));
    }

    @Test
    void no_text_of_the_elements_is_written_again_in_the_console() {
        assertThat(ofConsole.keySet()).doesNotContainAnyElementsOf(ofElements.keySet());
    }

    @Test
    void every_key_that_a_script_uses_exists() {
        assertThat(keysUsedIn(ConsoleFiles.elementScripts())).isNotEmpty().isSubsetOf(ofElements.keySet());
        assertThat(keysUsedIn(ConsoleFiles.pageScripts())).isNotEmpty().isSubsetOf(french.keySet());
    }

    private static Set<String> keysUsedIn(List<Path> scripts) {
        return scripts.stream()
                .map(ConsoleFiles::read)
                .flatMap(code -> USED_KEY.matcher(code).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    @Test
    void every_text_is_used() {
        assertUsed(ofElements.keySet(), ConsoleFiles.elementScripts());
        assertUsed(ofConsole.keySet(), ConsoleFiles.pageScripts());
    }

    /** Checks that each key is a string of these scripts, or matches a template of them. */
    private static void assertUsed(Set<String> keys, List<Path> scripts) {
        String code = scripts.stream().map(ConsoleFiles::read).collect(Collectors.joining());
        Set<String> templates = KEY_TEMPLATE
                .matcher(code)
                .results()
                .map(found -> PART.matcher(found.group(1)).replaceAll("\\\\S+"))
                .collect(Collectors.toSet());
        assertThat(keys)
                .allMatch(key ->
                        code.contains("'" + key + "'") || templates.stream().anyMatch(key::matches));
    }

    @Test
    void every_enum_value_of_the_service_has_texts() {
        assertThat(french.keySet())
                .containsAll(keysOf(PaymentStatus.values(), "status.", "message.", "outcome."))
                .containsAll(keysOf(Requirement.Code.values(), "requirement."))
                .containsAll(keysOf(Actor.values(), "by."))
                .containsAll(keysOf(Channel.values(), "channel."))
                .containsAll(keysOf(Origin.values(), "origin."))
                .containsAll(keysOf(Attention.Cause.values(), "reason.", "todo.attention."))
                .containsAll(keysOf(Advice.values(), "advice."));
    }

    @Test
    void every_outcome_and_reason_of_the_contract_has_texts() {
        assertThat(french.keySet())
                .containsAll(keys(
                        "refund.establishment.",
                        "refund.guest.",
                        "PENDING",
                        "RE_CREDITED",
                        "NOT_REFUNDED",
                        "NOT_KNOWN"))
                .containsAll(keys(
                        "reason.",
                        "todo.attention.",
                        "TOO_MANY_TRIES",
                        "TRANSACTION_MISMATCH",
                        "UNKNOWN_TO_ANCV",
                        "REVERSED_BY_ANCV"))
                .containsAll(keys(
                        "todo.guest.",
                        "todo.establishment.",
                        "CUSTOMER_DECLINED",
                        "ANCV_REJECTED",
                        "NOT_CONFIRMED_IN_TIME",
                        "unknown-beneficiary",
                        "beneficiary-busy"))
                .contains(
                        "reason.unknown-beneficiary",
                        "reason.beneficiary-busy",
                        "reason.RESOLVED_BY_HAND",
                        "problem.busy",
                        "problem.amount-below-minimum",
                        "problem.service-unavailable",
                        "problem.too-many-requests");
    }

    /** Lit's own `html` would not update texts that a browser's translator replaced. */
    @Test
    void every_template_is_safe_against_translation() {
        assertThat(ConsoleFiles.scripts())
                .filteredOn(file -> !file.equals(ConsoleFiles.ELEMENTS.resolve("html.js")))
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file))
                        .as(file::toString)
                        .doesNotContainPattern("import \\{[^}]*\\bhtml\\b[^}]*} from 'lit'"));
    }

    /** A browser may block storage, and has crypto.randomUUID in secure contexts only. */
    @Test
    void apis_that_a_browser_may_block_are_used_in_one_file() {
        assertThat(ConsoleFiles.scripts())
                .filteredOn(file ->
                        !file.endsWith("lib/browser.js") && !file.equals(ConsoleFiles.ELEMENTS.resolve("service.js")))
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file))
                        .as(file::toString)
                        .doesNotContainPattern("(local|session)Storage\\."));
        assertThat(ConsoleFiles.scripts())
                .filteredOn(file -> !file.endsWith("lib/browser.js"))
                .allSatisfy(file ->
                        assertThat(ConsoleFiles.read(file)).as(file::toString).doesNotContain("crypto."));
    }

    @Test
    void no_component_contains_literal_text() {
        assertThat(ConsoleFiles.scripts()).allSatisfy(file -> {
            String code = ConsoleFiles.read(file);
            assertThat(HtmlTemplates.texts(code))
                    .as(file::toString)
                    .noneMatch(text -> WORD.matcher(text).find());
            assertThat(ATTRIBUTE_TEXT.matcher(code).find()).as(file::toString).isFalse();
        });
    }

    @Test
    void no_file_is_longer_than_the_limit() {
        List<Path> files = Stream.concat(ConsoleFiles.scripts().stream(), ConsoleFiles.styles().stream())
                .toList();
        assertThat(files)
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file).lines().count())
                        .as(file::toString)
                        .isLessThanOrEqualTo(MAX_LINES));
    }

    @Test
    void the_libraries_that_the_page_imports_exist() {
        List<String> addresses = LIBRARY_PATH
                .matcher(ConsoleFiles.read(ConsoleFiles.ROOT.resolve("index.html")))
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(addresses)
                .isNotEmpty()
                .allSatisfy(
                        address -> assertThat(getClass().getClassLoader().getResource("META-INF/resources" + address))
                                .as(address)
                                .isNotNull());
    }

    @Test
    void no_file_contains_the_address_of_another_host() {
        List<Path> files = Stream.concat(ConsoleFiles.scripts().stream(), ConsoleFiles.styles().stream())
                .toList();
        assertThat(files)
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file))
                        .as(file::toString)
                        .doesNotContainPattern("https?://(?![a-z.-]+\\.example\\b)"));
    }

    private static Map<String, String> union(Map<String, String> some, Map<String, String> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static List<String> keysOf(Enum<?>[] values, String... groups) {
        return Stream.of(groups)
                .flatMap(group -> Stream.of(values).map(value -> group + value.name()))
                .toList();
    }

    private static List<String> keys(String one, String other, String... names) {
        return Stream.of(one, other)
                .flatMap(group -> Stream.of(names).map(group::concat))
                .toList();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
