package fr.ancvconnect.simulation;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.domain.Actor;
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
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** All parts of one simulation: the service, an unreliable store, an unreliable ANCV, customers and callers. */
final class SimulationWorld {

    static final EstablishmentId CAMPSITE = new EstablishmentId("campsite");
    static final MinimumAmount MINIMUM = new MinimumAmount(Money.ofCents(2_000));
    static final Origin ORIGIN = Origin.BOOKING_ENGINE;
    static final List<FolderId> FOLDERS = List.of(new FolderId("F1"), new FolderId("F2"));

    final SeededRandom random;
    final VirtualScheduler time;
    final SimulationTrace trace;
    final FaultRates faults;
    final InMemoryStore store = new InMemoryStore();
    final ReferenceLedger referenceLedger;
    final LaggingIndex index;
    final FaultyWire wire;
    final CallRules calls;
    final EventRules events;
    final FolderObserver observer;
    final RequestSchedule requests;

    SimulationWorld(long seed, boolean traced) {
        random = new SeededRandom(seed);
        time = new VirtualScheduler(random);
        trace = new SimulationTrace(time, traced);
        time.onCrash(trace::count);
        faults = new FaultRates(time, random, trace);
        index = new LaggingIndex(time, random, faults);
        calls = new CallRules(store, time);
        events = new EventRules(store);
        referenceLedger = new ReferenceLedger(trace);
        var ledger = new SimulatedLedger(
                time, random, trace, referenceLedger, new PhoneUsers(time, random, trace, referenceLedger));
        wire = new FaultyWire(faults, time, random, trace);
        var ancv = new FaultyAncv(ledger, calls, wire, time);
        observer = new FolderObserver(store, new WriteRules(referenceLedger), calls, index, trace);
        var service = new SimulatedService(
                new FaultyPayments(store, faults, observer, calls, events, time, trace),
                new FaultyFolders(store, faults, observer, events, trace),
                index,
                ancv,
                random::secret,
                time);
        requests = new RequestSchedule(
                time, service, new AnswerRules(store, referenceLedger, events, trace), faults, trace);
        registerListeners(new NotificationDelivery(time, random, faults, trace, service));
        declareData();
    }

    /** Registers the listeners that react to changes. */
    private void registerListeners(NotificationDelivery notifications) {
        referenceLedger.onChange(notifications::sendFor);
        referenceLedger.onChange(
                new LateCharges(time, random, trace, referenceLedger, notifications::sendUntilAccepted)::changed);
        observer.onWrite(new PlatformOperators(
                time, random, referenceLedger, store, requests, notifications::sendUntilAccepted)::written);
        var cashiers = new EstablishmentUsers(random, requests);
        referenceLedger.onChange(cashiers::changed);
        observer.onWrite(cashiers::written);
    }

    /** The links of a folder: with an amount, with an open amount, and with an early end. */
    static List<PaymentLinkId> linksOf(FolderId folder) {
        return IntStream.range(0, 3)
                .mapToObj(number -> PaymentLinkId.of(folder, new IdempotencyKey("link-" + number)))
                .toList();
    }

    private void createLinks(FolderId folder) {
        List<PaymentLinkId> ids = linksOf(folder);
        createLink(folder, ids.get(0), Optional.of(Money.ofCents(random.between(2_000, 12_000))), Duration.ofDays(14));
        createLink(folder, ids.get(1), Optional.empty(), Duration.ofDays(14));
        createLink(folder, ids.get(2), Optional.of(Money.ofCents(4_000)), Duration.ofMinutes(4));
    }

    private void createLink(FolderId folder, PaymentLinkId id, Optional<Money> amount, Duration validity) {
        var terms = new LinkTerms(amount, time.instant().plus(validity), Optional.empty(), Optional.empty());
        store.create(
                PaymentLink.created(id, folder, CAMPSITE, terms, Actor.ESTABLISHMENT, time.instant(), "ver001"),
                store.all(folder));
    }

    /** The folder ids of the simulation are short enough to be ANCV's order ids. */
    static FolderId folderOf(LedgerTransaction transaction) {
        return new FolderId(transaction.order.orderId());
    }

    private void declareData() {
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
                        Money.ofCents(random.between(6_000, 50_000)),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                time.instant())));
        FOLDERS.forEach(this::createLinks);
    }
}
