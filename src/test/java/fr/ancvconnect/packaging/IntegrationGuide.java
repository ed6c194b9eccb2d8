package fr.ancvconnect.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.local.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The code of docs/integrate.md, and what its tests run it with. */
final class IntegrationGuide {

    static final Path FILE = Path.of("docs/integrate.md");

    /** A block of code after a comment such as {@code <!-- run: php -->}: its kind, its name and the code. */
    private static final Pattern BLOCK = Pattern.compile(
            "^<!-- ([a-z]+): ([^>]+?) -->\\n```[a-z]+\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private IntegrationGuide() {}

    /** The code of all blocks with this mark, joined. */
    static String blocks(String kind, String name) throws IOException {
        String code = BLOCK.matcher(Files.readString(FILE))
                .results()
                .filter(block -> block.group(1).equals(kind) && block.group(2).equals(name))
                .map(block -> block.group(3))
                .collect(Collectors.joining("\n"));
        assertThat(code).as("%s: %s", kind, name).isNotBlank();
        return code;
    }

    /** The code of each block of this kind in a document, by its name. */
    static Map<String, String> blocksByName(Path document, String kind) throws IOException {
        var found = new HashMap<String, String>();
        BLOCK.matcher(Files.readString(document))
                .results()
                .filter(block -> block.group(1).equals(kind))
                .forEach(block -> found.put(block.group(2), block.group(3)));
        return found;
    }

    /** The PHP of the guide as one file, without the tag at its beginning. */
    static String php() throws IOException {
        return blocks("run", "php").replace("<?php\n", "");
    }

    /** The environment of the guide's PHP, with a key of the issuer, which is written to this directory. */
    static Map<String, String> phpEnvironment(String service, Path directory) throws IOException {
        Path key = Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(TokenKeys.in(Optional.empty())
                                        .privateKey()
                                        .getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return Map.of(
                "ANCV_CONNECT_URL",
                service,
                "TOKEN_KEY_FILE",
                key.toString(),
                "TOKEN_KEY_ID",
                "k1",
                "TOKEN_ISSUER",
                ConfigProvider.getConfig().getValue("mp.jwt.verify.issuer", String.class));
    }

    static void assumePhp() throws InterruptedException {
        assumeInstalled("php", "-r", "exit(extension_loaded('curl') ? 0 : 1);");
    }

    /** Skips the test where this command fails. */
    static void assumeInstalled(String... command) throws InterruptedException {
        boolean installed;
        try {
            installed = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            installed = false;
        }
        assume(installed, String.join(" ", command) + " fails");
    }

    /** Skips the test, with one line, where the condition is not met. */
    static void assume(boolean met, String reason) {
        if (!met) {
            System.out.println("A part of docs/integrate.md is not run: " + reason);
        }
        assumeTrue(met, reason);
    }

    /** What the command prints. Fails where it fails. */
    static String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
