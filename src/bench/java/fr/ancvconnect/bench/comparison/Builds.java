package fr.ancvconnect.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Builds the programs that are compared, each with Maven into a directory of its own. */
final class Builds {

    private static final Path OWN_POM = Path.of("pom.xml");

    private final Path artifacts;

    Builds(Path artifacts) {
        this.artifacts = artifacts;
    }

    /** Builds all of them. It takes two minutes. */
    void buildAll() throws IOException, InterruptedException {
        // Without the profile of the functions, the service is an HTTP server without the local stack.
        build("service", OWN_POM, "-P!lambda");
        build("function", OWN_POM);
        build(
                "bare",
                Path.of("src/bench/bare/pom.xml"),
                version("quarkus.version"),
                version("amazon-services.version"));
        build("floor", Path.of("src/bench/floor/pom.xml"), version("awssdk.version"));
        build("peer", Path.of("src/bench/peer/pom.xml"), version("awssdk.version"));
    }

    private void build(String name, Path pom, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "./mvnw",
                "-q",
                "-B",
                "-f",
                pom.toString(),
                "package",
                "-Dmaven.test.skip=true",
                "-Dtarget.directory=" + artifacts.resolve(name)));
        command.addAll(List.of(options));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("The build of " + name + " failed");
        }
    }

    /** A version of the project, as an option for another project. */
    private static String version(String property) throws IOException {
        var found = Pattern.compile("<" + property + ">([^<]+)<").matcher(Files.readString(OWN_POM));
        if (!found.find()) {
            throw new IllegalStateException("pom.xml has no property " + property);
        }
        return "-D" + property + "=" + found.group(1);
    }
}
