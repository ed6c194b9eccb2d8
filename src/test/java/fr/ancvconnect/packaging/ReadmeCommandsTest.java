package fr.ancvconnect.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the README's commands as they are written. Only the port is replaced, and a fixed wait is replaced by a condition. */
@QuarkusTest
class ReadmeCommandsTest {

    private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** The README's wait for the notification, which is too short on a slow machine. */
    private static final String FIXED_WAIT = "sleep 2\n";

    private static final String POLL_UNTIL_PAID =
            "for attempt in $(seq 600); do call GET \"/booking-folders/$FOLDER\" | grep '\"paid\":{\"amount\":12000' > /dev/null && break; sleep 0.2; done\n";

    @Test
    @Timeout(600)
    void the_readme_commands_pay_a_folder_and_then_refuse_the_payment() throws Exception {
        assertThat(blocks()).contains(FIXED_WAIT);
        List<String> lines = run(blocks().replace("http://localhost:8080", "http://localhost:" + RestAssured.port)
                        .replace(FIXED_WAIT, POLL_UNTIL_PAID))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        String folder = lines.get(lines.size() - 3);
        assertThat(folder)
                .contains("\"paid\":{\"amount\":12000,", "\"balance\":{\"amount\":18000,", "\"status\":\"PAID\"");
        assertThat(lines.get(lines.size() - 2))
                .contains("\"status\":\"REFUSED\"", "\"outcome\":\"RE_CREDITED\"", "Complet");
        assertThat(lines.getLast()).contains("\"items\":[]");
        assertThat(lines.subList(lines.size() - 3, lines.size())).noneMatch(line -> line.contains("marie@exemple.fr"));
    }

    private static String blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining());
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(bash.exitValue()).as(output).isZero();
        return output;
    }
}
