package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Artifacts that a benchmark builds itself, separate from the one in {@code target}. */
final class BenchmarkBuilds {

    private static final Path TARGET = Path.of("target/coldstart").toAbsolutePath();

    private BenchmarkBuilds() {}

    /** Builds this service as it is deployed. */
    static Path service() throws Exception {
        return build("service", Path.of("pom.xml"));
    }

    /** Builds the bare stack with the same versions. */
    static Path bare() throws Exception {
        return build(
                "bare",
                Path.of("src/test/coldstart-bare/pom.xml"),
                version("quarkus.version"),
                version("amazon-services.version"));
    }

    private static Path build(String name, Path pom, String... options) throws Exception {
        Path target = TARGET.resolve(name);
        var command = new ArrayList<>(List.of(
                "./mvnw",
                "-q",
                "-f",
                pom.toString(),
                "package",
                "-Dmaven.test.skip=true",
                "-Dtarget.directory=" + target));
        command.addAll(List.of(options));
        var maven = new ProcessBuilder(command).inheritIO().start();
        assertThat(maven.waitFor()).as("the build of " + name).isZero();
        return target.resolve("function.zip");
    }

    private static String version(String property) throws IOException {
        var found = Pattern.compile("<" + property + ">([^<]+)<").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(found.find()).as(property).isTrue();
        return "-D" + property + "=" + found.group(1);
    }
}
