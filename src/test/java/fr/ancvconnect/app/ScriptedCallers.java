package fr.ancvconnect.app;

import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.notification.SealPolicy;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who calls at a desk: the customer's phone, ANCV, the hotel, the platform. What they are told is a word or two. */
public final class ScriptedCallers {

    private static final Caller HOTEL = new Caller.Establishments(Set.of(ServiceFixture.CAMPSITE));

    private final ServiceFixture service;

    public ScriptedCallers(ServiceFixture service) {
        this.service = service;
    }

    /** A folder that nobody else knows. */
    public FolderId folder(long cents) {
        return service.folder("F-" + UUID.randomUUID(), cents);
    }

    /** The platform starts a payment: its status, or the problem. */
    public String starts(FolderId folder, String key, long cents) {
        return said(service.start(ServiceFixture.PLATFORM, folder, key, cents));
    }

    /** A payment that the customer confirmed, and of which we know. */
    public VersionedPayment paid(FolderId folder, String key, long cents) {
        VersionedPayment payment = service.started(folder, key, cents);
        taps(payment);
        hears(payment);
        return payment;
    }

    /** The customer confirms on the phone; false when nothing is shown there any more. */
    public boolean taps(VersionedPayment payment) {
        return service.ancv.taps(transactionOf(payment), payment.payment().request().amount().cents());
    }

    /** The customer confirms whatever the phone shows of this folder. */
    public void tapsWhatIsShown(FolderId folder) {
        service.whole(folder).payments().stream().map(PaymentWithHistory::payment)
                .filter(payment -> payment.payment().transaction().isPresent()).forEach(this::taps);
    }

    /** A payment that needs attention, as ANCV's record of it was odd for a while. */
    public VersionedPayment oddForAWhile(FolderId folder, String key, long cents) {
        VersionedPayment payment = service.started(folder, key, cents);
        service.ancv.becomes(transactionOf(payment), AncvState.VALIDATED, cents + 1);
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.becomes(transactionOf(payment), AncvState.VALIDATED, cents);
        return payment;
    }

    /** ANCV tells of it at the fixed address. */
    public String hears(VersionedPayment payment) {
        return service.notifications(SealPolicy.CHECK)
                .applyToFixedAddress(transactionOf(payment).value().getBytes(), Optional.of(ServiceFixture.RIGHT_SEAL))
                .map(problem -> problem.code().code()).orElse("taken");
    }

    /** The hotel refuses a payment: its status, or the problem. */
    public String refuses(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        return said(service.refuse.refuse(HOTEL, request.folder(), request.id(), Optional.empty()));
    }

    /** The hotel refuses the folder's only payment, of which it read. */
    public String refusesTheOnly(FolderId folder) {
        return refuses(service.onlyPayment(folder));
    }

    /** The hotel cancels a folder: what its payments are then, or the problem. */
    public String cancels(FolderId folder) {
        return said(service.cancel.cancel(HOTEL, folder, service.clock.instant()));
    }

    /** An operator unblocks a payment: its status, or the problem. */
    public String unblocks(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        return said(service.unblock.unblock(ServiceFixture.PLATFORM, request.folder(), request.id()));
    }

    /** The platform declares the folder anew: its total in cents, or the problem. */
    public String redeclares(FolderId folder, long cents) {
        return said(service.declareFolder.declare(folder, new FolderDeclaration(ServiceFixture.CAMPSITE, Origin.BACK_OFFICE,
                Money.ofCents(cents), Optional.empty(), false, Optional.empty())));
    }

    /** Something happens once, before ANCV takes the next call of this kind. */
    public void meanwhile(String call, Runnable action) {
        service.ancv.meanwhile(call, action);
    }

    /** Something happens once, after ANCV took the next call of this kind and before its answer arrives. */
    public void onTheWayBack(String call, Runnable action) {
        service.ancv.onTheWayBack(call, action);
    }

    /** Each answer to a cancellation is lost, and the gateway's second try is forbidden, as the first one took effect. */
    public void cancelsAreRepeated() {
        service.ancv.takesEffectBut("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
    }

    private static AncvTransactionId transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().orElseThrow().transaction();
    }

    private static String said(Result<?> result) {
        return switch (result) {
            case Result.Failure<?>(Problem problem) -> problem.code().code();
            case Result.Success<?>(Object value) -> switch (value) {
                case PaymentWithHistory story -> status(story);
                case StartedPayment started -> status(started.story());
                case FolderWithPayments whole -> statuses(whole);
                case Declared<?>(FolderWithPayments whole, _) -> Long.toString(whole.folder().sums().total().cents());
                default -> throw new IllegalArgumentException("No caller is told " + value);
            };
        };
    }

    private static String status(PaymentWithHistory story) {
        return story.payment().payment().status().name();
    }

    /** In the order of the alphabet: started at once, they have no other. */
    static String statuses(FolderWithPayments whole) {
        List<String> each = whole.payments().stream().map(ScriptedCallers::status).sorted().toList();
        return String.join(" ", each);
    }
}
