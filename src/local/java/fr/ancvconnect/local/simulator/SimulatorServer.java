package fr.ancvconnect.local.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
}
