package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The commands of {@code docs/deploy.md} by heading, and a shell that runs them. */
final class Runbook {

    private static final Path PAGE = Path.of("docs/deploy.md");
    private static final Pattern HEADING_OR_BLOCK = Pattern.compile(
            "^#{2,3} (?<heading>[^\\n]*)$|^```bash\\n(?<block>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String SETUP_HEADING = "Replaying what failed";

    private final Map<String, List<String>> blocks = new LinkedHashMap<>();
    private final Set<String> run = new TreeSet<>();
    private final Path directory;
    private final Map<String, String> environment;

    /** The result of a script. */
    record ScriptResult(int status, String text) {

        /** Asserts that the script succeeded. */
        ScriptResult assertSuccess() {
            assertThat(status).as(text).isZero();
            return this;
        }
    }

    /** Reads the runbook. Its commands run in this directory with this environment. */
    Runbook(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.environment = environment;
        var found =
                HEADING_OR_BLOCK.matcher(Files.readString(PAGE).replaceAll("(?m)^```(?!bash)\\w+\\n(?s:.*?)^```$", ""));
        String heading = "";
        while (found.find()) {
            if (found.group("heading") != null) {
                heading = found.group("heading");
            } else {
                blocks.computeIfAbsent(heading, _ -> new ArrayList<>()).add(found.group("block"));
            }
        }
    }

    /** A script that starts with the runbook's first block. */
    Script script() throws IOException {
        return new Script(new StringBuilder(blocks.get(SETUP_HEADING).getFirst()));
    }

    /** The blocks that no script has used. */
    Set<String> unusedBlocks() {
        var unused = new TreeSet<String>();
        blocks.forEach((heading, all) -> all.forEach(block -> unused.add(name(heading, all.indexOf(block)))));
        unused.removeAll(run);
        return unused;
    }

    private static String name(String heading, int number) {
        return heading + " " + (number + 1);
    }

    /** Blocks that run one after the other in one shell. */
    final class Script {

        private final StringBuilder text;

        private Script(StringBuilder text) {
            this.text = text;
            run.add(name(SETUP_HEADING, 0));
        }

        /** Adds a block, with values of the page replaced by others. */
        Script then(String heading, int number, Map<String, String> replacements) {
            assertThat(blocks).containsKey(heading);
            String block = blocks.get(heading).get(number - 1);
            for (Map.Entry<String, String> replacement : replacements.entrySet()) {
                assertThat(block).contains(replacement.getKey());
                block = block.replace(replacement.getKey(), replacement.getValue());
            }
            run.add(name(heading, number - 1));
            text.append(block);
            return this;
        }

        Script then(String heading, int number) {
            return then(heading, number, Map.of());
        }

        ScriptResult run() throws IOException, InterruptedException {
            var shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", text.toString())
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            shell.environment().putAll(environment);
            Process bash = shell.start();
            String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
            assertThat(bash.waitFor(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return new ScriptResult(bash.exitValue(), output);
        }
    }
}
