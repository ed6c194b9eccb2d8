package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that the table of faults names must exist. */
class FaultTableTest {

    private static final Path TABLE = Path.of("docs/faults.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST_REFERENCE = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void every_test_in_the_table_exists() throws IOException {
        Map<String, Path> sources = sources();
        var references =
                TEST_REFERENCE.matcher(Files.readString(TABLE)).results().toList();
        assertThat(references).hasSizeGreaterThan(30).allSatisfy(test -> {
            assertThat(sources).containsKey(test.group(1));
            assertThat(sources.get(test.group(1))).content().contains("void " + test.group(2) + "(");
        });
    }

    @Test
    void every_row_names_a_test() throws IOException {
        Stream<String> rows = Files.readString(TABLE)
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| when") && !line.startsWith("| ---"));
        assertThat(rows).allMatch(row -> TEST_REFERENCE.matcher(row).find());
    }

    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Function.identity(),
                            (first, _) -> first));
        }
    }
}
