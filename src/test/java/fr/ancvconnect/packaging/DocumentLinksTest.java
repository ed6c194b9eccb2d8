package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the documents lead to files and headings that exist. */
class DocumentLinksTest {

    private static final Pattern CODE = Pattern.compile("^```.*?^```$|`[^`\\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Path INDEX = Path.of("llms.txt");

    static Stream<Path> documents() throws IOException {
        List<Path> found = Stream.of(
                        Path.of("."),
                        Path.of("docs"),
                        Path.of("docs/decisions"),
                        Path.of("src/client"),
                        Path.of("src/elements"))
                .flatMap(DocumentLinksTest::files)
                .filter(file -> file.toString().endsWith(".md") || file.equals(INDEX))
                .toList();
        assertThat(found).contains(INDEX, Path.of("README.md"), Path.of("docs/integrate.md"));
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_link_leads_to_a_file_and_a_heading(Path document) throws IOException {
        for (String link : links(document)) {
            assertThat(leadsSomewhere(document, link)).as(link).isTrue();
        }
    }

    @Test
    void the_index_for_language_models_lists_each_document() throws IOException {
        Set<String> listed = Set.copyOf(links(INDEX));
        assertThat(files(Path.of("docs"))
                        .map(Path::toString)
                        .filter(file -> file.endsWith(".md") || file.endsWith(".yaml")))
                .isSubsetOf(listed);
        assertThat(Files.readString(INDEX)).startsWith("# ANCV Connect\n\n> ");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/integrate.md, events.md, true",
        "docs/integrate.md, ../README.md#integrate-it, true",
        "docs/integrate.md, #errors, true",
        "docs/integrate.md, events, false",
        "docs/integrate.md, ../README.md#no-such-heading, false",
        "docs/integrate.md, #no-such-heading, false"
    })
    void a_wrong_link_is_found(Path document, String link, boolean right) throws IOException {
        assertThat(leadsSomewhere(document, link)).isEqualTo(right);
    }

    private static List<String> links(Path document) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("http"))
                .toList();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(target)
                && (parts.length == 1
                        || headings(target.toString().endsWith(".md") ? Files.readString(target) : "")
                                .contains(parts[1]));
    }

    /** The names of the headings as GitHub derives them. */
    private static Set<String> headings(String text) {
        return HEADING.matcher(CODE_BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(Path::normalize).filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
