package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.packaging.DeployedRoute;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One execution environment: the function as a separate process with a Runtime API, without any other code of this project. */
final class LambdaFunction implements DeployedService {

    private static final Duration TIME = Duration.ofSeconds(28);
    private static final Duration PATIENCE = Eventually.LONGEST;

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
        builder.environment().putAll(aws(program));
        builder.environment().putAll(configuration);
        started = Instant.now();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Sends an event and waits for the result. If there is none, the test fails with the process output. */
    InvocationResult invoke(JsonNode event) throws Exception {
        invoked.accept(function(event));
        try {
            return outcome(event);
        } finally {
            invoked.accept(Optional.empty());
        }
    }

    private InvocationResult outcome(JsonNode event) throws Exception {
        CompletableFuture<InvocationResult> outcome = api.invoke(event.toString(), TIME);
        var gone = process.onExit().thenApply(_ -> outcome.isDone());
        CompletableFuture.anyOf(outcome, gone)
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!outcome.isDone()) {
            throw new AssertionError("No answer from the function; it said:\n" + said());
        }
        return outcome.join();
    }

    /** Sends the gateway's event and returns the response. */
    FunctionResponse answer(JsonNode event) throws Exception {
        return switch (invoke(event)) {
            case InvocationResult.Done(JsonNode answer) ->
                answer(answer.path("statusCode").asInt(), answer);
            case InvocationResult.Failed(String error) -> throw new AssertionError(error + "\n" + said());
        };
    }

    @Override
    public FunctionResponse call(FunctionRequest call, EventForm form) throws Exception {
        return answer(form.event(call));
    }

    @Override
    public void sweep() throws Exception {
        answer(EventSamples.named("scheduler"));
    }

    /** The duration from the start of the process to its first request for an event. */
    Duration start() throws Exception {
        return Duration.between(started, api.ready().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The time at which its process was started. */
    Instant started() {
        return started;
    }

    /**
     * The error that it reported to the Runtime API at startup; empty if there was none. Waits until the process has
     * ended, with a status other than 0.
     */
    String failedStart() throws Exception {
        int ended =
                process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).exitValue();
        if (ended == 0) {
            throw new AssertionError("It ended as if nothing were wrong:\n" + said());
        }
        return api.initError().getNow("");
    }

    @Override
    public String said() throws IOException {
        return output.said();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
        output.keep();
    }

    /** The template's function for this event; empty if no function is deployed for it. */
    private static Optional<String> function(JsonNode event) {
        JsonNode route = event.path("requestContext").path("routeKey");
        return route.isMissingNode()
                ? DeployedRoute.scheduled()
                        .filter(_ -> event.path("source").asText().equals("aws.scheduler")
                                || event.path("source").asText().equals("aws.events"))
                        .findFirst()
                : DeployedRoute.all()
                        .filter(each -> each.key().equals(route.asText()))
                        .map(DeployedRoute::function)
                        .findFirst();
    }

    private static FunctionResponse answer(int status, JsonNode answer) {
        var headers = new TreeMap<String, String>();
        answer.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(), header.getValue().asText()));
        String body = answer.path("body").asText("");
        return new FunctionResponse(
                status,
                headers,
                answer.path("isBase64Encoded").asBoolean()
                        ? new String(Base64.getDecoder().decode(body))
                        : body);
    }

    private Map<String, String> aws(FunctionProgram program) {
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
