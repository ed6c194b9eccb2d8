package peer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import peer.PaymentService.StartCommand;
import peer.PaymentService.Started;
import peer.SecurityConfiguration.Caller;

/** The three routes. Each request leaves one line in the log. */
@RestController
class PaymentController {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentController.class);

    private final PaymentService payments;
    private final AncvClient ancv;

    PaymentController(PaymentService payments, AncvClient ancv) {
        this.payments = payments;
        this.ancv = ancv;
    }

    /** An amount in cents. */
    record Money(
            @Positive @Max(10_000_000) long amount,
            @NotNull @Pattern(regexp = "EUR") String currency) {

        static Money ofCents(long cents) {
            return new Money(cents, "EUR");
        }
    }

    /** The beneficiary is an e-mail address or ANCV's number of the customer. */
    record StartRequest(
            @NotNull @Valid Money amount,

            @NotBlank @Size(max = 254) @Pattern(regexp = "[0-9]{11}|[^@\\s]{1,64}@[^@\\s]+")
            String beneficiary) {}

    record Notification(@NotNull @Valid Transaction transaction) {

        record Transaction(@NotBlank String id) {}
    }

    /** A payment in the form of the contract. */
    record PaymentResponse(
            String id,
            String folderId,
            String establishmentId,
            Payment.Status status,
            String channel,
            Money amount,
            @Nullable Money paidAmount,
            String beneficiary,
            Instant requestedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant paidAt,
            List<Payment.HistoryEntry> history) {

        static PaymentResponse of(Payment payment, List<Payment.HistoryEntry> history) {
            Payment.Request request = payment.request();
            Payment.Transaction transaction = payment.transaction();
            Payment.Confirmation confirmation = payment.confirmation();
            return new PaymentResponse(
                    request.id(),
                    request.folder(),
                    request.establishment(),
                    payment.status(),
                    request.byGuest() ? "BOOKING_ENGINE" : "BACK_OFFICE",
                    Money.ofCents(request.cents()),
                    confirmation == null ? null : Money.ofCents(confirmation.cents()),
                    request.beneficiaryMask(),
                    request.requestedAt(),
                    transaction == null ? null : transaction.expiresAt(),
                    confirmation == null ? null : confirmation.paidAt(),
                    history);
        }
    }

    @PostMapping("/booking-folders/{folderId}/payments")
    ResponseEntity<PaymentResponse> start(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String folderId,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody StartRequest form) {
        var command =
                new StartCommand(new Caller(token), folderId, key, form.amount().amount(), form.beneficiary());
        Started started = payments.start(command);
        Payment payment = started.payment();
        LOG.info(
                "Payment {} of folder {} is {}{}",
                payment.request().id(),
                folderId,
                payment.status(),
                started.replayed() ? ", as before" : "");
        var body = PaymentResponse.of(payment, List.of());
        return started.replayed()
                ? ResponseEntity.ok().header("Idempotent-Replayed", "true").body(body)
                : ResponseEntity.created(URI.create("/booking-folders/" + folderId + "/payments/" + body.id()))
                        .body(body);
    }

    @GetMapping("/booking-folders/{folderId}/payments/{paymentId}")
    PaymentResponse read(
            @AuthenticationPrincipal Jwt token, @PathVariable String folderId, @PathVariable String paymentId) {
        Payment.WithHistory found = payments.read(new Caller(token), folderId, paymentId);
        LOG.info(
                "Payment {} of folder {} is {}",
                paymentId,
                folderId,
                found.payment().status());
        return PaymentResponse.of(found.payment(), found.history());
    }

    /** A notification of ANCV. A seal is optional, but a wrong one is refused. */
    @PostMapping("/webhooks/ancv/{folderId}/{paymentId}/{secret}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(
            @PathVariable String folderId,
            @PathVariable String paymentId,
            @PathVariable String secret,
            @RequestHeader(name = AncvClient.SEAL, required = false) @Nullable String seal,
            @Valid @RequestBody Notification notification) {
        String transaction = notification.transaction().id();
        if (seal != null && !ancv.isSeal(seal, transaction)) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
        }
        Payment.Status status = payments.confirm(folderId, paymentId, secret, transaction);
        LOG.info("Payment {} of folder {} is {} after a notification", paymentId, folderId, status);
    }
}
