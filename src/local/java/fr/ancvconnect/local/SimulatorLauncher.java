package fr.ancvconnect.local;

import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.SimulatorServer;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.ledger.JournalFile;
import fr.ancvconnect.local.simulator.model.TransactionIds;
import fr.ancvconnect.local.simulator.notification.HttpNotificationTransport;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationQueue;
import fr.ancvconnect.local.simulator.notification.NotificationSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Runs the simulator with its journal file, its HTTP server and its notification sender. */
final class SimulatorLauncher implements AutoCloseable {

    private final ResourceStack closing = new ResourceStack();
    private final AncvSimulator simulator;
    private final SimulatorServer server;

    /**
     * Starts the simulator.
     *
     * @param machine the clock from which the simulator's clock keeps a distance
     * @throws IllegalStateException if the address or the file cannot be used; the message is one line that names it
     */
    SimulatorLauncher(
            SimulatorSettings settings, Optional<Path> dataDir, InetSocketAddress address, InstantSource machine) {
        try {
            var clock = new SimulatorClock(machine);
            var transport = closing.closeLater(new HttpNotificationTransport());
            var notifier = closing.closeLater(new NotificationSender(transport, clock));
            this.simulator = simulator(settings, dataDir, clock, notifier);
            this.server = closing.closeLater(SimulatorServer.start(simulator, address));
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    AncvSimulator simulator() {
        return simulator;
    }

    SimulatorServer server() {
        return server;
    }

    @Override
    public void close() {
        closing.close();
    }

    private AncvSimulator simulator(
            SimulatorSettings settings, Optional<Path> dataDir, SimulatorClock clock, NotificationQueue queue) {
        var ids = new TransactionIds();
        return dataDir.map(dir -> closing.closeLater(JournalFile.open(dir.resolve("ancv-simulator.jsonl"))))
                .map(file -> AncvSimulator.withJournal(file, settings, clock, ids, queue))
                .orElseGet(() -> AncvSimulator.inMemory(settings, clock, ids, queue));
    }
}
