package fr.ancvconnect.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine with its own root, home and PATH. It has only the fake JDKs that a test creates. */
record FakeMachine(Path root, Map<String, String> environment) {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** The output and the exit code of the search. */
    record Run(int exit, List<String> out, List<String> err) {}

    static FakeMachine in(Path root) {
        var machine = new FakeMachine(root, new HashMap<>());
        Stream.of("readlink", "sed", "dirname", "uname").forEach(machine::putTool);
        machine.environment.putAll(Map.of(
                "HOME",
                root.resolve("home").toString(),
                "PATH",
                root.resolve("bin").toString(),
                "JDK_SEARCH_ROOT",
                root.toString()));
        return machine;
    }

    /** Creates a JDK of this version at this place. */
    Path jdk(String place, String version) {
        Path home = jre(place, version);
        script(home.resolve("bin/javac"), "");
        return home;
    }

    /** Creates a Java runtime without a compiler. */
    Path jre(String place, String version) {
        Path home = root.resolve(place);
        script(home.resolve("bin/java"), "");
        write(
                home.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        return home;
    }

    /** Creates a command that prints this line. */
    void command(String place, String line) {
        script(root.resolve(place), "echo '" + line + "'");
    }

    void link(String place, Path target) {
        try {
            Files.createDirectories(root.resolve(place).getParent());
            Files.createSymbolicLink(root.resolve(place), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sources the search as mvnw does, and prints its results: JAVA_HOME, MAVEN_OPTS and the arguments. */
    Run search(String... arguments) {
        return sh(Stream.concat(
                        Stream.of("-c", ". .mvn/jdk.sh; printf '%s\\n' \"$JAVA_HOME\" \"$MAVEN_OPTS\" \"$*\"", "mvnw"),
                        Stream.of(arguments))
                .toList());
    }

    /** Runs mvnw itself. */
    Run mvnw() {
        return sh(List.of(PROJECT.resolve("mvnw").toString(), "--version"));
    }

    private Run sh(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            int exit = builder.start().waitFor();
            return new Run(exit, Files.readAllLines(root.resolve("out")), Files.readAllLines(root.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void putTool(String name) {
        Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(tool -> script(root.resolve("bin").resolve(name), "exec " + tool + " \"$@\""));
    }

    private static void script(Path file, String line) {
        write(file, "#!/bin/sh\n" + line + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("Cannot make executable: " + file);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
