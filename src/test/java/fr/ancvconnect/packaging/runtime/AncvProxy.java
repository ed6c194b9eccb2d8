package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.contract.Exchange;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.contract.OpenApiContract;
import fr.ancvconnect.packaging.HttpRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A proxy before the simulator that records the trace ids of the calls and compares each with the document of ANCV's API. */
final class AncvProxy implements AutoCloseable {

    private static final String BASE_PATH = "/public/v1";

    private final Set<String> traces = new ConcurrentSkipListSet<>();
    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final HttpRelay relay = new HttpRelay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI target;

    AncvProxy(String target) throws IOException {
        this.target = URI.create(target);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    private void forward(HttpExchange exchange) throws IOException {
        traces.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"))
                .orElse("none"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        compare(exchange, body, relay.forward(exchange, body, target.resolve(exchange.getRequestURI())));
    }

    private void compare(HttpExchange sent, byte[] body, HttpResponse<byte[]> response) {
        URI address = sent.getRequestURI();
        var exchange = new Exchange(
                sent.getRequestMethod(),
                address.getRawPath().substring(target.getRawPath().length() - BASE_PATH.length()),
                Objects.requireNonNullElse(address.getRawQuery(), ""),
                values(sent.getRequestHeaders()),
                new String(body, UTF_8),
                response.statusCode(),
                values(response.headers().map()),
                new String(response.body(), UTF_8));
        // A fault gives any error to any call, also one that the document does not list for it.
        differences.addAll(
                exchange.responseBody().contains("a requested fault")
                        ? OpenApiContract.ANCV.requestDifferences(ExchangeSource.ANCV_CLIENT, exchange)
                        : OpenApiContract.ANCV.differences(ExchangeSource.ANCV_CLIENT, exchange));
    }

    private static Map<String, String> values(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
    }

    /** The proxy's address for the service. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + target.getPath();
    }

    /** All trace ids so far. A call without one is recorded as {@code none}. */
    Set<String> traces() {
        return Set.copyOf(traces);
    }

    /** The differences between all exchanges so far and the document. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }
}
