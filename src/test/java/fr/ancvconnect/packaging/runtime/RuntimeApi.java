package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** AWS Lambda's Runtime API, version 2018-06-01, for one execution environment. */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime";
    private static final String ARN = "arn:aws:lambda:eu-west-3:123456789012:function:ancv-connect";
    /** The trace of every invocation. */
    static final String TRACE = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";

    private static final int ACCEPTED = 202;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> pending = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<InvocationResult>> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Instant> ready = new CompletableFuture<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final HttpServer server;

    private record Invocation(String id, String event, Instant deadline) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(ROOT + "/invocation/next", this::next);
        server.createContext(ROOT + "/invocation/", this::handleResult);
        server.createContext(ROOT + "/init/error", exchange -> {
            initError.complete(read(exchange));
            respond(exchange, ACCEPTED, "");
        });
        server.start();
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The time at which the function requested its first event. */
    CompletableFuture<Instant> ready() {
        return ready;
    }

    /** The error that the function reported when it could not start. */
    CompletableFuture<String> initError() {
        return initError;
    }

    /** Sends an event with this timeout. */
    CompletableFuture<InvocationResult> invoke(String event, Duration timeout) {
        var invocation = new Invocation(
                UUID.randomUUID().toString(), event, Instant.now().plus(timeout));
        var result = new CompletableFuture<InvocationResult>();
        running.put(invocation.id(), result);
        pending.add(invocation);
        return result;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(Instant.now());
        try {
            Invocation invocation = pending.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(invocation.deadline().toEpochMilli()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
            headers.set("Lambda-Runtime-Trace-Id", TRACE);
            respond(exchange, 200, invocation.event());
        } catch (InterruptedException _) {
            exchange.close();
        }
    }

    private void handleResult(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/");
        String body = read(exchange);
        respond(exchange, ACCEPTED, "");
        running.remove(path[2])
                .complete(
                        path[3].equals("response")
                                ? new InvocationResult.Done(EventSamples.read(body))
                                : new InvocationResult.FunctionError(body));
    }

    private static String read(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
