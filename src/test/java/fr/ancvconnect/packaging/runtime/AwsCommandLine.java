package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Replaces the {@code aws} command where it is not installed. It accepts the same arguments, makes the same call and
 * prints the same output. An option that the operation does not have, or a value of the wrong type, ends the command
 * with an error, as in the original.
 */
final class AwsCommandLine implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = """
            #!/usr/bin/env bash
            code=$(printf '%%s\\0' "$PWD" "$@" | curl -sS -o "$TMPDIR/aws.$$" -w '%%{http_code}' --data-binary @- %s)
            if [ "$code" = 200 ]; then cat "$TMPDIR/aws.$$"; else cat "$TMPDIR/aws.$$" >&2; exit 255; fi
            """;

    /** A wrapper for the installed command, which is later in PATH. */
    private static final String INSTALLED = """
            #!/usr/bin/env bash
            PATH=${PATH#*:} exec aws --endpoint-url %s "$@"
            """;

    /** An operation: its target, and the call parameter of each option. */
    private record Operation(String target, Map<String, Parameter> options) {}

    private record Parameter(String name, MarshallingType<?> type) {}

    private static final Map<String, Operation> OPERATIONS = Map.of(
            "dynamodb get-item", dynamoDb("GetItem", GetItemRequest.builder()),
            "dynamodb query", dynamoDb("Query", QueryRequest.builder()),
            "dynamodb scan", dynamoDb("Scan", ScanRequest.builder()),
            "dynamodb update-item", dynamoDb("UpdateItem", UpdateItemRequest.builder()),
            "sqs get-queue-url", new Operation("AmazonSQS.GetQueueUrl", Map.of("queue-name", text("QueueName"))),
            "sqs receive-message",
                    new Operation(
                            "AmazonSQS.ReceiveMessage",
                            Map.of(
                                    "queue-url",
                                    text("QueueUrl"),
                                    "max-number-of-messages",
                                    number("MaxNumberOfMessages"),
                                    "visibility-timeout",
                                    number("VisibilityTimeout"))),
            "sqs delete-message",
                    new Operation(
                            "AmazonSQS.DeleteMessage",
                            Map.of("queue-url", text("QueueUrl"), "receipt-handle", text("ReceiptHandle"))),
            "logs filter-log-events",
                    new Operation(
                            "Logs_20140328.FilterLogEvents",
                            Map.of(
                                    "log-group-name",
                                    text("logGroupName"),
                                    "filter-pattern",
                                    text("filterPattern"),
                                    "start-time",
                                    number("startTime"))),
            "events put-events",
                    new Operation(
                            "AWSEvents.PutEvents", Map.of("entries", new Parameter("Entries", MarshallingType.LIST))));

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoints;
    private final HttpServer server;

    /**
     * Writes the command into this directory, which must be on the path. If {@code installed} is true, it runs the
     * installed command.
     */
    AwsCommandLine(URI endpoints, Path directory, boolean installed) throws IOException {
        this.endpoints = endpoints;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String[] arguments = new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("\0", -1);
            int status = 200;
            byte[] printed;
            try {
                printed = run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length - 1))
                        .getBytes(UTF_8);
            } catch (Exception e) {
                status = 400;
                printed = ("aws: " + e.getMessage() + "\n").getBytes(UTF_8);
            }
            exchange.sendResponseHeaders(status, printed.length == 0 ? -1 : printed.length);
            try (var out = exchange.getResponseBody()) {
                out.write(printed);
            }
        });
        server.start();
        Path script = Files.writeString(
                directory.resolve("aws"),
                installed
                        ? INSTALLED.formatted(endpoints)
                        : SCRIPT.formatted(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("Cannot be made executable: " + script);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private String run(Path directory, List<String> arguments) throws Exception {
        Deque<String> remaining = new ArrayDeque<>(arguments);
        String command = remaining.pop() + " " + remaining.pop();
        var options = new TreeMap<String, String>();
        var positional = new ArrayDeque<String>();
        while (!remaining.isEmpty()) {
            String argument = remaining.pop();
            if (!argument.startsWith("--")) {
                positional.add(argument);
            } else {
                options.put(
                        argument.substring(2),
                        remaining.isEmpty() || remaining.peek().startsWith("--") ? "" : remaining.pop());
            }
        }
        String query = options.remove("query");
        String output = options.getOrDefault("output", "json");
        options.remove("output");
        if (command.startsWith("lambda ")) {
            return lambda(directory, command, options, positional, query, output);
        }
        require(positional.isEmpty(), "Unknown options: " + positional);
        Operation operation = OPERATIONS.get(command);
        require(operation != null, "argument operation: Invalid choice: " + command);
        HttpResponse<String> response = send(HttpRequest.newBuilder(endpoints)
                .header("X-Amz-Target", operation.target())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 "
                                + "Credential=local/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=none")
                .POST(BodyPublishers.ofString(request(operation, options).toString())));
        return format(EventSamples.read(response.body()), query, output);
    }

    private static ObjectNode request(Operation operation, Map<String, String> options) throws IOException {
        ObjectNode request = JSON.createObjectNode();
        for (Map.Entry<String, String> option : options.entrySet()) {
            Parameter parameter = operation.options().get(option.getKey());
            require(parameter != null, "Unknown options: --" + option.getKey());
            if (parameter.type().equals(MarshallingType.BOOLEAN)) {
                require(option.getValue().isEmpty(), "Unknown options: " + option.getValue());
                request.put(parameter.name(), true);
            } else if (parameter.type().equals(MarshallingType.INTEGER)
                    || parameter.type().equals(MarshallingType.LONG)) {
                request.put(parameter.name(), Long.parseLong(option.getValue()));
            } else if (parameter.type().equals(MarshallingType.STRING)) {
                request.put(parameter.name(), option.getValue());
            } else {
                request.set(parameter.name(), JSON.readTree(option.getValue()));
            }
        }
        return request;
    }

    /** Lambda is the only one of these services whose wire format is not a list of names and values. */
    private String lambda(
            Path directory,
            String command,
            Map<String, String> options,
            Deque<String> positional,
            String query,
            String output)
            throws Exception {
        URI function = endpoints.resolve("/2015-03-31/functions/" + options.remove("function-name"));
        String qualifier = "?Qualifier=" + options.remove("qualifier");
        if (command.equals("lambda get-function-configuration")) {
            require(options.isEmpty() && positional.isEmpty(), "Unknown options: " + options + positional);
            return format(
                    EventSamples.read(send(HttpRequest.newBuilder(URI.create(function + "/configuration" + qualifier)))
                            .body()),
                    query,
                    output);
        }
        require(command.equals("lambda invoke"), "argument operation: Invalid choice: " + command);
        String payload = options.remove("payload");
        Integer.parseInt(options.remove("cli-read-timeout"));
        require(payload.startsWith("fileb://"), "Invalid base64: " + payload);
        require(
                options.isEmpty() && List.copyOf(positional).equals(List.of("/dev/stdout")),
                "Unknown options: " + options + positional);
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(function + "/invocations" + qualifier))
                .POST(BodyPublishers.ofFile(directory.resolve(payload.substring("fileb://".length())))));
        ObjectNode result = JSON.createObjectNode().put("StatusCode", response.statusCode());
        response.headers().firstValue("X-Amz-Function-Error").ifPresent(error -> result.put("FunctionError", error));
        response.headers()
                .firstValue("X-Amz-Executed-Version")
                .ifPresent(version -> result.put("ExecutedVersion", version));
        return response.body() + format(result, query, output);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        require(response.statusCode() == 200, "An error occurred: " + response.body());
        return response;
    }

    private static String format(JsonNode response, String query, String output) {
        JsonNode selected = query == null ? response : AwsQuery.find(response, query);
        require(List.of("json", "text").contains(output), "argument --output: Invalid choice: " + output);
        String printed =
                output.equals("text") ? AwsQuery.text(selected) : selected.isEmpty() ? "" : selected.toPrettyString();
        return printed.isEmpty() ? "" : printed + "\n";
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static Operation dynamoDb(String name, SdkPojo request) {
        return new Operation(
                "DynamoDB_20120810." + name,
                request.sdkFields().stream().collect(Collectors.toMap(field -> option(field.memberName()), (Function<
                                SdkField<?>, Parameter>)
                        field -> new Parameter(field.memberName(), field.marshallingType()))));
    }

    /** Converts {@code TableName} to {@code --table-name}. */
    private static String option(String member) {
        return Arrays.stream(member.split("(?<=[a-z])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    private static Parameter text(String name) {
        return new Parameter(name, MarshallingType.STRING);
    }

    private static Parameter number(String name) {
        return new Parameter(name, MarshallingType.LONG);
    }
}
