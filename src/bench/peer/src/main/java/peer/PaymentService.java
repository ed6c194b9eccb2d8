package peer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;
import peer.Payment.Confirmation;
import peer.Payment.Establishment;
import peer.Payment.Folder;
import peer.Payment.Request;
import peer.Payment.Secrets;
import peer.Payment.Status;
import peer.SecurityConfiguration.Caller;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The start, the confirmation and the poll of a payment. What will be asked of ANCV is written before ANCV is called. */
@Service
class PaymentService {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);
    private static final Duration CONFIRMATION_WINDOW = Duration.ofMinutes(3);
    private static final long MINIMUM_CENTS = 2000;

    /** A lost race: what was read is read again. */
    private final RetryTemplate races = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(3)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(10))
            .includes(TransactionCanceledException.class)
            .build());

    private final PaymentStore store;
    private final AncvClient ancv;
    private final Clock clock;
    private final String notificationAddress;
    private final SecretKey fingerprintKey;

    PaymentService(PaymentStore store, AncvClient ancv, Clock clock, PeerApplication.Settings settings) {
        this.store = store;
        this.ancv = ancv;
        this.clock = clock;
        this.notificationAddress = settings.notificationBaseUrl() + "/webhooks/ancv/%s/%s/%s";
        this.fingerprintKey = AncvClient.keys(settings.fingerprintKeys()).get(PaymentItems.FINGERPRINT_KEY);
    }

    /** What a caller asks for. The amount is in cents. */
    record StartCommand(Caller caller, String folder, String key, long cents, String beneficiary) {

        String paymentId() {
            return Digests.base32(folder + "\n" + key, 26);
        }

        String mask() {
            return beneficiary.indexOf('@') > 0
                    ? beneficiary.charAt(0) + "***" + beneficiary.substring(beneficiary.indexOf('@'))
                    : "*********" + beneficiary.substring(beneficiary.length() - 2);
        }
    }

    /** A started payment, and whether an earlier request with the same key started it. */
    record Started(Payment payment, boolean replayed) {}

    /** A written payment that ANCV does not know yet. */
    private record Reserved(Payment payment, String label, String addressSecret, boolean replayed) {}

    Started start(StartCommand command) {
        Reserved reserved = races.invoke(() -> reserve(command));
        if (reserved.replayed()) {
            return new Started(reserved.payment(), true);
        }
        Payment payment = create(reserved);
        try {
            ancv.namePayer(payment.transaction().id(), command.beneficiary(), command.cents());
        } catch (RestClientException e) {
            LOG.warn("It is not known whether ANCV asked the customer of payment {}", command.paymentId());
            return new Started(payment, false);
        }
        Payment pending = payment.pending();
        store.updatePending(pending, clock.instant());
        return new Started(pending, false);
    }

    private Reserved reserve(StartCommand command) {
        String id = command.paymentId();
        var found = store.findFolderAndPayment(command.folder(), id);
        Folder folder = found.folder()
                .filter(candidate -> command.caller().canAccess(candidate.id(), candidate.establishment()))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "folder-not-found"));
        String fingerprint = HexFormat.of().formatHex(Digests.mac(fingerprintKey, id + "\n" + command.beneficiary()));
        if (found.payment().isPresent()) {
            return replay(command, found.payment().get(), fingerprint);
        }
        Establishment establishment = store.findEstablishment(folder.establishment())
                .filter(candidate -> candidate.ancvId() != null)
                .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "option-not-active"));
        check(command, folder, establishment);
        boolean byGuest = command.caller().isGuest();
        String secret = Digests.secret();
        var request = new Request(
                folder.id(),
                id,
                establishment.id(),
                establishment.ancvId(),
                byGuest,
                command.caller().actor(),
                command.cents(),
                command.mask(),
                clock.instant());
        var secrets = new Secrets(fingerprint, Digests.sha256Hex(secret), Digests.secret());
        var payment = new Payment(request, secrets, Status.REQUESTED, null, null, 1);
        store.insert(payment, folder);
        return new Reserved(payment, establishment.name(), secret, false);
    }

    private static Reserved replay(StartCommand command, Payment earlier, String fingerprint) {
        if (earlier.request().cents() != command.cents()
                || !Digests.areEqual(earlier.secrets().fingerprint(), fingerprint)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        }
        return new Reserved(earlier, "", "", true);
    }

    private static void check(StartCommand command, Folder folder, Establishment establishment) {
        if (!folder.open()) {
            throw new Problem(HttpStatus.CONFLICT, "folder-cancelled");
        }
        if (command.caller().isGuest() && !establishment.prepaid()) {
            throw new Problem(HttpStatus.CONFLICT, "not-offered-in-booking-engine");
        }
        if (command.cents() < MINIMUM_CENTS) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "amount-below-minimum");
        }
        if (command.cents() > folder.available()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "amount-exceeds-available");
        }
    }

    private Payment create(Reserved reserved) {
        Request request = reserved.payment().request();
        String address = notificationAddress.formatted(request.folder(), request.id(), reserved.addressSecret());
        AncvClient.Transaction created;
        try {
            created = ancv.create(request, reserved.label(), address);
        } catch (RestClientException e) {
            LOG.warn("ANCV did not create the transaction of payment {}: {}", request.id(), e.getClass());
            store.updateFailed(reserved.payment().failed(), clock.instant(), "ancv-unavailable");
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "ancv-unavailable");
        }
        Payment payment = reserved.payment()
                .requestedAtAncv(new Payment.Transaction(
                        created.id(),
                        clock.instant().plus(CONFIRMATION_WINDOW),
                        created.expirationDate().toInstant()));
        store.updateCreated(payment);
        return payment;
    }

    /** Applies ANCV's record to the payment. The notification itself is not trusted. */
    Status confirm(String folder, String id, String secret, String transaction) {
        return races.invoke(() -> confirmOnce(folder, id, secret, transaction));
    }

    private Status confirmOnce(String folder, String id, String secret, String transaction) {
        Payment payment = store.findPayment(folder, id)
                .filter(found -> Digests.areEqual(found.secrets().addressHash(), Digests.sha256Hex(secret)))
                .filter(found ->
                        found.transaction() != null && found.transaction().id().equals(transaction))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "transaction-not-found"));
        AncvClient.Transaction found = ancv.read(transaction);
        boolean isAbout =
                found.id().equals(transaction) && found.order().paymentId().equals(id);
        boolean isOpen = payment.status() == Status.REQUESTED || payment.status() == Status.PENDING;
        if (!isAbout || !isOpen || !found.state().equals("AUTHORIZED")) {
            return payment.status();
        }
        Payment paid = payment.paid(confirmation(found));
        store.updatePaid(paid, clock.instant());
        return paid.status();
    }

    private Confirmation confirmation(AncvClient.Transaction found) {
        long cents = found.authorizations().stream()
                .mapToLong(authorization -> authorization.amount().total())
                .sum();
        Instant paidAt = found.authorizations().stream()
                .map(AncvClient.Transaction.Authorization::validationDate)
                .max(Comparator.naturalOrder())
                .map(OffsetDateTime::toInstant)
                .orElseGet(clock::instant);
        return new Confirmation(cents, paidAt);
    }

    Payment.WithHistory read(Caller caller, String folder, String id) {
        return store.findPaymentWithHistory(folder, id)
                .filter(found ->
                        caller.canAccess(folder, found.payment().request().establishment()))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "payment-not-found"));
    }
}
