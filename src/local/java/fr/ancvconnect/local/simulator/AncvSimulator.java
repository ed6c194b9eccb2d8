package fr.ancvconnect.local.simulator;

import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.ledger.Journal;
import fr.ancvconnect.local.simulator.ledger.JournalFile;
import fr.ancvconnect.local.simulator.ledger.JournalFile.JournalFileException;
import fr.ancvconnect.local.simulator.ledger.Ledger;
import fr.ancvconnect.local.simulator.model.TransactionLifetimes;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationQueue;
import fr.ancvconnect.local.simulator.notification.NotificationOutbox;
import fr.ancvconnect.local.simulator.phone.Phone;
import fr.ancvconnect.local.simulator.protocol.AcquiringApi;
import fr.ancvconnect.local.simulator.protocol.Faults;
import fr.ancvconnect.local.simulator.protocol.FaultyProtocol;
import fr.ancvconnect.local.simulator.protocol.Protocol;
import fr.ancvconnect.local.simulator.protocol.ProtocolDocuments;
import fr.ancvconnect.local.simulator.protocol.Seals;
import fr.ancvconnect.local.simulator.settlement.Settlement;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Simulates ANCV on a developer's machine: its protocol, the customer's phone, the settlement, deliberate faults and a clock. A
 * lock lets one call at a time read and change the state. No call blocks while it holds the lock, except to write the journal.
 */
public final class AncvSimulator implements SimulatorHandler {

    /** The path prefix of all routes. */
    public static final String ROOT = "/local/ancv";

    /** The largest accepted body, in bytes. */
    public static final int LARGEST_BODY = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatorClock clock;
    private final Ledger ledger;
    private final SimulatorRoutes routes;

    private AncvSimulator(
            SimulatorSettings settings,
            SimulatorClock clock,
            Supplier<String> ids,
            Journal journal,
            NotificationQueue queue) {
        this.clock = clock;
        Seals seals = new Seals(settings.sealKeys(), settings.sealKeyVersion());
        ProtocolDocuments documents = new ProtocolDocuments();
        Faults faults = new Faults();
        NotificationOutbox outbox =
                new NotificationOutbox(seals, documents, faults, settings.lateDelay(), clock::instant, queue);
        this.ledger = new Ledger(
                new TransactionLifetimes(settings.captureAfter()), settings.capacity(), journal, outbox::changed);
        AcquiringApi acquiring = new AcquiringApi(ledger, settings.serviceProviderId(), settings.minimumCents(), ids);
        Protocol protocol = new Protocol(seals, acquiring, documents);
        this.routes = new SimulatorRoutes(
                new FaultyProtocol(protocol, faults, documents, settings.timeoutDelay()),
                new Phone(ledger, ids),
                new Settlement(ledger),
                faults,
                clock,
                ledger);
    }

    /** Creates a simulator without a file. Its state is lost when it stops. */
    public static AncvSimulator inMemory(
            SimulatorSettings settings, SimulatorClock clock, Supplier<String> ids, NotificationQueue queue) {
        return new AncvSimulator(settings, clock, ids, new Journal.NoJournal(), queue);
    }

    /**
     * Creates a simulator that restores its state from the file, even after a kill.
     *
     * @throws JournalFileException if the file is broken; the message is one line that names it
     */
    public static AncvSimulator withJournal(
            JournalFile file,
            SimulatorSettings settings,
            SimulatorClock clock,
            Supplier<String> ids,
            NotificationQueue queue) {
        return new AncvSimulator(settings, clock, ids, file, queue);
    }

    /** Answers one call. Changes are in the journal before this method returns. */
    @Override
    public SimulatorResponse handle(SimulatorRequest request) {
        if (request.body().length > LARGEST_BODY) {
            return SimulatorProblems.payloadTooLarge();
        }
        return locked(() -> {
            try {
                Instant now = clock.instant();
                ledger.applyDueTransitions(now);
                return routes.handle(request, now);
            } catch (UncheckedIOException e) {
                return SimulatorProblems.internalError();
            }
        });
    }

    @Override
    public void tick() {
        locked(() -> {
            ledger.applyDueTransitions(clock.instant());
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
