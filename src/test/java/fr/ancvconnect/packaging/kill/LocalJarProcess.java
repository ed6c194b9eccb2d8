package fr.ancvconnect.packaging.kill;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The local jar as a separate process. It can be started many times on the same data, and it ends with the test's process. */
final class LocalJarProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/local/ancv-connect-local.jar");
    /** The output of the whole test run. LogsIT reads it. */
    private static final Path KEPT = Path.of("target/failsafe-reports/local-jar-output.txt");

    private static final Duration LONGEST_START = Eventually.LONGEST;
    private static final Duration SHORT = Duration.ofMillis(20);

    /** Short times, so that unconfirmed payments expire while one process runs. */
    private static final Map<String, String> SHORT_TIMES =
            Map.of("SWEEP_EVERY", "1s", "ANCV_CONFIRMATION_WINDOW", "PT2.5S", "ANCV_EXPIRY_GRACE", "PT0.5S");

    private final Path data;
    private final Path output;
    private final int port;
    private final Thread lastWill = new Thread(this::end);
    private Process process;
    private boolean over;

    LocalJarProcess(Path directory) throws IOException {
        this.data = directory.resolve("data");
        this.output = directory.resolve("output.txt");
        this.port = freePort();
        Runtime.getRuntime().addShutdownHook(lastWill);
    }

    /** Starts the process with its clock set ahead by this duration. It does not wait until the process is ready. */
    synchronized void start(Duration ahead) throws IOException {
        if (over) {
            throw new IllegalStateException("This test is being stopped");
        }
        keep();
        Files.writeString(output, "");
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dlocal.clock.ahead=" + ahead,
                "-Dlocal.sweep.delay=1s",
                "-jar",
                JAR.toString()));
        builder.environment().putAll(SHORT_TIMES);
        builder.environment().putAll(Map.of("DATA_DIR", data.toString(), "QUARKUS_HTTP_PORT", Integer.toString(port)));
        process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Waits until the process responds. Throws an error with the process output if it does not. */
    void awaitReady(FrontEndClient front) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!front.isThere()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("The local jar does not start; it said:\n" + said());
            }
            Thread.sleep(SHORT);
        }
    }

    /** Sends SIGKILL and waits until the process has ended. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The output since the last start. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The file of the simulator's ledger. */
    Path ledgerOfAncv() {
        return data.resolve("ancv-simulator.jsonl");
    }

    @Override
    public void close() {
        kill();
        keep();
        Runtime.getRuntime().removeShutdownHook(lastWill);
    }

    private void keep() {
        try {
            Files.createDirectories(KEPT.getParent());
            if (Files.exists(output)) {
                Files.write(KEPT, Files.readAllBytes(output), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void end() {
        over = true;
        kill();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
