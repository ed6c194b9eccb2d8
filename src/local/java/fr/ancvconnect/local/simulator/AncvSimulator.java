package fr.ancvconnect.local.simulator;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * ANCV on a developer's machine: its protocol, the customer's phone, and faults on purpose. One call at a time
 * sees and changes the state; nothing in here waits for anybody.
 */
public final class AncvSimulator {

    /** Below this path everything is served. */
    public static final String ROOT = "/local/ancv";

    /** The largest body that is read, in bytes. */
    public static final int LARGEST_BODY = 64 * 1024;

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final InstantSource clock;
    private final Ledger ledger;
    private final Routes routes;

    private AncvSimulator(SimulatorSettings settings, InstantSource clock, Supplier<String> ids, Journal journal,
            Courier courier) {
        this.clock = clock;
        Seals seals = new Seals(settings.sealKeys(), settings.sealKeyVersion());
        Documents documents = new Documents();
        Faults faults = new Faults();
        Outbox outbox = new Outbox(seals, documents, faults, settings.late(), this::now, courier);
        this.ledger = new Ledger(new Life(settings.captureAfter()), settings.keep(), journal, outbox::changed);
        Acquiring acquiring = new Acquiring(ledger, settings.serviceProviderId(), settings.minimumCents(), ids);
        Protocol protocol = new Protocol(seals, acquiring, documents);
        this.routes = new Routes(new FaultyProtocol(protocol, faults, documents, settings.hold()),
                new Phone(ledger, ids), faults);
    }

    /** One that forgets everything when it stops. */
    public static AncvSimulator inMemory(SimulatorSettings settings, InstantSource clock, Supplier<String> ids,
            Courier courier) {
        return new AncvSimulator(settings, clock, ids, new Journal.Nowhere(), courier);
    }

    /**
     * One that goes on where it stopped, even after a kill.
     *
     * @throws SimulatorFileException when the file is broken, in one line that names it
     */
    public static AncvSimulator keptIn(SimulatorFile file, SimulatorSettings settings, InstantSource clock,
            Supplier<String> ids, Courier courier) {
        return new AncvSimulator(settings, clock, ids, file, courier);
    }

    /** Answers one call; what it changed is written before this returns. */
    public SimulatorAnswer handle(SimulatorCall call) {
        if (call.body().length > LARGEST_BODY) {
            return Problems.payloadTooLarge();
        }
        return alone(() -> {
            try {
                Instant now = now();
                ledger.moveOn(now);
                return routes.answer(call, now);
            } catch (UncheckedIOException e) {
                return Problems.internalError();
            }
        });
    }

    /** Lets expire and be captured what is due; to be called about each second. */
    public void tick() {
        alone(() -> {
            ledger.moveOn(now());
            return true;
        });
    }

    /** Puts a confirmed transaction on its way to settlement; false when its state is another. */
    public boolean consign(String transactionId) {
        return settled(transactionId, State.CONSIGNED, EnumSet.of(State.AUTHORIZED, State.VALIDATED));
    }

    /** Settles a confirmed transaction to the merchant; false when its state is another. */
    public boolean settle(String transactionId) {
        return settled(transactionId, State.PAID, EnumSet.of(State.AUTHORIZED, State.VALIDATED, State.CONSIGNED));
    }

    private boolean settled(String transactionId, State to, Set<State> from) {
        return alone(() -> {
            ledger.moveOn(now());
            return ledger.transactions().find(transactionId)
                    .filter(transaction -> from.contains(transaction.state()))
                    .map(transaction -> ledger.write(transaction.to(to, now())))
                    .isPresent();
        });
    }

    private <T> T alone(Supplier<T> action) {
        oneAtATime.lock();
        try {
            return action.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** In whole milliseconds, which every date that ANCV writes can show. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
