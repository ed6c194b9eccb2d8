package fr.ancvconnect.packaging.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * An unpacked function and what starts it: its own {@code bootstrap} where there is one, which is how native is
 * deployed, else what AWS' managed Java runtime starts, with that runtime's flags.
 */
record FunctionProgram(Path directory, List<String> command) {

    /** What {@code _HANDLER} is. */
    static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private static final List<String> MANAGED_RUNTIME = List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-Xmx400m", "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED");

    /** Unpacks a {@code function.zip}; whatever else the path is, it is taken for the native binary itself. */
    static FunctionProgram unpacked(Path artifact, Path directory, String... flags) throws IOException {
        if (!artifact.toString().endsWith(".zip")) {
            return new FunctionProgram(artifact.toAbsolutePath().getParent(), List.of(artifact.toAbsolutePath().toString()));
        }
        unzip(artifact, directory);
        Path bootstrap = directory.resolve("bootstrap");
        return new FunctionProgram(directory, Files.exists(bootstrap) ? List.of(bootstrap.toString()) : managed(flags));
    }

    /** The same with these system properties, which a native binary takes as a Java machine does. */
    FunctionProgram with(Map<String, String> properties) {
        var told = new ArrayList<>(command);
        properties.forEach((name, value) -> told.add(1, "-D" + name + "=" + value));
        return new FunctionProgram(directory, List.copyOf(told));
    }

    /** Whether it is started in a Java machine. */
    boolean isJava() {
        return command.contains(AWSLambda.class.getName());
    }

    private static List<String> managed(String... flags) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(MANAGED_RUNTIME);
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", Stream.of(AWSLambda.class, Context.class, PojoSerializer.class,
                SdkInternalThreadLocal.class).map(FunctionProgram::jar).collect(Collectors.joining(File.pathSeparator)), AWSLambda.class.getName(), HANDLER));
        return List.copyOf(command);
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unzip(Path archive, Path directory) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    Path file = directory.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        Path bootstrap = directory.resolve("bootstrap");
        if (Files.exists(bootstrap) && !bootstrap.toFile().setExecutable(true)) {
            throw new UncheckedIOException(new IOException("Not to be made executable: " + bootstrap));
        }
    }
}
