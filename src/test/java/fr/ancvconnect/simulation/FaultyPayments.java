package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.Optional;
import java.util.function.Supplier;

/** The payments of the store in memory, behind faults; each write is held against the rules at once. */
final class FaultyPayments implements PaymentStore {

    private final InMemoryStore store;
    private final Faults faults;
    private final Watch watch;
    private final CallRules calls;
    private final EventRules events;
    private final Scheduler time;
    private final Trace trace;

    FaultyPayments(InMemoryStore store, Faults faults, Watch watch, CallRules calls, EventRules events,
                   Scheduler time, Trace trace) {
        this.store = store;
        this.faults = faults;
        this.watch = watch;
        this.calls = calls;
        this.events = events;
        this.time = time;
        this.trace = trace;
    }

    /** Each item as it is, the pair as it perhaps never was: others write in between. */
    @Override
    public FolderAndPayment findBoth(FolderId folder, PaymentId payment) {
        Optional<TrackedPayment> found = faults.aroundStore("findBoth", () -> store.find(folder, payment));
        return new FolderAndPayment(store.find(folder), found);
    }

    @Override
    public Optional<TrackedPayment> find(FolderId folder, PaymentId payment) {
        return faults.aroundStore("find", () -> store.find(folder, payment));
    }

    @Override
    public Optional<TrackedPayment> findByTransaction(AncvTransactionId transaction) {
        return faults.aroundStore("findByTransaction", () -> store.findByTransaction(transaction));
    }

    @Override
    public Started start(TrackedPayment payment, HistoryEntry entry, BookingFolder read) {
        return faults.aroundStore("start", () -> {
            Started started = store.start(payment, entry, read);
            if (!(started instanceof Started.Written)) {
                trace.saw("start not written: " + started.getClass().getSimpleName());
            }
            watch.look(read.id());
            return started;
        });
    }

    @Override
    public Optional<TrackedPayment> apply(TrackedPayment read, Decision.Changed decision) {
        return write("apply", read, () -> {
            Optional<TrackedPayment> written = store.apply(read, decision);
            written.ifPresent(_ -> events.published(read.payment(), decision));
            return written;
        });
    }

    @Override
    public Optional<TrackedPayment> reschedule(TrackedPayment read, FollowUp followUp) {
        return write("reschedule", read, () -> {
            Optional<TrackedPayment> written = store.reschedule(read, followUp);
            written.ifPresent(claimed -> calls.claimed(time.who(), claimed.payment().request().id()));
            return written;
        });
    }

    private Optional<TrackedPayment> write(String call, TrackedPayment read, Supplier<Optional<TrackedPayment>> effect) {
        return faults.aroundStore(call, () -> {
            Optional<TrackedPayment> written = effect.get();
            if (written.isEmpty()) {
                trace.saw("conflict lost at " + call);
            }
            watch.look(read.payment().request().folder());
            return written;
        });
    }
}
