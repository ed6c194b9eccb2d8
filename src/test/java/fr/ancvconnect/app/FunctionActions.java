package fr.ancvconnect.app;

import static fr.ancvconnect.app.ServiceFixture.CAMPSITE;
import static fr.ancvconnect.app.ServiceFixture.PLATFORM;
import static fr.ancvconnect.app.ServiceFixture.SHOP;
import static fr.ancvconnect.app.ServiceFixture.VALID_SEAL;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.app.erasure.ErasePersonalData;
import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.folder.EstablishmentPayments;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.ListPayments;
import fr.ancvconnect.app.link.PaymentLinkStore;
import fr.ancvconnect.app.notification.SealPolicy;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.RetentionPeriod;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Runs all actions of the functions, also the rare ones, each with the function's name in the template. Concurrent changes run with the name {@code nobody}.
 */
public final class FunctionActions {

    private static final Duration AFTER_EXPIRY = Duration.ofMinutes(4);

    private static final int HALF_AN_HOUR = 30;

    private final ServiceFixture service;
    private final EstablishmentPayments lists;
    private final PersonalDataStore personal;
    private final BiConsumer<String, Runnable> runAs;
    private final List<FolderId> folders = new ArrayList<>();

    /** @param runAs gets each action with the name of its function, and runs it */
    public FunctionActions(
            PaymentStore payments,
            FolderStore folders,
            EstablishmentStore establishments,
            CheckIndex due,
            EstablishmentPayments lists,
            PersonalDataStore personal,
            PaymentLinkStore links,
            BiConsumer<String, Runnable> runAs) {
        service = new ServiceFixture(payments, folders, establishments, due, links, new SequentialExecutor());
        this.lists = lists;
        this.personal = personal;
        this.runAs = runAs;
    }

    /** Runs each action once. */
    public void runAll() {
        service.activateOption();
        declare();
        activate();
        start();
        notifications();
        reverse();
        sweep();
        erase();
        read();
        manageLinks();
        payThroughLink();
    }

    private void manageLinks() {
        FolderId folder = folder();
        runAs.accept("PaymentLink", () -> {
            PaymentLink link = service.link(folder, "link", 4_000);
            service.link(folder, "link", 4_000);
            service.readLinks.list(PLATFORM, folder);
            service.readLinks.read(PLATFORM, folder, link.id());
            service.readLinks.missing(PLATFORM, folder);
            service.revokeLink.revoke(PLATFORM, folder, link.id());
        });
    }

    private void payThroughLink() {
        FolderId folder = folder();
        PaymentLink link = service.link(folder, "link", 4_000);
        String token = service.tokenOf(link);
        runAs.accept("PaymentPage", () -> {
            service.page.state(token);
            service.startThrough(link, "first", 0);
            service.startThrough(link, "first", 0);
            service.startThrough(link, "second", 0);
            service.page.state(token);
            service.page.payment(
                    token,
                    Optional.of(service.onlyPayment(folder).payment().request().id()));
        });
        VersionedPayment payment = service.onlyPayment(folder);
        String transaction =
                payment.payment().transaction().orElseThrow().transaction().value();
        service.confirmWithoutNotification(payment);
        runAs.accept(
                "AncvWebhook",
                () -> service.notifications(SealPolicy.CHECK)
                        .applyToFixedAddress(transaction.getBytes(UTF_8), Optional.of(VALID_SEAL)));
        runAs.accept(
                "RefusalAndCancellation",
                () -> service.refuse.refuse(
                        PLATFORM, folder, payment.payment().request().id(), Optional.empty()));
    }

    private void declare() {
        runAs.accept("Declare", () -> {
            service.declareEstablishment.declare(
                    new EstablishmentId("new"), ServiceFixture.declaration("FR", CollectionMode.PREPAID));
            service.declareEstablishment.declare(
                    CAMPSITE, ServiceFixture.declaration("FR", CollectionMode.PREPAID, VirtualPos.STRIPE));
            FolderId folder = folder();
            service.folder(folder.value(), 20_000);
            readAvailability(folder);
        });
    }

    private void activate() {
        var other = new EstablishmentId("other");
        service.declareEstablishment.declare(
                other, ServiceFixture.declaration("FR", CollectionMode.PREPAID, VirtualPos.STRIPE));
        runAs.accept("ActivateOption", () -> {
            service.activate.activate(new Caller.Establishments(Set.of(other)), other, SHOP);
            service.activate.activate(PLATFORM, other, SHOP);
            service.deactivate.deactivate(PLATFORM, other);
            service.alternative.set(PLATFORM, CAMPSITE, true);
        });
    }

    private void start() {
        FolderId folder = folder();
        runAs.accept("StartPayment", () -> {
            service.startPayment(folder, "first", 4_000);
            service.startPayment(folder, "first", 4_000);
        });
        BookingFolder read = service.folderWithPayments(folder).folder();
        service.startPayment(folder, "meanwhile", 6_000);
        var request = new PaymentRequest(
                PaymentId.of(folder, new IdempotencyKey("late")),
                folder,
                CAMPSITE,
                SHOP,
                Channel.BACK_OFFICE,
                Actor.PLATFORM,
                Money.ofCents(6_000),
                Optional.empty(),
                service.clock.instant(),
                Optional.empty());
        var late = new VersionedPayment(
                new Requested(request, Optional.empty()),
                NextCheck.soon(service.clock.instant()),
                service.onlyPayment(folder).metadata(),
                1);
        runAs.accept(
                "StartPayment",
                () -> service.payments.start(
                        late,
                        new HistoryEntry(
                                service.clock.instant(), late.payment().status(), Actor.PLATFORM, Optional.empty()),
                        read));
    }

    private void notifications() {
        VersionedPayment payment = startedPayment();
        String transaction =
                payment.payment().transaction().orElseThrow().transaction().value();
        service.confirmWithoutNotification(payment);
        runAs.accept(
                "AncvWebhook",
                () -> service.notifications(SealPolicy.CHECK)
                        .applyToFixedAddress(transaction.getBytes(UTF_8), Optional.of(VALID_SEAL)));
    }

    private void reverse() {
        VersionedPayment payment = startedPayment();
        PaymentRequest request = payment.payment().request();
        service.ancv.runBeforeEffect("cancel", this::rewriteAllPayments);
        runAs.accept("RefusalAndCancellation", () -> {
            service.refuse.refuse(PLATFORM, request.folder(), request.id(), Optional.empty());
            service.cancel.cancel(PLATFORM, request.folder(), service.clock.instant());
            readAvailability(request.folder());
            service.unblock.unblock(PLATFORM, request.folder(), request.id());
        });
        service.ancv.clearStubs();
    }

    private void sweep() {
        VersionedPayment payment = startedPayment();
        service.ancv.setState(payment.payment().transaction().orElseThrow().transaction(), AncvState.VALIDATED, 4_000);
        service.ancv.runBeforeEffect("read", this::rewriteAllPayments);
        runAs.accept("Sweep", () -> service.sweepAfter(AFTER_EXPIRY));
        service.ancv.clearStubs();
    }

    /** The reversed payments are settled by now. One run each minute reaches all shards. */
    private void erase() {
        var erase = new ErasePersonalData(
                personal, service.folders, new RetentionPeriod(Duration.ofSeconds(1)), service.clock);
        runAs.accept(
                "Sweep",
                () -> IntStream.range(0, HALF_AN_HOUR).forEach(_ -> {
                    service.clock.move(Duration.ofMinutes(1));
                    erase.erase(service.clock.instant().plus(AFTER_EXPIRY));
                }));
    }

    private void read() {
        VersionedPayment payment = startedPayment();
        PaymentRequest request = payment.payment().request();
        runAs.accept("Read", () -> {
            service.readEstablishment.read(PLATFORM, CAMPSITE);
            service.readFolder.read(PLATFORM, request.folder());
            readAvailability(request.folder());
            service.readFolder.readPayment(PLATFORM, request.folder(), request.id());
            service.readFolder.readPayment(
                    PLATFORM, request.folder(), PaymentId.of(request.folder(), new IdempotencyKey("none")));
            var list = new ListPayments(service.readEstablishment, service.folders, lists);
            list.list(PLATFORM, CAMPSITE, EstablishmentPayments.Filter.all(), 20, Optional.empty());
            list.list(
                    PLATFORM,
                    CAMPSITE,
                    EstablishmentPayments.Filter.all(),
                    20,
                    Optional.of(EstablishmentPayments.PaymentPosition.of(payment)));
        });
    }

    /** Determines whether a payment can be started, as each response with a folder does. */
    private void readAvailability(FolderId folder) {
        service.rules.availability(PLATFORM, service.folderWithPayments(folder).folder());
    }

    private VersionedPayment startedPayment() {
        return service.startPayment(folder(), "key", 4_000);
    }

    /** Writes all payments, so that each earlier read of a payment is stale. The payments stay due. */
    private void rewriteAllPayments() {
        runAs.accept(
                "nobody",
                () -> folders.stream()
                        .flatMap(folder -> service.folderWithPayments(folder).payments().stream())
                        .forEach(stored ->
                                service.payments.reschedule(stored.payment(), NextCheck.at(service.clock.instant()))));
    }

    private FolderId folder() {
        folders.add(service.folder("F-" + UUID.randomUUID(), 10_000));
        return folders.getLast();
    }
}
