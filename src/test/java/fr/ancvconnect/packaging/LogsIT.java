package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs after all other tests. The output of the tests, the service and the killed processes must contain no personal
 * data and no secrets.
 */
class LogsIT {

    private static final List<Path> REPORT_DIRECTORIES =
            List.of(Path.of("target/surefire-reports"), Path.of("target/failsafe-reports"));

    /** Patterns that no log may contain. */
    enum ForbiddenPattern {
        EMAIL_ADDRESS("[\\w.+-]+@(?:[\\w-]+\\.)*exemple\\.fr|[\\w.+-]+@example\\.(?:com|org)"),
        ANCV_NUMBER("(?<![\\w.])\\d{11}(?![\\w.])"),
        TOKEN("Bearer \\S|eyJ[\\w-]{10,}"),
        SEAL("HmacSHA256\\.[\\w-]+\\.[\\w-]"),
        SEAL_KEY("key-of-(?:this-machine|the-test)|clé-de-scellement|ver0\\d\\d="),
        PRIVATE_KEY("PRIVATE KEY"),
        NOTIFICATION_SECRET("webhooks/ancv/[^/\\s]+/[^/\\s]+/\\S"),
        LINK_TOKEN("[A-Z2-7]{26}\\.[\\w-]{1,32}\\.[\\w-]{22}");

        private final Pattern pattern;

        ForbiddenPattern(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        private boolean isIn(String line) {
            return pattern.matcher(line).find();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_log_contains_personal_data_or_secrets(ForbiddenPattern forbidden) throws IOException {
        for (Path file : logFiles()) {
            try (Stream<String> lines =
                    Files.lines(file, StandardCharsets.ISO_8859_1).map(LogsIT::asUtf8)) {
                assertThat(lines.filter(forbidden::isIn).limit(5))
                        .as("%s in %s", forbidden, file)
                        .isEmpty();
            }
        }
    }

    @Test
    void the_searched_files_include_every_kind_of_log() throws IOException {
        assertThat(logFiles())
                .extracting(file -> file.getFileName().toString())
                .anyMatch(name -> name.startsWith("fr.ancvconnect.lambda."))
                .anyMatch(name -> name.startsWith("fr.ancvconnect.ancv."))
                .anyMatch(name -> name.startsWith("local-jar"))
                .anyMatch(name -> name.startsWith("function-"));
    }

    static Stream<String> examples() {
        return Stream.of(
                "for marie@exemple.fr",
                "number 12345678901,",
                "Authorization: Bearer x",
                "eyJhbGciOiJSUzI1NiJ9",
                "HmacSHA256.ver001.UPG4",
                "ver001=key",
                "-----BEGIN PRIVATE KEY-----",
                "/webhooks/ancv/F1/P1/secret",
                "/pay/KDADKEHKACMHVWPHLOXSBZAFLP.ver001.W77KQ-U1JBKPp608IJR1Xg/state");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_example_matches_a_forbidden_pattern(String example) {
        assertThat(ForbiddenPattern.values()).anyMatch(forbidden -> forbidden.isIn(example));
    }

    /** The files are read as ISO-8859-1, which accepts any bytes, because some output is binary. */
    private static String asUtf8(String line) {
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static List<Path> logFiles() throws IOException {
        var found = new ArrayList<Path>();
        for (Path directory : REPORT_DIRECTORIES) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith("-output.txt")
                                && !file.toString().contains("LogsIT"))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
