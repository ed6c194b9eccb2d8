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
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the console is in its two message files, and no file exceeds the limit of lines. */
class ConsoleWordsTest {

    private static final int MAX_LINES = 250;
    private static final Pattern FILLED = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ASKED = Pattern.compile("\\b(?:t|tOptional)\\('([^']+)'");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern TOLD = Pattern.compile("(?:aria-label|title|placeholder|alt)=\"[^\"$]*\\p{L}");
    private static final Pattern ADDRESS = Pattern.compile("/_static/[^\"]+\\.js");

    private final Map<String, String> french = ConsoleFiles.messages("fr");
    private final Map<String, String> english = ConsoleFiles.messages("en");

    @Test
    void both_languages_say_the_same_things() {
        assertThat(french).hasSizeGreaterThan(200);
        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(french.keySet()));
        assertThat(french)
                .allSatisfy((key, text) ->
                        assertThat(filled(english.get(key))).as(key).isEqualTo(filled(text)));
    }

    @Test
    void every_text_that_is_asked_for_is_there() {
        List<String> asked = ConsoleFiles.scripts().stream()
                .map(ConsoleFiles::read)
                .flatMap(code -> ASKED.matcher(code).results().map(found -> found.group(1)))
                .toList();
        assertThat(asked).isNotEmpty();
        assertThat(french.keySet()).containsAll(asked);
    }

    @Test
    void whatever_the_service_can_say_has_its_words() {
        assertThat(french.keySet())
                .containsAll(named(PaymentStatus.values(), "status.", "message.", "history.", "outcome."))
                .containsAll(named(Requirement.Code.values(), "requirement."))
                .containsAll(named(Actor.values(), "by."))
                .containsAll(named(Channel.values(), "channel."))
                .containsAll(named(Origin.values(), "origin."))
                .containsAll(named(Attention.Cause.values(), "reason.", "todo.attention."))
                .containsAll(named(Advice.values(), "advice."));
    }

    @Test
    void what_the_contract_names_has_its_words() {
        assertThat(french.keySet())
                .containsAll(both(
                        "refund.establishment.",
                        "refund.guest.",
                        "PENDING",
                        "RE_CREDITED",
                        "NOT_REFUNDED",
                        "NOT_KNOWN"))
                .containsAll(both(
                        "reason.",
                        "todo.attention.",
                        "TOO_MANY_TRIES",
                        "TRANSACTION_MISMATCH",
                        "UNKNOWN_TO_ANCV",
                        "REVERSED_BY_ANCV"))
                .containsAll(both(
                        "todo.guest.",
                        "todo.establishment.",
                        "CUSTOMER_DECLINED",
                        "ANCV_REJECTED",
                        "NOT_CONFIRMED_IN_TIME",
                        "unknown-beneficiary",
                        "beneficiary-busy"))
                .containsAll(both("problem.", "reason.", "unknown-beneficiary", "beneficiary-busy"))
                .contains(
                        "reason.RESOLVED_BY_HAND",
                        "problem.busy",
                        "problem.service-unavailable",
                        "problem.amount-below-minimum");
    }

    /** Lit's own `html` would not update texts that a browser's translator replaced. */
    @Test
    void every_template_is_safe_against_translation() {
        assertThat(ConsoleFiles.scripts())
                .filteredOn(file -> !file.endsWith("lib/html.js"))
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file))
                        .as(file::toString)
                        .doesNotContainPattern("import \\{[^}]*\\bhtml\\b[^}]*} from 'lit'"));
    }

    /** A browser may block storage, and has crypto.randomUUID in secure contexts only. */
    @Test
    void what_a_browser_may_withhold_is_used_in_one_place() {
        assertThat(ConsoleFiles.scripts())
                .filteredOn(file -> !file.endsWith("lib/browser.js"))
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file))
                        .as(file::toString)
                        .doesNotContainPattern("(local|session)Storage\\."));
        assertThat(ConsoleFiles.scripts())
                .filteredOn(file -> !file.endsWith("lib/browser.js"))
                .allSatisfy(file ->
                        assertThat(ConsoleFiles.read(file)).as(file::toString).doesNotContain("crypto."));
    }

    @Test
    void no_word_stands_in_a_component() {
        assertThat(ConsoleFiles.scripts()).allSatisfy(file -> {
            String code = ConsoleFiles.read(file);
            assertThat(HtmlTemplates.texts(code))
                    .as(file::toString)
                    .noneMatch(text -> WORD.matcher(text).find());
            assertThat(TOLD.matcher(code).find()).as(file::toString).isFalse();
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
    void the_page_names_the_libraries_that_the_build_brings() {
        List<String> addresses = ADDRESS.matcher(ConsoleFiles.read(ConsoleFiles.ROOT.resolve("index.html")))
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
    void nothing_in_it_names_another_host() {
        List<Path> files = Stream.concat(ConsoleFiles.scripts().stream(), ConsoleFiles.styles().stream())
                .toList();
        assertThat(files)
                .allSatisfy(file -> assertThat(ConsoleFiles.read(file))
                        .as(file::toString)
                        .doesNotContain("http://")
                        .doesNotContain("https://"));
    }

    private static List<String> named(Enum<?>[] values, String... groups) {
        return Stream.of(groups)
                .flatMap(group -> Stream.of(values).map(value -> group + value.name()))
                .toList();
    }

    private static List<String> both(String one, String other, String... names) {
        return Stream.of(one, other)
                .flatMap(group -> Stream.of(names).map(group::concat))
                .toList();
    }

    private static TreeSet<String> filled(String text) {
        return FILLED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
