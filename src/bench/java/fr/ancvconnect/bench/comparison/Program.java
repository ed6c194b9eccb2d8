package fr.ancvconnect.bench.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that answers the requests of a story.
 *
 * @param arguments   what follows the flags of the JVM
 * @param environment in addition to the settings that all programs share
 */
record Program(String name, List<String> arguments, Map<String, String> environment) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Program {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The flags of a JVM on which all programs are measured. */
    enum Jvm {
        /** A server: the optimizing compiler, G1, a heap of 512 MB. */
        SERVER("C2, G1, 512 MB", "-XX:+UseG1GC", "-Xmx512m"),
        /** As in a Lambda function: the first compiler only, the serial collector, a heap of 400 MB. */
        LAMBDA("C1, Serial, 400 MB", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m");

        private final String title;
        private final List<String> flags;

        Jvm(String title, String... flags) {
            this.title = title;
            this.flags = List.of(flags);
        }

        String title() {
            return title;
        }
    }

    /** The command that starts it. */
    List<String> command(Jvm jvm, List<String> moreFlags) {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(jvm.flags);
        command.addAll(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(moreFlags);
        command.addAll(arguments);
        return command;
    }

    /** The environment variables of the process. */
    Map<String, String> environment(Map<String, String> shared, int port) {
        var all = new HashMap<>(shared);
        all.putAll(environment);
        all.put("HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return all;
    }
}
