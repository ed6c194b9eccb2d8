package fr.ancvconnect.packaging.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The target of the black-box tests. {@code -Dblackbox.target=function} is the packaged artifact (default),
 * {@code native} is the artifact as a native binary, {@code jar} is the local jar. {@code -Dblackbox.path} is the path
 * of the target.
 */
enum TestTarget {
    FUNCTION("target/function.zip"),
    NATIVE("target/function.zip"),
    JAR("target/local/ancv-connect-local.jar");

    private final String defaultPath;

    TestTarget(String defaultPath) {
        this.defaultPath = defaultPath;
    }

    /** The target of this run. */
    static TestTarget chosen() {
        return valueOf(System.getProperty("blackbox.target", "function").toUpperCase(Locale.ROOT));
    }

    /** The unpacked function, ready to be started. */
    static FunctionProgram program() throws IOException {
        FunctionProgram program = FunctionProgram.unpacked(chosen().path(), directory());
        if (chosen() == NATIVE && program.isJava()) {
            throw new IllegalStateException("No native binary in " + chosen().path() + ": build with -Dnative");
        }
        return program;
    }

    /** Starts the target in this environment. */
    static DeployedService start(TestEnvironment environment) throws Exception {
        return switch (chosen()) {
            case FUNCTION, NATIVE -> environment.function(program(), environment.configuration());
            case JAR -> new LocalJarService(chosen().path(), environment.configurationWithoutRoles());
        };
    }

    /** A directory below {@code target}, so that a clean build removes it. */
    private static Path directory() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target/blackbox").toAbsolutePath()), "function");
    }

    private Path path() {
        return Path.of(System.getProperty("blackbox.path", defaultPath));
    }
}
