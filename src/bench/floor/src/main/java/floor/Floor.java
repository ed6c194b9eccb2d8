package floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * The floor of the comparison: the same calls to DynamoDB and to ANCV as the service, with the AWS SDK and the JDK only. It
 * checks no token and validates nothing. It is an HTTP server on port {@code HTTP_PORT}, or a Lambda function if
 * {@code AWS_LAMBDA_RUNTIME_API} is set.
 */
public final class Floor {

    private static final JsonMapper JSON = new JsonMapper();

    private final Payments payments;

    private Floor(Payments payments) {
        this.payments = payments;
    }

    /** A response. A body without content is empty. */
    record Answer(int status, byte[] body) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // Both are read when their class is loaded. The second is the number of idle connections of URLConnection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("http.maxConnections", "64");
        Map<String, String> environment = System.getenv();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var floor =
                new Floor(new Payments(new Store(new Table(environment)), new Ancv(environment, http), environment));
        String runtimeApi = environment.get("AWS_LAMBDA_RUNTIME_API");
        if (runtimeApi == null) {
            floor.serve(Integer.parseInt(environment.get("HTTP_PORT")));
        } else {
            floor.poll(runtimeApi, http);
        }
    }

    private Answer answer(String method, String path, UnaryOperator<String> headers, byte[] body) {
        try {
            String[] parts = path.split("/");
            if (parts[1].equals("webhooks")) {
                return new Answer(payments.confirm(parts[3], parts[4], parts[5], JSON.readTree(body)), new byte[0]);
            }
            if (method.equals("GET")) {
                return new Answer(200, payments.read(parts[2], parts[4]));
            }
            return new Answer(
                    201,
                    payments.start(
                            parts[2],
                            headers.apply("idempotency-key"),
                            isGuest(headers.apply("authorization")),
                            JSON.readTree(body)));
        } catch (NoSuchElementException _) {
            return new Answer(404, new byte[0]);
        } catch (Exception e) {
            e.printStackTrace();
            return new Answer(500, new byte[0]);
        }
    }

    /** Whether the token is a guest's, which decides the condition on the folder. The signature is not verified. */
    private static boolean isGuest(String authorization) {
        String payload = authorization.substring(authorization.indexOf('.') + 1, authorization.lastIndexOf('.'));
        return new String(Base64.getUrlDecoder().decode(payload)).contains("\"guest\"");
    }

    private void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders()::getFirst,
                    body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Answers events of HTTP API, payload format 2.0, one after the other. */
    private void poll(String runtimeApi, HttpClient http) throws IOException, InterruptedException {
        String invocations = "http://" + runtimeApi + "/2018-06-01/runtime/invocation/";
        HttpRequest next =
                HttpRequest.newBuilder(URI.create(invocations + "next")).build();
        while (true) {
            HttpResponse<byte[]> event = http.send(next, BodyHandlers.ofByteArray());
            String id =
                    event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
            byte[] response = JSON.writeValueAsBytes(response(JSON.readTree(event.body())));
            http.send(
                    HttpRequest.newBuilder(URI.create(invocations + id + "/response"))
                            .POST(BodyPublishers.ofByteArray(response))
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    private JsonNode response(JsonNode event) {
        String text = event.path("body").asText();
        byte[] body =
                event.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(text) : text.getBytes();
        Answer answer = answer(
                event.path("requestContext").path("http").path("method").asText(),
                event.path("rawPath").asText(),
                name -> event.path("headers").path(name).asText(),
                body);
        var response = JSON.createObjectNode().put("statusCode", answer.status());
        response.putObject("headers").put("content-type", "application/json");
        return response.put("body", new String(answer.body())).put("isBase64Encoded", false);
    }
}
