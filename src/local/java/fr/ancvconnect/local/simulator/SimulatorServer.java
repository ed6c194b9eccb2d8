package fr.ancvconnect.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedAnswer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.HeldAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The simulator on a port of its own, on this machine only. It keeps the simulator's time too. */
public final class SimulatorServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ancv-simulator").factory());
    private final HttpServer server;

    private SimulatorServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Serves the simulator.
     *
     * @param port 0 for any that is free
     * @throws IOException when the port cannot be had; the message names it
     */
    public static SimulatorServer start(AncvSimulator simulator, int port) throws IOException {
        SimulatorServer started = new SimulatorServer(bind(port));
        started.server.setExecutor(started.threads);
        started.server.createContext(AncvSimulator.ROOT, new SimulatorExchange(simulator)::handle);
        started.server.start();
        started.ticker.scheduleWithFixedDelay(new Ticker(simulator), 1, 1, TimeUnit.SECONDS);
        return started;
    }

    /** What the client is configured with. */
    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + AncvSimulator.ROOT + "/public/v1";
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        threads.shutdownNow();
        server.stop(0);
    }

    private static HttpServer bind(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IOException("The ANCV simulator cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Between the JDK's server and the simulator; able to answer too late, and to hang up. */
    record SimulatorExchange(AncvSimulator simulator) {

        void handle(HttpExchange exchange) throws IOException {
            // Closing an exchange that was not answered closes its connection.
            try (exchange) {
                switch (simulator.handle(call(exchange))) {
                    case Answer answer -> send(exchange, answer);
                    case HeldAnswer(var hold, var answer) -> {
                        Thread.sleep(hold);
                        send(exchange, answer);
                    }
                    case DroppedAnswer() -> { }
                }
            } catch (InterruptedException e) {
                // The server was closed while a caller was kept waiting.
                Thread.currentThread().interrupt();
            }
        }

        private static SimulatorRequest call(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getRawPath().substring(AncvSimulator.ROOT.length());
            // One byte more than is allowed is enough to be told that it is too much.
            byte[] body = exchange.getRequestBody().readNBytes(AncvSimulator.LARGEST_BODY + 1);
            return new SimulatorRequest(exchange.getRequestMethod(), path,
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)), body);
        }

        private static void send(HttpExchange exchange, Answer answer) throws IOException {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (answer.body().length == 0) {
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /** Each tick of the clock; one that fails must not be the last. */
    record Ticker(AncvSimulator simulator) implements Runnable {

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
