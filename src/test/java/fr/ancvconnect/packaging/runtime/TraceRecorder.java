package fr.ancvconnect.packaging.runtime;

import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.packaging.HttpRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that records the trace ids of the calls to a service. */
final class TraceRecorder implements AutoCloseable {

    private final Set<String> traces = new ConcurrentSkipListSet<>();
    private final HttpRelay relay = new HttpRelay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI target;

    TraceRecorder(String target) throws IOException {
        this.target = URI.create(target);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            traces.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"))
                    .orElse("none"));
            relay.forward(exchange, this.target.resolve(exchange.getRequestURI()));
        });
        server.start();
    }

    /** The proxy's address for the service. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + target.getPath();
    }

    /** All trace ids so far. A call without one is recorded as {@code none}. */
    Set<String> traces() {
        return Set.copyOf(traces);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }
}
