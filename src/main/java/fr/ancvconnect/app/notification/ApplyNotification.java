package fr.ancvconnect.app.notification;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ancv.AncvNotifications;
import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
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
 * Handles a notification from ANCV. A notification is only a trigger: the payment changes only after the transaction is
 * read at ANCV (ANCV's protocol).
 */
@ApplicationScoped
public class ApplyNotification {

    private final AncvNotifications notifications;
    private final SealPolicy policy;
    private final PaymentStore payments;
    private final ReconcilePayment reconcile;
    private final Metrics metrics;
    private final InstantSource clock;

    public ApplyNotification(
            AncvNotifications notifications,
            SealPolicy policy,
            PaymentStore payments,
            ReconcilePayment reconcile,
            Metrics metrics,
            InstantSource clock) {
        this.notifications = notifications;
        this.policy = policy;
        this.payments = payments;
        this.reconcile = reconcile;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Handles a notification to a payment's own URL. The seal is optional unless the policy is REQUIRE, but a seal that
     * is present must be valid. Returns empty if the notification is accepted.
     */
    public Optional<Problem> applyToAddress(
            FolderId folder, PaymentId payment, String secret, byte[] body, Optional<String> seal) {
        boolean required = policy == SealPolicy.REQUIRE;
        return apply(
                body,
                seal,
                required,
                transaction -> payments.find(folder, payment).filter(found -> isAddressOf(found, secret)));
    }

    /**
     * Handles a notification to the fixed URL. The seal is required unless the policy is IGNORE. Returns empty if the
     * notification is accepted.
     */
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
            // ANCV retries the notification, and the keys can be readable by then.
            case NOT_CHECKED -> Optional.of(Problem.of(ProblemCode.ANCV_UNAVAILABLE));
            case VALID ->
                finder.find(transaction.get())
                        .filter(found -> isAbout(found, transaction.get()))
                        .map(this::reconcile)
                        .orElseGet(() -> Optional.of(Problem.of(ProblemCode.TRANSACTION_NOT_FOUND)));
        };
    }

    private SealCheck checkSeal(AncvTransactionId transaction, Optional<String> seal, boolean required) {
        return seal.map(header -> countedCheck(header, transaction))
                .orElse(required ? SealCheck.INVALID : SealCheck.VALID);
    }

    /** Counts wrong seals under every policy, so that an operator can verify the seals before requiring them. */
    private SealCheck countedCheck(String header, AncvTransactionId transaction) {
        SealCheck checked = notifications.check(header, transaction);
        if (checked == SealCheck.INVALID) {
            metrics.count(Metric.INVALID_SEALS);
        }
        return checked;
    }

    /**
     * Reads the transaction for every status, because a customer can be charged after the payment ended in this service
     * (the contract, "Late confirmation"). If ANCV does not find the transaction and the sweep no longer checks the
     * payment, the result is a problem. ANCV then retries the notification.
     */
    private Optional<Problem> reconcile(VersionedPayment payment) {
        return reconcile.reconcile(payment, Deadline.from(clock)).isReadOrChecked()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.ANCV_UNAVAILABLE));
    }

    private static boolean isAbout(VersionedPayment payment, AncvTransactionId transaction) {
        return payment.payment()
                .transaction()
                .filter(authorization -> authorization.transaction().equals(transaction))
                .isPresent();
    }

    private static boolean isAddressOf(VersionedPayment payment, String secret) {
        return Sha256.isHexOf(payment.metadata().addressHash(), secret);
    }
}
