package fr.ancvconnect.packaging.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The target of the black-box tests. {@code -Dblackbox.target=function} is the packaged artifact (default),
 * {@code native} is the artifact as a native binary, {@code jar} is the local jar. {@code -Dblackbox.path} is the path
 * of the target.
 */
enum TestTarget {
    FUNCTION("target/function.zip"),
    NATIVE("target/function.zip"),
    JAR("target/local/ancv-connect-local.jar");

    private final String usualPath;

    TestTarget(String usualPath) {
        this.usualPath = usualPath;
    }

    /** The target of this run. */
    static TestTarget chosen() {
        return valueOf(System.getProperty("blackbox.target", "function").toUpperCase());
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
    static DeployedService start(TestEnvironment surroundings) throws Exception {
        return switch (chosen()) {
            case FUNCTION, NATIVE -> surroundings.function(program(), surroundings.configuration());
            case JAR -> new LocalJarService(chosen().path(), surroundings.configurationWithoutRoles());
        };
    }

    /** A directory below {@code target}, so that a clean build removes it. */
    private static Path directory() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target/blackbox").toAbsolutePath()), "function");
    }

    private Path path() {
        return Path.of(System.getProperty("blackbox.path", usualPath));
    }
}
