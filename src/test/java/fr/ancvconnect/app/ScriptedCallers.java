package fr.ancvconnect.app;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** The callers of the service: the customer's phone, ANCV, the establishment and the platform. Answers are returned as short texts. */
public final class ScriptedCallers {

    private static final Caller ESTABLISHMENT = new Caller.Establishments(Set.of(ServiceFixture.CAMPSITE));

    private final ServiceFixture service;

    public ScriptedCallers(ServiceFixture service) {
        this.service = service;
    }

    /** Declares a folder with a unique id. */
    public FolderId folder(long cents) {
        return service.folder("F-" + UUID.randomUUID(), cents);
    }

    /** The platform starts a payment. Returns its status or the problem code. */
    public String start(FolderId folder, String key, long cents) {
        return describe(service.start(ServiceFixture.PLATFORM, folder, key, cents));
    }

    /** Starts a payment that the customer confirms, and delivers the notification. */
    public VersionedPayment startAndConfirmPayment(FolderId folder, String key, long cents) {
        VersionedPayment payment = service.startPayment(folder, key, cents);
        confirm(payment);
        deliverNotification(payment);
        return payment;
    }

    /** The customer confirms on the phone. Returns false if the phone no longer shows the transaction. */
    public boolean confirm(VersionedPayment payment) {
        return service.ancv.confirm(
                transactionOf(payment), payment.payment().request().amount().cents());
    }

    /** The customer confirms all transactions of this folder that the phone shows. */
    public void confirmShownTransactions(FolderId folder) {
        service.folderWithPayments(folder).payments().stream()
                .map(PaymentWithHistory::payment)
                .filter(payment -> payment.payment().transaction().isPresent())
                .forEach(this::confirm);
    }

    /** Starts a payment that needs attention, because ANCV's record did not match it for some time. */
    public VersionedPayment startWithTemporaryMismatch(FolderId folder, String key, long cents) {
        VersionedPayment payment = service.startPayment(folder, key, cents);
        service.ancv.setState(transactionOf(payment), AncvState.VALIDATED, cents + 1);
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.setState(transactionOf(payment), AncvState.VALIDATED, cents);
        return payment;
    }

    /** ANCV sends a notification to the fixed address. */
    public String deliverNotification(VersionedPayment payment) {
        return service.notifications(SealPolicy.CHECK)
                .applyToFixedAddress(
                        transactionOf(payment).value().getBytes(UTF_8), Optional.of(ServiceFixture.VALID_SEAL))
                .map(problem -> problem.code().code())
                .orElse("accepted");
    }

    /** The establishment refuses a payment. Returns its status or the problem code. */
    public String refuse(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        return describe(service.refuse.refuse(ESTABLISHMENT, request.folder(), request.id(), Optional.empty()));
    }

    /** The establishment refuses the folder's only payment, which it read before. */
    public String refuseOnlyPayment(FolderId folder) {
        return refuse(service.onlyPayment(folder));
    }

    /** The establishment cancels a folder. Returns the statuses of its payments or the problem code. */
    public String cancel(FolderId folder) {
        return describe(service.cancel.cancel(ESTABLISHMENT, folder, service.clock.instant()));
    }

    /** The platform unblocks a payment. Returns its status or the problem code. */
    public String unblock(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        return describe(service.unblock.unblock(ServiceFixture.PLATFORM, request.folder(), request.id()));
    }

    /** The platform declares the folder again. Returns its total in cents or the problem code. */
    public String redeclare(FolderId folder, long cents) {
        return describe(service.declareFolder.declare(
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
    public void runBeforeEffect(String call, Runnable action) {
        service.ancv.runBeforeEffect(call, action);
    }

    /** Runs an action once, after the next call of this kind took effect at ANCV and before its answer arrives. */
    public void runBeforeResponse(String call, Runnable action) {
        service.ancv.runBeforeResponse(call, action);
    }

    /** Each answer to a cancellation is lost, and ANCV forbids the gateway's retry because the first call took effect. */
    public void loseCancellationResponses() {
        service.ancv.applyButReturn(
                "cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
    }

    private static AncvTransactionId transactionOf(VersionedPayment payment) {
        return payment.payment().transaction().orElseThrow().transaction();
    }

    private static String describe(Result<?> result) {
        return switch (result) {
            case Result.Failure<?>(Problem problem) -> problem.code().code();
            case Result.Success<?>(Object value) ->
                switch (value) {
                    case PaymentWithHistory payment -> status(payment);
                    case StartedPayment started -> status(started.payment());
                    case FolderWithPayments folder -> statuses(folder);
                    case Declared<?>(FolderWithPayments folder, boolean _) ->
                        Long.toString(folder.folder().sums().total().cents());
                    default -> throw new IllegalArgumentException("Unexpected result " + value);
                };
        };
    }

    private static String status(PaymentWithHistory payment) {
        return payment.payment().payment().status().name();
    }

    /** In alphabetical order, because payments that start at the same time have no other order. */
    static String statuses(FolderWithPayments folder) {
        List<String> each =
                folder.payments().stream().map(ScriptedCallers::status).sorted().toList();
        return String.join(" ", each);
    }
}
