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
 * An unpacked function and its start command: its own {@code bootstrap} if it has one, as in a native deployment.
 * Otherwise the start command of AWS' managed Java runtime, with that runtime's flags.
 */
record FunctionProgram(Path directory, List<String> command) {

    /** The value of {@code _HANDLER}. */
    static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private static final List<String> MANAGED_RUNTIME = List.of(
            "-XX:+TieredCompilation",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx400m",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    /** Unpacks a {@code function.zip}. Any other path is used as the native binary. */
    static FunctionProgram unpacked(Path artifact, Path directory, String... flags) throws IOException {
        if (!artifact.toString().endsWith(".zip")) {
            return new FunctionProgram(
                    artifact.toAbsolutePath().getParent(),
                    List.of(artifact.toAbsolutePath().toString()));
        }
        unzip(artifact, directory);
        Path bootstrap = directory.resolve("bootstrap");
        return new FunctionProgram(directory, Files.exists(bootstrap) ? List.of(bootstrap.toString()) : managed(flags));
    }

    /** The same program with these system properties. A native binary accepts them like a JVM. */
    FunctionProgram with(Map<String, String> properties) {
        var arguments = new ArrayList<>(command);
        properties.forEach((name, value) -> arguments.add(1, "-D" + name + "=" + value));
        return new FunctionProgram(directory, List.copyOf(arguments));
    }

    /** Whether it runs on a JVM. */
    boolean isJava() {
        return command.contains(AWSLambda.class.getName());
    }

    private static List<String> managed(String... flags) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(MANAGED_RUNTIME);
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp",
                Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                        .map(FunctionProgram::jar)
                        .collect(Collectors.joining(File.pathSeparator)),
                AWSLambda.class.getName(),
                HANDLER));
        return List.copyOf(command);
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
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
            throw new UncheckedIOException(new IOException("Cannot be made executable: " + bootstrap));
        }
    }
}
