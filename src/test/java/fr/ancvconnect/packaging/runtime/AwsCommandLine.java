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

    /** A wrapper for the installed command, which is further along the path. */
    private static final String INSTALLED = """
            #!/usr/bin/env bash
            PATH=${PATH#*:} exec aws --endpoint-url %s "$@"
            """;

    /** An operation: its target, and the call parameter of each option. */
    private record Operation(String target, Map<String, Kind> options) {}

    private record Kind(String name, MarshallingType<?> type) {}

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
                    new Operation("AWSEvents.PutEvents", Map.of("entries", new Kind("Entries", MarshallingType.LIST))));

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
            byte[] shown;
            try {
                shown = run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length - 1))
                        .getBytes(UTF_8);
            } catch (Exception e) {
                status = 400;
                shown = ("aws: " + e.getMessage() + "\n").getBytes(UTF_8);
            }
            exchange.sendResponseHeaders(status, shown.length == 0 ? -1 : shown.length);
            try (var out = exchange.getResponseBody()) {
                out.write(shown);
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
            throw new IOException("Not to be made executable: " + script);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private String run(Path directory, List<String> arguments) throws Exception {
        Deque<String> rest = new ArrayDeque<>(arguments);
        String command = rest.pop() + " " + rest.pop();
        var given = new TreeMap<String, String>();
        var plain = new ArrayDeque<String>();
        while (!rest.isEmpty()) {
            String one = rest.pop();
            if (!one.startsWith("--")) {
                plain.add(one);
            } else {
                given.put(one.substring(2), rest.isEmpty() || rest.peek().startsWith("--") ? "" : rest.pop());
            }
        }
        String query = given.remove("query");
        String output = given.getOrDefault("output", "json");
        given.remove("output");
        if (command.startsWith("lambda ")) {
            return lambda(directory, command, given, plain, query, output);
        }
        need(plain.isEmpty(), "Unknown options: " + plain);
        Operation operation = OPERATIONS.get(command);
        need(operation != null, "argument operation: Invalid choice: " + command);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoints)
                .header("X-Amz-Target", operation.target())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 "
                                + "Credential=local/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=none")
                .POST(BodyPublishers.ofString(request(operation, given).toString())));
        return shown(EventSamples.read(answer.body()), query, output);
    }

    private static ObjectNode request(Operation operation, Map<String, String> given) throws IOException {
        ObjectNode request = JSON.createObjectNode();
        for (Map.Entry<String, String> option : given.entrySet()) {
            Kind kind = operation.options().get(option.getKey());
            need(kind != null, "Unknown options: --" + option.getKey());
            if (kind.type() == MarshallingType.BOOLEAN) {
                need(option.getValue().isEmpty(), "Unknown options: " + option.getValue());
                request.put(kind.name(), true);
            } else if (kind.type() == MarshallingType.INTEGER || kind.type() == MarshallingType.LONG) {
                request.put(kind.name(), Long.parseLong(option.getValue()));
            } else if (kind.type() == MarshallingType.STRING) {
                request.put(kind.name(), option.getValue());
            } else {
                request.set(kind.name(), JSON.readTree(option.getValue()));
            }
        }
        return request;
    }

    /** Lambda is the only one of these services whose wire format is not a list of names and values. */
    private String lambda(
            Path directory, String command, Map<String, String> given, Deque<String> plain, String query, String output)
            throws Exception {
        URI function = endpoints.resolve("/2015-03-31/functions/" + given.remove("function-name"));
        String qualifier = "?Qualifier=" + given.remove("qualifier");
        if (command.equals("lambda get-function-configuration")) {
            need(given.isEmpty() && plain.isEmpty(), "Unknown options: " + given + plain);
            return shown(
                    EventSamples.read(send(HttpRequest.newBuilder(URI.create(function + "/configuration" + qualifier)))
                            .body()),
                    query,
                    output);
        }
        need(command.equals("lambda invoke"), "argument operation: Invalid choice: " + command);
        String payload = given.remove("payload");
        Integer.parseInt(given.remove("cli-read-timeout"));
        need(payload.startsWith("fileb://"), "Invalid base64: " + payload);
        need(given.isEmpty() && List.copyOf(plain).equals(List.of("/dev/stdout")), "Unknown options: " + given + plain);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(function + "/invocations" + qualifier))
                .POST(BodyPublishers.ofFile(directory.resolve(payload.substring("fileb://".length())))));
        ObjectNode told = JSON.createObjectNode().put("StatusCode", answer.statusCode());
        answer.headers().firstValue("X-Amz-Function-Error").ifPresent(error -> told.put("FunctionError", error));
        answer.headers()
                .firstValue("X-Amz-Executed-Version")
                .ifPresent(version -> told.put("ExecutedVersion", version));
        return answer.body() + shown(told, query, output);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        need(answer.statusCode() == 200, "An error occurred: " + answer.body());
        return answer;
    }

    private static String shown(JsonNode answer, String query, String output) {
        JsonNode found = query == null ? answer : AwsQuery.find(answer, query);
        need(List.of("json", "text").contains(output), "argument --output: Invalid choice: " + output);
        String shown = output.equals("text") ? AwsQuery.text(found) : found.isEmpty() ? "" : found.toPrettyString();
        return shown.isEmpty() ? "" : shown + "\n";
    }

    private static void need(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Operation dynamoDb(String name, SdkPojo request) {
        return new Operation(
                "DynamoDB_20120810." + name,
                request.sdkFields().stream().collect(Collectors.toMap(field -> option(field.memberName()), (Function<
                                SdkField<?>, Kind>)
                        field -> new Kind(field.memberName(), field.marshallingType()))));
    }

    /** Converts {@code TableName} to {@code --table-name}. */
    private static String option(String member) {
        return Arrays.stream(member.split("(?<=[a-z])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    private static Kind text(String name) {
        return new Kind(name, MarshallingType.STRING);
    }

    private static Kind number(String name) {
        return new Kind(name, MarshallingType.LONG);
    }
}
