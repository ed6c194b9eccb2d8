package fr.ancvconnect.packaging.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the black-box tests run against: {@code -Dblackbox.target=function} is the packaged artifact (usual),
 * {@code native} the same as a native binary, {@code jar} the local jar; {@code -Dblackbox.path} is where it lies.
 */
enum TestTarget {

    FUNCTION("target/function.zip"), NATIVE("target/function.zip"), JAR("target/local/ancv-connect-local.jar");

    private final String usualPath;

    TestTarget(String usualPath) {
        this.usualPath = usualPath;
    }

    /** The one that this run is about. */
    static TestTarget chosen() {
        return valueOf(System.getProperty("blackbox.target", "function").toUpperCase());
    }

    /** The function, unpacked and ready to be started. */
    static FunctionProgram program() throws IOException {
        FunctionProgram program = FunctionProgram.unpacked(chosen().path(), directory());
        if (chosen() == NATIVE && program.isJava()) {
            throw new IllegalStateException("No native binary in " + chosen().path() + ": build with -Dnative");
        }
        return program;
    }

    /** It started in these surroundings. */
    static DeployedService start(TestEnvironment surroundings) throws Exception {
        return switch (chosen()) {
            case FUNCTION, NATIVE -> surroundings.function(program(), surroundings.configuration());
            case JAR -> new LocalJarService(chosen().path(), surroundings.configurationWithoutRoles());
        };
    }

    /** Below {@code target}, so that it goes with it. */
    private static Path directory() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target/blackbox").toAbsolutePath()), "function");
    }

    private Path path() {
        return Path.of(System.getProperty("blackbox.path", usualPath));
    }
}
