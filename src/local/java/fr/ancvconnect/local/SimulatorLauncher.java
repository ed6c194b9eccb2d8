package fr.ancvconnect.local;

import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.SimulatorServer;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import fr.ancvconnect.local.simulator.ledger.JournalFile;
import fr.ancvconnect.local.simulator.model.TransactionIds;
import fr.ancvconnect.local.simulator.notification.HttpNotificationTransport;
import fr.ancvconnect.local.simulator.notification.NotificationQueue;
import fr.ancvconnect.local.simulator.notification.NotificationSender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Runs the simulator with its journal file, its HTTP server and its notification sender. */
final class SimulatorLauncher implements AutoCloseable {

    private final ResourceStack closing = new ResourceStack();
    private final AncvSimulator simulator;

    /**
     * Starts the simulator.
     *
     * @throws IllegalStateException if the port or the file cannot be used; the message is one line that names it
     */
    SimulatorLauncher(SimulatorSettings settings, Optional<Path> dataDir, int port, InstantSource clock) {
        try {
            var transport = closing.later(new HttpNotificationTransport());
            var notifier = closing.later(new NotificationSender(transport));
            this.simulator = simulator(settings, dataDir, clock, notifier);
            closing.later(SimulatorServer.start(simulator, port));
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    AncvSimulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        closing.close();
    }

    private AncvSimulator simulator(
            SimulatorSettings settings, Optional<Path> dataDir, InstantSource clock, NotificationQueue courier) {
        var ids = new TransactionIds();
        return dataDir.map(dir -> closing.later(JournalFile.open(dir.resolve("ancv-simulator.jsonl"))))
                .map(file -> AncvSimulator.keptIn(file, settings, clock, ids, courier))
                .orElseGet(() -> AncvSimulator.inMemory(settings, clock, ids, courier));
    }
}
