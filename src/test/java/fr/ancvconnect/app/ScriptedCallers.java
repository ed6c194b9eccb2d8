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

/** The callers of the service: the customer's phone, ANCV, the hotel and the platform. Answers are returned as short texts. */
public final class ScriptedCallers {

    private static final Caller HOTEL = new Caller.Establishments(Set.of(ServiceFixture.CAMPSITE));

    private final ServiceFixture service;

    public ScriptedCallers(ServiceFixture service) {
        this.service = service;
    }

    /** Declares a folder with a unique id. */
    public FolderId folder(long cents) {
        return service.folder("F-" + UUID.randomUUID(), cents);
    }

    /** The platform starts a payment. Returns its status or the problem code. */
    public String starts(FolderId folder, String key, long cents) {
        return said(service.start(ServiceFixture.PLATFORM, folder, key, cents));
    }

    /** Starts a payment that the customer confirms, and delivers the notification. */
    public VersionedPayment paid(FolderId folder, String key, long cents) {
        VersionedPayment payment = service.started(folder, key, cents);
        taps(payment);
        hears(payment);
        return payment;
    }

    /** The customer confirms on the phone. Returns false if the phone no longer shows the transaction. */
    public boolean taps(VersionedPayment payment) {
        return service.ancv.taps(
                transactionOf(payment), payment.payment().request().amount().cents());
    }

    /** The customer confirms all transactions of this folder that the phone shows. */
    public void tapsWhatIsShown(FolderId folder) {
        service.whole(folder).payments().stream()
                .map(PaymentWithHistory::payment)
                .filter(payment -> payment.payment().transaction().isPresent())
                .forEach(this::taps);
    }

    /** Starts a payment that needs attention, because ANCV's record did not match it for some time. */
    public VersionedPayment oddForAWhile(FolderId folder, String key, long cents) {
        VersionedPayment payment = service.started(folder, key, cents);
        service.ancv.becomes(transactionOf(payment), AncvState.VALIDATED, cents + 1);
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.becomes(transactionOf(payment), AncvState.VALIDATED, cents);
        return payment;
    }

    /** ANCV sends a notification to the fixed address. */
    public String hears(VersionedPayment payment) {
        return service.notifications(SealPolicy.CHECK)
                .applyToFixedAddress(transactionOf(payment).value().getBytes(), Optional.of(ServiceFixture.RIGHT_SEAL))
                .map(problem -> problem.code().code())
                .orElse("taken");
    }

    /** The hotel refuses a payment. Returns its status or the problem code. */
    public String refuses(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        return said(service.refuse.refuse(HOTEL, request.folder(), request.id(), Optional.empty()));
    }

    /** The hotel refuses the folder's only payment, which it read before. */
    public String refusesTheOnly(FolderId folder) {
        return refuses(service.onlyPayment(folder));
    }

    /** The hotel cancels a folder. Returns the statuses of its payments or the problem code. */
    public String cancels(FolderId folder) {
        return said(service.cancel.cancel(HOTEL, folder, service.clock.instant()));
    }

    /** An operator unblocks a payment. Returns its status or the problem code. */
    public String unblocks(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        return said(service.unblock.unblock(ServiceFixture.PLATFORM, request.folder(), request.id()));
    }

    /** The platform declares the folder again. Returns its total in cents or the problem code. */
    public String redeclares(FolderId folder, long cents) {
        return said(service.declareFolder.declare(
                folder,
                new FolderDeclaration(
                        ServiceFixture.CAMPSITE,
                        Origin.BACK_OFFICE,
                        Money.ofCents(cents),
                        Optional.empty(),
                        false,
                        Optional.empty())));
    }

    /** Runs an action once, before the next call of this kind takes effect at ANCV. */
    public void meanwhile(String call, Runnable action) {
        service.ancv.meanwhile(call, action);
    }

    /** Runs an action once, after the next call of this kind took effect at ANCV and before its answer arrives. */
    public void onTheWayBack(String call, Runnable action) {
        service.ancv.onTheWayBack(call, action);
    }

    /** Each answer to a cancellation is lost, and ANCV forbids the gateway's retry because the first call took effect. */
    public void cancelsAreRepeated() {
        service.ancv.takesEffectBut(
                "cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
    }

    private static AncvTransactionId transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().orElseThrow().transaction();
    }

    private static String said(Result<?> result) {
        return switch (result) {
            case Result.Failure<?>(Problem problem) -> problem.code().code();
            case Result.Success<?>(Object value) ->
                switch (value) {
                    case PaymentWithHistory story -> status(story);
                    case StartedPayment started -> status(started.story());
                    case FolderWithPayments whole -> statuses(whole);
                    case Declared<?>(FolderWithPayments whole, boolean _) ->
                        Long.toString(whole.folder().sums().total().cents());
                    default -> throw new IllegalArgumentException("No caller is told " + value);
                };
        };
    }

    private static String status(PaymentWithHistory story) {
        return story.payment().payment().status().name();
    }

    /** In alphabetical order, because payments that start at the same time have no other order. */
    static String statuses(FolderWithPayments whole) {
        List<String> each =
                whole.payments().stream().map(ScriptedCallers::status).sorted().toList();
        return String.join(" ", each);
    }
}
