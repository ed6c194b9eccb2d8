package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Runs the client package with Node.js against the local jar. */
@EnabledIf(value = "hasNode", disabledReason = "no Node.js 20 or later here")
class ClientPackageIT {

    private static final Path CLIENT = Path.of("src/client").toAbsolutePath();
    private static final int FIRST_VERSION = 20;
    private static final Pattern SCRIPT = Pattern.compile("```js\\n(.*?)```", Pattern.DOTALL);

    private static LocalJarService service;

    static boolean hasNode() throws InterruptedException {
        try {
            return Integer.parseInt(run(Path.of("."), List.of("node", "-p", "parseInt(process.versions.node)"))
                            .strip())
                    >= FIRST_VERSION;
        } catch (IOException | NumberFormatException _) {
            System.out.println("The tests of the client package are skipped: no Node.js 20 or later on this machine");
            return false;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        service = new LocalJarService(Path.of("target/local/ancv-connect-local.jar"), Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void all_tests_of_the_package_pass_including_the_story_against_a_server() throws Exception {
        String output =
                run(CLIENT, Stream.concat(Stream.of("node", "--test"), tests()).toList());
        assertThat(output).contains("# fail 0", "# skipped 0").containsPattern("# pass [1-9]");
    }

    @Test
    void the_first_script_of_the_readme_pays_a_folder(@TempDir Path directory) throws Exception {
        var script = SCRIPT.matcher(Files.readString(CLIENT.resolve("README.md")));
        assertThat(script.find()).isTrue();
        Path file = directory.resolve("first.mjs");
        String entry = CLIENT.resolve("src/index.js").toUri().toString();
        Files.writeString(file, script.group(1).replace("'@ancv-connect/client'", "'" + entry + "'"));
        assertThat(run(directory, List.of("node", file.toString()))).isEqualTo("PAID\n");
    }

    private static Stream<String> tests() throws IOException {
        try (Stream<Path> files = Files.list(CLIENT.resolve("test"))) {
            return files.map(Path::toString).filter(file -> file.endsWith(".test.js")).sorted().toList().stream();
        }
    }

    /** Returns what the program prints, errors included. */
    private static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        if (service != null) {
            builder.environment().put("ANCV_CONNECT_URL", service.address().toString());
        }
        // An ES module outside of a package has no warnings to print.
        builder.environment().put("NODE_NO_WARNINGS", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }
}
