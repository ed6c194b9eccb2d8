package fr.ancvconnect.bench.soak;

import fr.ancvconnect.local.database.EmbeddedDynamoDb;
import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.SimulatorServer;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.ledger.JournalFile;
import fr.ancvconnect.local.simulator.model.TransactionIds;
import fr.ancvconnect.local.simulator.notification.HttpNotificationTransport;
import fr.ancvconnect.local.simulator.notification.Notification;
import fr.ancvconnect.local.simulator.notification.NotificationSender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The database and the simulator of ANCV, in the process of the load, so that the memory of the service is its own. */
final class Backend implements AutoCloseable {

    private static final String TABLE = "soak";
    private static final String SERVICE_PROVIDER = "100001";
    private static final String SEAL_KEY = "a-seal-key-of-the-test";
    private static final String SEAL_KEY_VERSION = "ver001";
    private static final int NOT_FOUND = 404;
    private static final int CAPACITY = 10_000_000;
    private static final Duration CAPTURE_AFTER = Duration.ofSeconds(5);
    /** Longer than the service waits for one call. */
    private static final Duration TIMEOUT_DELAY = Duration.ofSeconds(10);

    private static final Duration LATE_DELAY = Duration.ofSeconds(20);

    private final Map<Integer, Integer> notificationResponses = new ConcurrentSkipListMap<>();
    private final Set<String> unknownTransactions = ConcurrentHashMap.newKeySet();
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.start(0, Optional.empty(), TABLE);
    private final HttpNotificationTransport transport = new HttpNotificationTransport();
    private final Path journalPath;
    private final JournalFile journal;
    private final NotificationSender sender;
    private final NotificationFaults notificationFaults;
    private final AncvFaults faults;
    private final SimulatorServer ancv;

    Backend(Path directory, SoakSettings settings, Latencies latencies) throws IOException {
        this.journalPath = directory.resolve("ancv-simulator.jsonl");
        this.journal = JournalFile.open(journalPath);
        var clock = new SimulatorClock(InstantSource.system());
        this.sender = new NotificationSender(notification -> post(notification, latencies), clock);
        this.notificationFaults = new NotificationFaults(sender, settings.faultShare(), settings.seed() + 1);
        this.faults = new AncvFaults(
                AncvSimulator.withJournal(
                        journal,
                        SimulatorSettings.defaults(
                                        SERVICE_PROVIDER, Map.of(SEAL_KEY_VERSION, SEAL_KEY), SEAL_KEY_VERSION)
                                .withDelays(CAPTURE_AFTER, TIMEOUT_DELAY, LATE_DELAY)
                                .withCapacity(CAPACITY),
                        clock,
                        new TransactionIds(),
                        notificationFaults),
                settings.faultShare(),
                settings.seed());
        this.ancv = SimulatorServer.start(faults, 0);
    }

    /** The settings of a service that uses them. */
    Map<String, String> configuration() {
        return Map.of(
                "TABLE_NAME",
                TABLE,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                database.endpoint().toString(),
                "ANCV_BASE_URL",
                ancv.baseUrl(),
                "ANCV_SERVICE_PROVIDER_ID",
                SERVICE_PROVIDER,
                "ANCV_SEAL_KEYS",
                SEAL_KEY_VERSION + "=" + SEAL_KEY,
                "ANCV_SEAL_KEY_VERSION",
                SEAL_KEY_VERSION);
    }

    /** The address of the phones. */
    URI phones() {
        return URI.create(ancv.url()).resolve("/");
    }

    void activateFaults(boolean isActive) {
        faults.activate(isActive);
        notificationFaults.activate(isActive);
    }

    /** The journal of ANCV's ledger. */
    Path ancvLedger() {
        return journalPath;
    }

    /** The calls to ANCV and the notifications while faults were active. */
    long faultable() {
        return faults.calls() + notificationFaults.sent();
    }

    /** The faults by kind. */
    Map<String, Long> faultCounts() {
        var all = new TreeMap<>(faults.counts());
        all.putAll(notificationFaults.counts());
        return all;
    }

    /** The responses to notifications by status. */
    Map<Integer, Integer> notificationResponses() {
        return notificationResponses;
    }

    /** The transactions with a notification to an address that the service does not know. */
    Set<String> unknownTransactions() {
        return unknownTransactions;
    }

    @Override
    public void close() throws IOException {
        ancv.close();
        sender.close();
        transport.close();
        journal.close();
        database.close();
    }

    private int post(Notification notification, Latencies latencies) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = transport.post(notification);
        latencies.record(Operation.NOTIFICATION, start, System.nanoTime());
        notificationResponses.merge(status, 1, Integer::sum);
        if (status == NOT_FOUND) {
            unknownTransactions.add(notification.transactionId());
        }
        return status;
    }
}
