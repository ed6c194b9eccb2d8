package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import java.util.Optional;
import java.util.function.Supplier;

/** The payments of the in-memory store, with faults. Each write is checked against the rules immediately. */
final class FaultyPayments implements PaymentStore {

    private final InMemoryStore store;
    private final FaultRates faults;
    private final FolderObserver observer;
    private final CallRules calls;
    private final EventRules events;
    private final VirtualScheduler time;
    private final SimulationTrace trace;

    FaultyPayments(
            InMemoryStore store,
            FaultRates faults,
            FolderObserver observer,
            CallRules calls,
            EventRules events,
            VirtualScheduler time,
            SimulationTrace trace) {
        this.store = store;
        this.faults = faults;
        this.observer = observer;
        this.calls = calls;
        this.events = events;
        this.time = time;
        this.trace = trace;
    }

    @Override
    public Optional<PaymentLink> findLink(FolderId folder, PaymentLinkId link) {
        return faults.aroundStore("findLink", () -> store.findLink(folder, link));
    }

    /** Reads the items one after the other. Other requests can write in between, so the pair can be inconsistent. */
    @Override
    public FolderAndPayment findBoth(FolderId folder, PaymentId payment, Optional<PaymentLinkId> link) {
        Optional<VersionedPayment> found = faults.aroundStore("findBoth", () -> store.find(folder, payment));
        return new FolderAndPayment(store.find(folder), found, link.flatMap(id -> store.findLink(folder, id)));
    }

    @Override
    public Optional<VersionedPayment> find(FolderId folder, PaymentId payment) {
        return faults.aroundStore("find", () -> store.find(folder, payment));
    }

    @Override
    public Optional<VersionedPayment> findByTransaction(AncvTransactionId transaction) {
        return faults.aroundStore("findByTransaction", () -> store.findByTransaction(transaction));
    }

    @Override
    public Started start(
            VersionedPayment payment, HistoryEntry entry, BookingFolder read, Optional<LinkDecision.Changed> link) {
        return faults.aroundStore("start", () -> {
            Started started = store.start(payment, entry, read, link);
            if (!(started instanceof Started.Written)) {
                trace.count("start not written: " + started.getClass().getSimpleName());
            }
            observer.observe(read.id());
            return started;
        });
    }

    @Override
    public Optional<VersionedPayment> apply(
            VersionedPayment read, Decision.Changed decision, Optional<LinkDecision.Changed> link) {
        return write("apply", read, () -> {
            Optional<VersionedPayment> written = store.apply(read, decision, link);
            written.ifPresent(_ -> {
                events.published(read.payment(), decision);
                link.filter(LinkDecision.Changed::becomesPaid).ifPresent(change -> {
                    events.linkPaid(change.next());
                    trace.count("a link becomes PAID");
                });
            });
            return written;
        });
    }

    @Override
    public Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck) {
        return write("reschedule", read, () -> {
            Optional<VersionedPayment> written = store.reschedule(read, nextCheck);
            written.ifPresent(claimed -> calls.claimed(
                    time.currentActor(), claimed.payment().request().id()));
            return written;
        });
    }

    private Optional<VersionedPayment> write(
            String call, VersionedPayment read, Supplier<Optional<VersionedPayment>> effect) {
        return faults.aroundStore(call, () -> {
            Optional<VersionedPayment> written = effect.get();
            if (written.isEmpty()) {
                trace.count("conflict lost at " + call);
            }
            observer.observe(read.payment().request().folder());
            return written;
        });
    }
}
