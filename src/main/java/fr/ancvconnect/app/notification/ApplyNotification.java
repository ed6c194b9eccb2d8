package fr.ancvconnect.app.notification;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
import fr.ancvconnect.app.ancv.AncvNotifications;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes what ANCV posts as a hint to look: nothing changes on its word alone, the transaction is read first
 * (ANCV's protocol).
 */
@ApplicationScoped
public class ApplyNotification {

    private final AncvNotifications notifications;
    private final SealPolicy policy;
    private final PaymentStore payments;
    private final ReconcilePayment reconcile;
    private final Metrics metrics;
    private final InstantSource clock;

    public ApplyNotification(AncvNotifications notifications, SealPolicy policy,
                             PaymentStore payments, ReconcilePayment reconcile, Metrics metrics, InstantSource clock) {
        this.notifications = notifications;
        this.policy = policy;
        this.payments = payments;
        this.reconcile = reconcile;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** At a payment's own address: no seal is needed there, but one that is there must be right. Empty when taken. */
    public Optional<Problem> applyToAddress(FolderId folder, PaymentId payment, String secret, byte[] body,
                                       Optional<String> seal) {
        boolean required = policy == SealPolicy.REQUIRE;
        return apply(body, seal, required, transaction -> payments.find(folder, payment)
                .filter(found -> isAddressOf(found, secret)));
    }

    /** At the fixed address: the seal is required. Empty when taken. */
    public Optional<Problem> applyToFixedAddress(byte[] body, Optional<String> seal) {
        boolean required = policy != SealPolicy.IGNORE;
        return apply(body, seal, required, payments::findByTransaction);
    }

    private interface Finder {
        Optional<VersionedPayment> find(AncvTransactionId transaction);
    }

    private Optional<Problem> apply(byte[] body, Optional<String> seal, boolean required, Finder finder) {
        Optional<AncvTransactionId> transaction = notifications.transactionOf(body);
        if (transaction.isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.MALFORMED_REQUEST));
        }
        SealCheck checked = checkSeal(transaction.get(), seal, required);
        return switch (policy == SealPolicy.IGNORE ? SealCheck.VALID : checked) {
            case INVALID -> Optional.of(Problem.of(ProblemCode.UNAUTHENTICATED));
            // ANCV sends it again; by then there may be keys.
            case NOT_CHECKED -> Optional.of(Problem.of(ProblemCode.ANCV_UNAVAILABLE));
            case VALID -> finder.find(transaction.get())
                    .filter(found -> isAbout(found, transaction.get()))
                    .map(this::reconcile)
                    .orElseGet(() -> Optional.of(Problem.of(ProblemCode.TRANSACTION_NOT_FOUND)));
        };
    }

    private SealCheck checkSeal(AncvTransactionId transaction, Optional<String> seal, boolean required) {
        return seal.map(header -> countedCheck(header, transaction)).orElse(required ? SealCheck.INVALID : SealCheck.VALID);
    }

    /** Counted under every policy: whoever means to ask for seals sees first whether they would be right. */
    private SealCheck countedCheck(String header, AncvTransactionId transaction) {
        SealCheck checked = notifications.check(header, transaction);
        if (checked == SealCheck.INVALID) {
            metrics.count(Metric.SEALS_WRONG);
        }
        return checked;
    }

    /**
     * Whatever the payment's status is: a customer can be charged after it ended here (the contract, "Late confirmation"). ANCV
     * sends it again where it does not find the transaction and the sweep does not check the payment any more.
     */
    private Optional<Problem> reconcile(VersionedPayment payment) {
        return reconcile.reconcile(payment, Deadline.from(clock)).isReadOrChecked()
                ? Optional.empty() : Optional.of(Problem.of(ProblemCode.ANCV_UNAVAILABLE));
    }

    private static boolean isAbout(VersionedPayment payment, AncvTransactionId transaction) {
        return payment.payment().transaction().filter(authorization -> authorization.transaction().equals(transaction)).isPresent();
    }

    private static boolean isAddressOf(VersionedPayment payment, String secret) {
        return Sha256.isHexOf(payment.metadata().addressHash(), secret);
    }
}
