package fr.ancvconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file has at most 250 lines. */
class CodeSizeTest {

    private static final int LONGEST = 250;

    private final Map<Path, Integer> lines = linesOfEach(Path.of("src/main/java"), Path.of("src/local/java"));

    @Test
    void none_is_long() {
        assertThat(lines).allSatisfy((_, size) -> assertThat(size).isLessThanOrEqualTo(LONGEST));
    }

    private static Map<Path, Integer> linesOfEach(Path... roots) {
        var lines = new TreeMap<Path, Integer>();
        Stream.of(roots).filter(Files::exists).flatMap(CodeSizeTest::sources).forEach(file -> lines.put(file, size(file)));
        return lines;
    }

    private static Stream<Path> sources(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int size(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
