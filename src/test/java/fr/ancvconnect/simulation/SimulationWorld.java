package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.policy.MinimumAmount;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All parts of one simulation: the service, an unreliable store, an unreliable ANCV, customers and callers. */
final class SimulationWorld {

    static final EstablishmentId CAMPSITE = new EstablishmentId("campsite");
    static final MinimumAmount MINIMUM = new MinimumAmount(Money.ofCents(2_000));
    static final Origin ORIGIN = Origin.BOOKING_ENGINE;
    static final List<FolderId> FOLDERS = List.of(new FolderId("F1"), new FolderId("F2"));

    final SeededRandom chance;
    final VirtualScheduler time;
    final SimulationTrace trace;
    final FaultRates faults;
    final InMemoryStore store = new InMemoryStore();
    final ReferenceLedger books;
    final LaggingIndex index;
    final FaultyWire wire;
    final CallRules calls;
    final EventRules events;
    final FolderObserver watch;
    final RequestSchedule people;

    SimulationWorld(long seed, boolean traced) {
        chance = new SeededRandom(seed);
        time = new VirtualScheduler(chance);
        trace = new SimulationTrace(time, traced);
        time.tellsDeaths(trace::saw);
        faults = new FaultRates(time, chance, trace);
        index = new LaggingIndex(time, chance, faults);
        calls = new CallRules(store, time);
        events = new EventRules(store);
        books = new ReferenceLedger(trace);
        var ledger = new SimulatedLedger(time, chance, trace, books, new PhoneUsers(time, chance, trace, books));
        wire = new FaultyWire(faults, time, chance, trace);
        var ancv = new FaultyAncv(ledger, calls, wire, time);
        watch = new FolderObserver(store, new WriteRules(books), calls, index, trace);
        var verbs = new SimulatedService(
                new FaultyPayments(store, faults, watch, calls, events, time, trace),
                new FaultyFolders(store, faults, watch, events, trace),
                index,
                ancv,
                chance::secret,
                time);
        people = new RequestSchedule(time, verbs, new AnswerRules(store, books, events, trace), faults, trace);
        follows(new NotificationDelivery(time, chance, faults, trace, verbs));
        furnish();
    }

    /** Registers the listeners that react to changes. */
    private void follows(NotificationDelivery post) {
        books.tells(post::tells);
        books.tells(new LateCharges(time, chance, trace, books, post::tellsUntilTaken)::changed);
        watch.tells(new PlatformOperators(time, chance, books, store, people, post::tellsUntilTaken)::written);
        var cashiers = new EstablishmentUsers(chance, people);
        books.tells(cashiers::changed);
        watch.tells(cashiers::written);
    }

    /** The folder ids of the simulation are short enough to be ANCV's order ids. */
    static FolderId folderOf(LedgerTransaction transaction) {
        return new FolderId(transaction.order.orderId());
    }

    private void furnish() {
        var declaration = new Establishment.Declaration(
                "Camping des Pins", "FR", CollectionMode.PREPAID, Set.of(VirtualPos.STRIPE));
        store.save(
                Establishment.declared(CAMPSITE, declaration).activated(new AncvId("10000651"), time.instant()),
                Optional.empty(),
                true);
        FOLDERS.forEach(folder -> store.create(BookingFolder.declared(
                folder,
                new FolderDeclaration(
                        CAMPSITE,
                        ORIGIN,
                        Money.ofCents(chance.between(6_000, 50_000)),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                time.instant())));
    }
}
