package fr.ancvconnect.packaging.runtime;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The local jar over HTTP, in the same test environment as a function. */
public final class LocalJarService implements DeployedService {

    private static final Duration START_TIMEOUT = Eventually.LONGEST;
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ProcessOutput output = new ProcessOutput("jar-service");
    private final Process process;
    private final int port;

    /** Starts this jar with these environment variables, on a free port and without earlier data. */
    public LocalJarService(Path jar, Map<String, String> configuration) throws Exception {
        this.port = freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlocal.sweep.delay=1s",
                        "-jar",
                        jar.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.file());
        builder.environment().putAll(configuration);
        // The region and credentials for reading secrets. AWS provides them to a function.
        builder.environment()
                .putAll(Map.of(
                        "AWS_REGION", "eu-west-3", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "SWEEP_EVERY",
                        "1s",
                        "DATA_DIR",
                        Files.createTempDirectory("local-jar").toString()));
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitReady();
    }

    /** The address of its HTTP server. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The local jar receives no events, so there is only one form. */
    @Override
    public FunctionResponse call(FunctionRequest call, EventForm form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve(call.path()))
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        var headers = new TreeMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return new FunctionResponse(response.statusCode(), headers, response.body()).checkedWith(call);
    }

    /** Its own schedule sweeps every second. Tests that need the effect of a sweep must poll for it. */
    @Override
    public void sweep() throws InterruptedException {
        Thread.sleep(SWEEP_INTERVAL);
    }

    @Override
    public String output() throws IOException {
        return output.text();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
        output.save();
    }

    private void awaitReady() throws InterruptedException, IOException {
        for (Instant deadline = Instant.now().plus(START_TIMEOUT); ; Thread.sleep(POLL_INTERVAL)) {
            try {
                call(FunctionRequest.of("GET", "/"), EventForm.PLAIN);
                return;
            } catch (IOException _) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new AssertionError("The local jar does not start. Its output:\n" + output());
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
