package fr.ancvconnect.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bash blocks of a document, as one script. */
public record DocumentCommands(String script) {

    private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** Reads the bash blocks of this document. */
    public static DocumentCommands of(Path document) throws IOException {
        return new DocumentCommands(BLOCK.matcher(Files.readString(document))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining()));
    }

    /** Returns the commands with one text replaced by another. Fails if the document does not contain the text. */
    public DocumentCommands with(String text, String replacement) {
        assertThat(script).contains(text);
        return new DocumentCommands(script.replace(text, replacement));
    }

    /** Runs all commands in one shell. Returns the lines of their output that are not blank. Fails if a command fails. */
    public List<String> run() throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(bash.exitValue()).as(output).isZero();
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
