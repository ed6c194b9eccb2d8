package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.Measure;
import fr.ancvconnect.app.ports.Metrics;
import fr.ancvconnect.app.ports.NotificationReader;
import fr.ancvconnect.app.ports.NotificationSeal;
import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.Ended;
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

    private final NotificationReader reader;
    private final NotificationSeal seals;
    private final SealPolicy policy;
    private final PaymentStore payments;
    private final SettlePayment settle;
    private final Metrics metrics;
    private final InstantSource clock;

    public ApplyNotification(NotificationReader reader, NotificationSeal seals, SealPolicy policy,
                             PaymentStore payments, SettlePayment settle, Metrics metrics, InstantSource clock) {
        this.reader = reader;
        this.seals = seals;
        this.policy = policy;
        this.payments = payments;
        this.settle = settle;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** At a payment's own address: no seal is needed there, but one that is there must be right. Empty when taken. */
    public Optional<Problem> atAddress(FolderId folder, PaymentId payment, String secret, byte[] body,
                                       Optional<String> seal) {
        boolean required = policy == SealPolicy.REQUIRE;
        return take(body, seal, required, transaction -> payments.find(folder, payment)
                .filter(found -> isAddressOf(found, secret)));
    }

    /** At the fixed address: the seal is required. Empty when taken. */
    public Optional<Problem> atFixedAddress(byte[] body, Optional<String> seal) {
        boolean required = policy != SealPolicy.IGNORE;
        return take(body, seal, required, payments::findByTransaction);
    }

    private interface Finder {
        Optional<TrackedPayment> find(AncvTransactionId transaction);
    }

    private Optional<Problem> take(byte[] body, Optional<String> seal, boolean required, Finder finder) {
        Optional<AncvTransactionId> transaction = reader.transactionOf(body);
        if (transaction.isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.MALFORMED_REQUEST));
        }
        if (!isSealed(transaction.get(), seal, required)) {
            return Optional.of(Problem.of(ProblemCode.UNAUTHENTICATED));
        }
        return finder.find(transaction.get())
                .filter(found -> isAbout(found, transaction.get()))
                .map(this::look)
                .orElseGet(() -> Optional.of(Problem.of(ProblemCode.TRANSACTION_NOT_FOUND)));
    }

    private boolean isSealed(AncvTransactionId transaction, Optional<String> seal, boolean required) {
        boolean right = seal.map(header -> isRight(header, transaction)).orElse(!required);
        return right || policy == SealPolicy.IGNORE;
    }

    /** Counted under every policy: whoever means to ask for seals sees first whether they would be right. */
    private boolean isRight(String header, AncvTransactionId transaction) {
        boolean right = seals.isRight(header, transaction);
        if (!right) {
            metrics.count(Measure.SEALS_WRONG);
        }
        return right;
    }

    /** A payment that is over here and at ANCV is not looked at again; any other is read at ANCV. */
    private Optional<Problem> look(TrackedPayment payment) {
        boolean over = payment.payment() instanceof Ended && payment.followUp().dueAt().isEmpty();
        boolean known = over || settle.settle(payment, Deadline.from(clock)).answered();
        return known ? Optional.empty() : Optional.of(Problem.of(ProblemCode.ANCV_UNAVAILABLE));
    }

    private static boolean isAbout(TrackedPayment payment, AncvTransactionId transaction) {
        return payment.payment().transaction().filter(asking -> asking.transaction().equals(transaction)).isPresent();
    }

    private static boolean isAddressOf(TrackedPayment payment, String secret) {
        return Sha256.isHexOf(payment.marks().addressHash(), secret);
    }
}
