package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Instant;
import java.util.Optional;

/** Compares ANCV's record with the payment. A transaction counts only if it is the one that this service requested. */
public final class TransactionInterpreter {

    private static final String EURO = "978";

    private TransactionInterpreter() {}

    /** The outcome that this record shows for {@code request}. */
    public static TransactionOutcome of(
            AncvTransaction found, PaymentRequest request, AuthorizationRequest authorization, Instant now) {
        if (!isOurs(found, request, authorization) || !amountsArePlausible(found, request)) {
            return new TransactionOutcome.Mismatch(isPaid(found));
        }
        return switch (found.state()) {
            case INITIALIZED -> new TransactionOutcome.PayerNotNamed();
            case PROCESSING -> new TransactionOutcome.AwaitingConfirmation();
            case AUTHORIZED -> paid(found, request, now, false);
            case VALIDATED, CONSIGNED, PAID -> paid(found, request, now, true);
            case ABORTED -> new TransactionOutcome.AbortedByCustomer();
            case EXPIRED -> new TransactionOutcome.ExpiredAtAncv();
            case REJECTED -> new TransactionOutcome.RejectedByAncv();
            case CANCELLED -> ofCancellation(found, request, now);
            case UNCLEAR -> new TransactionOutcome.Ambiguous();
        };
    }

    /** The outcome of a cancellation that ANCV carried out. */
    public static TransactionOutcome ofCancellation(AncvTransaction found, PaymentRequest request, Instant now) {
        boolean confirmed = amountsArePlausible(found, request) && sum(found) > 0;
        return new TransactionOutcome.CancelledAtAncv(
                confirmed ? Optional.of(confirmation(found, request, now)) : Optional.empty());
    }

    private static TransactionOutcome paid(
            AncvTransaction found, PaymentRequest request, Instant now, boolean settled) {
        if (found.authorizations().isEmpty()) {
            return new TransactionOutcome.Ambiguous();
        }
        return sum(found) == 0
                ? new TransactionOutcome.NothingAuthorized(settled)
                : new TransactionOutcome.Confirmed(confirmation(found, request, now), settled);
    }

    /** True for a paid state even if the record does not contain the authorizations yet. */
    private static boolean isPaid(AncvTransaction found) {
        boolean zero = !found.authorizations().isEmpty()
                && found.authorizations().stream().allMatch(part -> part.cents() == 0);
        return switch (found.state()) {
            case AUTHORIZED, VALIDATED, CONSIGNED, PAID -> !zero;
            case INITIALIZED, PROCESSING, ABORTED, EXPIRED, REJECTED, CANCELLED, UNCLEAR -> false;
        };
    }

    private static boolean isOurs(AncvTransaction found, PaymentRequest request, AuthorizationRequest authorization) {
        return found.id().equals(authorization.transaction())
                && found.paymentId().equals(Optional.of(request.id().value()))
                && found.shopId().equals(Optional.of(request.ancvId().value()))
                && found.currency().equals(Optional.of(EURO));
    }

    private static boolean amountsArePlausible(AncvTransaction found, PaymentRequest request) {
        long requested = request.amount().cents();
        boolean validParts = found.authorizations().stream()
                .allMatch(part -> part.cents() >= 0
                        && part.cents() <= requested
                        && part.currency().orElse(EURO).equals(EURO));
        return validParts && sum(found) <= requested;
    }

    private static long sum(AncvTransaction found) {
        return found.authorizations().stream().mapToLong(Authorization::cents).reduce(0, Math::addExact);
    }

    private static Confirmation confirmation(AncvTransaction found, PaymentRequest request, Instant now) {
        return new Confirmation(Money.ofCents(sum(found)), paidAt(found, request, now));
    }

    /** ANCV's latest validation date. {@code now} if there is none, or if it is before the request or in the future. */
    static Instant paidAt(AncvTransaction found, PaymentRequest request, Instant now) {
        return found.authorizations().stream()
                .flatMap(part -> part.validationDate().stream())
                .max(Instant::compareTo)
                .filter(at -> !at.isBefore(request.requestedAt()) && !at.isAfter(now))
                .orElse(now);
    }
}
