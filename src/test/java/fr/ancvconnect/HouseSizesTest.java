package fr.ancvconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be read at a glance. */
class HouseSizesTest {

    private static final int MEDIAN = 40;
    private static final int NINE_IN_TEN = 95;
    private static final int LONGEST = 160;

    private final Map<Path, Integer> lines = linesOfEach(Path.of("src/main/java"), Path.of("src/local/java"));
    private final List<Integer> sizes = lines.values().stream().sorted().toList();

    @Test
    void half_of_the_files_are_a_screen_or_less() {
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN);
    }

    @Test
    void nine_in_ten_are_two_screens_or_less() {
        assertThat(sizes.get(sizes.size() * 9 / 10)).isLessThanOrEqualTo(NINE_IN_TEN);
    }

    @Test
    void none_is_long() {
        assertThat(lines).allSatisfy((_, size) -> assertThat(size).isLessThanOrEqualTo(LONGEST));
    }

    private static Map<Path, Integer> linesOfEach(Path... roots) {
        var lines = new TreeMap<Path, Integer>();
        Stream.of(roots).filter(Files::exists).flatMap(HouseSizesTest::sources).forEach(file -> lines.put(file, size(file)));
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
