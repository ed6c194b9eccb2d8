package fr.ancvconnect.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DelayedResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedConnection;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Serves the simulator on its own port. It also calls {@link SimulatorHandler#tick} each second. */
public final class SimulatorServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ancv-simulator").factory());
    private final HttpServer server;

    private SimulatorServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts the server on the loopback address.
     *
     * @param port 0 for any free port
     * @throws IOException if the port cannot be used; the message names it
     */
    public static SimulatorServer start(SimulatorHandler simulator, int port) throws IOException {
        return start(simulator, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * Starts the server on this address.
     *
     * @throws IOException if the address cannot be used; the message names it
     */
    public static SimulatorServer start(SimulatorHandler simulator, InetSocketAddress address) throws IOException {
        SimulatorServer started = new SimulatorServer(bind(address));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", new SimulatorExchange(simulator)::handle);
        started.server.start();
        var _ = started.ticker.scheduleWithFixedDelay(new Ticker(simulator), 1, 1, TimeUnit.SECONDS);
        return started;
    }

    /** Returns the base URL for the configuration of the ANCV client, as this machine reaches it. */
    public String baseUrl() {
        return url() + "/public/v1";
    }

    /** Returns the URL of the phone, the faults and the clock, which are at paths below it. */
    public String url() {
        InetAddress host = server.getAddress().getAddress();
        boolean isLocal = host.isLoopbackAddress() || host.isAnyLocalAddress();
        String name = isLocal ? "localhost" : server.getAddress().getHostString();
        return "http://" + name + ":" + server.getAddress().getPort() + AncvSimulator.ROOT;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        threads.shutdownNow();
        server.stop(0);
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException(
                    "The ANCV simulator cannot listen on port " + address.getPort() + ": " + e.getMessage(), e);
        }
    }

    /** Connects the JDK's HTTP server to the simulator. It can delay an answer, and close a connection without an answer. */
    record SimulatorExchange(SimulatorHandler simulator) {

        void handle(HttpExchange exchange) throws IOException {
            // To close an exchange without an answer also closes its connection.
            try (exchange) {
                switch (response(exchange)) {
                    case ImmediateResponse response -> send(exchange, response);
                    case DelayedResponse(var delay, var response) -> {
                        Thread.sleep(delay);
                        send(exchange, response);
                    }
                    case DroppedConnection() -> {}
                }
            } catch (InterruptedException e) {
                // The server was closed during the delay of an answer.
                Thread.currentThread().interrupt();
            }
        }

        private SimulatorResponse response(HttpExchange exchange) throws IOException {
            return exchange.getRequestURI().getRawPath().startsWith(AncvSimulator.ROOT)
                    ? simulator.handle(call(exchange))
                    : SimulatorProblems.notFound("The simulator serves paths below " + AncvSimulator.ROOT + " only.");
        }

        private static SimulatorRequest call(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getRawPath().substring(AncvSimulator.ROOT.length());
            // One byte over the limit is enough for the simulator to detect that the body is too large.
            byte[] body = exchange.getRequestBody().readNBytes(AncvSimulator.LARGEST_BODY + 1);
            return new SimulatorRequest(
                    exchange.getRequestMethod(),
                    path,
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
                    body);
        }

        private static void send(HttpExchange exchange, ImmediateResponse response) throws IOException {
            response.headers().forEach(exchange.getResponseHeaders()::set);
            if (response.body().length == 0) {
                exchange.sendResponseHeaders(response.status(), -1);
            } else {
                exchange.sendResponseHeaders(response.status(), response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    /** Runs one tick. It catches the failure, because the executor cancels a task that throws. */
    record Ticker(SimulatorHandler simulator) implements Runnable {

        private static final Logger LOG = System.getLogger(Ticker.class.getName());

        @Override
        public void run() {
            try {
                simulator.tick();
            } catch (UncheckedIOException e) {
                LOG.log(Level.WARNING, "The ANCV simulator cannot write its journal: {0}", e.getMessage());
            }
        }
    }
}
