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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The local jar as a separate process. It can be started many times on the same data, and it ends with the test's process. */
public final class LocalJarProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/local/ancv-connect-local.jar");
    /** The output of the whole test run. LogsIT reads it. */
    private static final Path SAVED_OUTPUT = Path.of("target/failsafe-reports/local-jar-output.txt");

    private static final Duration START_TIMEOUT = Eventually.LONGEST;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /** Short times, so that unconfirmed payments expire while one process runs. */
    private static final Map<String, String> SHORT_TIMES =
            Map.of("SWEEP_EVERY", "1s", "ANCV_CONFIRMATION_WINDOW", "PT2.5S", "ANCV_EXPIRY_GRACE", "PT0.5S");

    private static final List<String> SMALL_JVM =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private final List<String> options;
    private final Map<String, String> environment;
    private final Path data;
    private final Path output;
    private final int port;
    private final Thread shutdownHook = new Thread(this::shutDown);
    private Process process;
    private boolean shutDown;

    LocalJarProcess(Path directory) throws IOException {
        this(directory, SMALL_JVM, SHORT_TIMES);
    }

    /** A process that is not started yet, with its data in this directory, these JVM options and environment variables. */
    public LocalJarProcess(Path directory, List<String> options, Map<String, String> environment) throws IOException {
        this.options = List.copyOf(options);
        this.environment = Map.copyOf(environment);
        this.data = directory.resolve("data");
        this.output = directory.resolve("output.txt");
        this.port = freePort();
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** Starts the process with its clock set ahead by this duration. It does not wait until the process is ready. */
    public synchronized void start(Duration clockAhead) throws IOException {
        if (shutDown) {
            throw new IllegalStateException("The test is being stopped");
        }
        saveOutput();
        Files.writeString(output, "");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Dlocal.clock.ahead=" + clockAhead, "-Dlocal.sweep.delay=1s", "-jar", JAR.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("DATA_DIR", data.toString(), "QUARKUS_HTTP_PORT", Integer.toString(port)));
        process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Waits until the process responds. Throws an error with the process output if it does not. */
    public void awaitReady(FrontEndClient client) throws InterruptedException {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (!client.isResponding()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError("The local jar does not start. Its output:\n" + output());
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    /** Sends SIGKILL and waits until the process has ended. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** The id of the process in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The output since the last start. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }

    /** The address of the service. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The file of the simulator's ledger. */
    Path ancvLedger() {
        return data.resolve("ancv-simulator.jsonl");
    }

    @Override
    public void close() {
        kill();
        saveOutput();
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
    }

    private void saveOutput() {
        try {
            Files.createDirectories(SAVED_OUTPUT.getParent());
            if (Files.exists(output)) {
                Files.write(
                        SAVED_OUTPUT, Files.readAllBytes(output), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void shutDown() {
        shutDown = true;
        kill();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
