package fr.ancvconnect.packaging.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One execution environment of a function, for benchmarks. It handles one request at a time. */
public final class FunctionProcess implements AutoCloseable {

    private final LambdaFunction function;

    private FunctionProcess(FunctionProgram program, Map<String, String> configuration) throws IOException {
        this.function = new LambdaFunction(program, configuration);
    }

    /**
     * Starts a {@code function.zip}, native or for a JVM.
     *
     * @param directory an empty directory, into which the artifact is unpacked
     * @param flags     of the JVM, after those of AWS' managed runtime
     */
    public static FunctionProcess ofArtifact(
            Path zip, Path directory, Map<String, String> configuration, String... flags) throws IOException {
        return new FunctionProcess(FunctionProgram.unpacked(zip, directory, flags), configuration);
    }

    /** Starts a program that requests its events from the Runtime API by itself. */
    public static FunctionProcess ofCommand(List<String> command, Path directory, Map<String, String> configuration)
            throws IOException {
        return new FunctionProcess(new FunctionProgram(directory, command), configuration);
    }

    /** The response to a request: its status and its body. */
    public record Response(int status, String body) {}

    /** Sends a request as API Gateway's event and waits for the response. */
    public Response call(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        var names = new TreeMap<String, String>();
        headers.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
        try {
            FunctionResponse response =
                    function.invokeHttp(EventSamples.of(new FunctionRequest(method, path, names, body)));
            return new Response(response.status(), response.body());
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** The id of its process. */
    public long pid() {
        return function.pid();
    }

    /** The duration from the start of the process to its first request for an event. */
    public Duration initDuration() throws Exception {
        return function.initDuration();
    }

    /** The duration from the start of the process until now. */
    public Duration sinceStart() {
        return Duration.between(function.started(), Instant.now());
    }

    @Override
    public void close() {
        function.close();
    }
}
