package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.packaging.DeployedRoute;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One execution environment: the function as a separate process with a Runtime API, without any other code of this project. */
final class LambdaFunction implements DeployedService {

    private static final Duration INVOCATION_TIMEOUT = Duration.ofSeconds(28);
    private static final Duration PROCESS_TIMEOUT = Eventually.LONGEST;

    private final RuntimeApi api = new RuntimeApi();
    private final Consumer<Optional<String>> invoked;
    private final ProcessOutput output = new ProcessOutput("function");
    private final Instant started;
    private final Process process;

    /** Starts it with the environment variables of AWS and this configuration. */
    LambdaFunction(FunctionProgram program, Map<String, String> configuration) throws IOException {
        this(program, configuration, _ -> {});
    }

    /**
     * Starts it.
     *
     * @param invoked called before each invocation with the name of the template's function, and after it with an empty
     *                value
     */
    LambdaFunction(FunctionProgram program, Map<String, String> configuration, Consumer<Optional<String>> invoked)
            throws IOException {
        this.invoked = invoked;
        var builder = new ProcessBuilder(program.command())
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.file());
        builder.environment().clear();
        builder.environment().putAll(awsVariables(program));
        builder.environment().putAll(configuration);
        started = Instant.now();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Sends an event and waits for the result. If there is none, the test fails with the process output. */
    InvocationResult invoke(JsonNode event) throws Exception {
        invoked.accept(function(event));
        try {
            return awaitResult(event);
        } finally {
            invoked.accept(Optional.empty());
        }
    }

    private InvocationResult awaitResult(JsonNode event) throws Exception {
        CompletableFuture<InvocationResult> result = api.invoke(event.toString(), INVOCATION_TIMEOUT);
        var exited = process.onExit().thenApply(_ -> result.isDone());
        CompletableFuture.anyOf(result, exited)
                .completeOnTimeout(false, PROCESS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!result.isDone()) {
            throw new AssertionError("No response from the function. Its output:\n" + output());
        }
        return result.join();
    }

    /** Sends the gateway's event and returns the response. */
    FunctionResponse invokeHttp(JsonNode event) throws Exception {
        return switch (invoke(event)) {
            case InvocationResult.Done(JsonNode response) ->
                response(response.path("statusCode").asInt(), response);
            case InvocationResult.FunctionError(String error) -> throw new AssertionError(error + "\n" + output());
        };
    }

    @Override
    public FunctionResponse call(FunctionRequest call, EventForm form) throws Exception {
        return invokeHttp(form.event(call)).checkedWith(call);
    }

    @Override
    public void sweep() throws Exception {
        invokeHttp(EventSamples.named("scheduler"));
    }

    /** The duration from the start of the process to its first request for an event. */
    Duration initDuration() throws Exception {
        return Duration.between(started, api.ready().get(PROCESS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The id of its process. */
    long pid() {
        return process.pid();
    }

    /** The time at which its process was started. */
    Instant started() {
        return started;
    }

    /**
     * The error that it reported to the Runtime API at startup; empty if there was none. Waits until the process has
     * ended, with a status other than 0.
     */
    String startupError() throws Exception {
        int exitStatus = process.onExit()
                .get(PROCESS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .exitValue();
        if (exitStatus == 0) {
            throw new AssertionError("The process ended with status 0. Its output:\n" + output());
        }
        return api.initError().getNow("");
    }

    @Override
    public String output() throws IOException {
        return output.text();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
        output.save();
    }

    /** The template's function for this event; empty if no function is deployed for it. */
    private static Optional<String> function(JsonNode event) {
        JsonNode routeKey = event.path("requestContext").path("routeKey");
        return routeKey.isMissingNode()
                ? DeployedRoute.scheduled()
                        .filter(_ -> event.path("source").asText().equals("aws.scheduler")
                                || event.path("source").asText().equals("aws.events"))
                        .findFirst()
                : DeployedRoute.all()
                        .filter(route -> route.key().equals(routeKey.asText()))
                        .map(DeployedRoute::function)
                        .findFirst();
    }

    private static FunctionResponse response(int status, JsonNode response) {
        var headers = new TreeMap<String, String>();
        response.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        String body = response.path("body").asText("");
        return new FunctionResponse(
                status,
                headers,
                response.path("isBase64Encoded").asBoolean()
                        ? new String(Base64.getDecoder().decode(body), UTF_8)
                        : body);
    }

    private Map<String, String> awsVariables(FunctionProgram program) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                Map.entry("_HANDLER", FunctionProgram.HANDLER),
                Map.entry("LAMBDA_TASK_ROOT", program.directory().toString()),
                Map.entry("LAMBDA_RUNTIME_DIR", "/var/runtime"),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "ancv-connect"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/ancv-connect"),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/24/[$LATEST]0"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_REGION", "eu-west-3"),
                Map.entry("AWS_DEFAULT_REGION", "eu-west-3"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("AWS_MAX_ATTEMPTS", "1"),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"),
                Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"));
    }
}
