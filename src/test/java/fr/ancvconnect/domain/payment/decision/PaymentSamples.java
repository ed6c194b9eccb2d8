package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Expired;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.Reversal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A payment of 120 euro in each possible state, and the relevant times. */
public enum PaymentSamples {
    /** Without a transaction. */
    UNSENT(new Requested(Of.REQUEST, Optional.empty())),
    REQUESTED(new Requested(Of.REQUEST, Optional.of(Of.AUTHORIZATION))),
    PENDING(new Pending(Of.REQUEST, Of.AUTHORIZATION)),
    WITHDRAWING(new Withdrawing(Of.REQUEST, Of.AUTHORIZATION, true)),
    /** The payer was not named. */
    WITHDRAWING_NO_PAYER(new Withdrawing(Of.REQUEST, Of.AUTHORIZATION, false)),
    PAID(new Paid(Of.REQUEST, Of.AUTHORIZATION, Of.CONFIRMED, Optional.empty(), Optional.empty())),
    PAID_NOT_REFUNDED(new Paid(
            Of.REQUEST,
            Of.AUTHORIZATION,
            Of.CONFIRMED,
            Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
            Optional.empty())),
    REFUSING_PENDING(new Refusing(Of.REQUEST, Of.AUTHORIZATION, Optional.empty(), Actor.ESTABLISHMENT, Of.FREE_TEXT)),
    REFUSING_PAID(
            new Refusing(Of.REQUEST, Of.AUTHORIZATION, Optional.of(Of.CONFIRMED), Actor.ESTABLISHMENT, Of.FREE_TEXT)),
    CANCELLING_PENDING(
            new Cancelling(Of.REQUEST, Of.AUTHORIZATION, Optional.empty(), Actor.PLATFORM, Optional.empty())),
    CANCELLING_PAID(
            new Cancelling(Of.REQUEST, Of.AUTHORIZATION, Optional.of(Of.CONFIRMED), Actor.PLATFORM, Optional.empty())),
    DECLINED(new Declined(Of.REQUEST, Of.OPTIONAL_AUTHORIZATION, Of.ended(Reason.CUSTOMER_DECLINED))),
    EXPIRED(new Expired(Of.REQUEST, Of.OPTIONAL_AUTHORIZATION, Of.ended(Reason.NOT_CONFIRMED_IN_TIME))),
    FAILED(new Failed(Of.REQUEST, Of.OPTIONAL_AUTHORIZATION, Of.ended(Reason.ANCV_UNAVAILABLE))),
    REFUSED(new Refused(
            Of.REQUEST, Of.OPTIONAL_AUTHORIZATION, new Ending(Of.CLOSED_AT, Of.FREE_TEXT, Optional.empty()))),
    CANCELLED(new Cancelled(
            Of.REQUEST, Of.OPTIONAL_AUTHORIZATION, new Ending(Of.CLOSED_AT, Optional.empty(), Optional.empty()))),
    DECLINED_LATE(Of.late(DECLINED)),
    EXPIRED_LATE(Of.late(EXPIRED)),
    FAILED_LATE(Of.late(FAILED)),
    REFUSED_LATE(Of.late(REFUSED)),
    CANCELLED_LATE(Of.late(CANCELLED)),
    DECLINED_RE_CREDITED(Of.reCredited(DECLINED)),
    EXPIRED_RE_CREDITED(Of.reCredited(EXPIRED)),
    FAILED_RE_CREDITED(Of.reCredited(FAILED)),
    REFUSED_RE_CREDITED(Of.reCredited(REFUSED)),
    CANCELLED_RE_CREDITED(Of.reCredited(CANCELLED)),
    REFUSED_NOT_KNOWN(Of.notKnown(REFUSED)),
    CANCELLED_NOT_KNOWN(Of.notKnown(CANCELLED)),
    FAILED_UNSENT(new Failed(Of.REQUEST, Optional.empty(), Of.ended(Reason.ANCV_UNAVAILABLE)));

    public static final Instant REQUESTED_AT = Of.REQUESTED_AT;
    /** The request that starts the payment can still be in progress. */
    public static final Instant EARLY = REQUESTED_AT.plusSeconds(39);
    /** The request that starts the payment has ended (30 s timeout plus 10 s), and the customer can still confirm. */
    public static final Instant OPEN = REQUESTED_AT.plusSeconds(40);
    /** The customer's confirmation window and the 15 seconds of grace are over. */
    public static final Instant OVER = Of.AUTHORIZATION.expiresAt().plusSeconds(15);
    /** 10 minutes after the end of the transaction's lifetime. */
    static final Instant LONG_OVER = Of.AUTHORIZATION.lifeEndsAt().plusSeconds(600);
    /** 7 days after the end of the transaction's lifetime. */
    public static final Instant LOST = Of.AUTHORIZATION.lifeEndsAt().plus(Duration.ofDays(7));
    /** The last instant of the 4-hour cancellation window. */
    public static final Instant IN_TIME = Of.CONFIRMED.paidAt().plus(Duration.ofHours(4));

    public static final PaymentRequest REQUEST = Of.REQUEST;
    public static final AuthorizationRequest AUTHORIZATION = Of.AUTHORIZATION;
    static final Confirmation CONFIRMED = Of.CONFIRMED;
    static final Optional<Reason> FREE_TEXT = Of.FREE_TEXT;
    static final NextCheck DUE = NextCheck.at(LONG_OVER.plusSeconds(60));

    private static final ConfirmationWindow WINDOW =
            new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
    public static final PaymentPolicies POLICIES = new PaymentPolicies(
            WINDOW, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(30), WINDOW));

    public final Payment payment;

    PaymentSamples(Payment payment) {
        this.payment = payment;
    }

    /** The next check of the sample. A payment that ended without a call to ANCV has none. */
    NextCheck nextCheck() {
        return switch (this) {
            case FAILED_UNSENT -> NextCheck.settled(Of.CLOSED_AT);
            case REFUSED_NOT_KNOWN, CANCELLED_NOT_KNOWN ->
                new NextCheck(
                        DUE.dueAt(),
                        0,
                        Optional.of(Attention.since(Of.CLOSED_AT, Attention.Cause.REVERSED_BY_ANCV)),
                        Optional.empty());
            default -> DUE;
        };
    }

    public Decision after(Event event, Instant now) {
        return new PaymentDecider(POLICIES).decide(payment, nextCheck(), event, now);
    }

    /** The values of the samples. They are in a nested class because enum constants cannot use static fields of their enum. */
    private static final class Of {

        private static final Instant REQUESTED_AT = Instant.parse("2026-07-01T10:00:00Z");
        private static final Instant CLOSED_AT = REQUESTED_AT.plusSeconds(30);
        private static final PaymentRequest REQUEST = new PaymentRequest(
                PaymentId.of(new FolderId("F-1"), new IdempotencyKey("key-1")),
                new FolderId("F-1"),
                new EstablishmentId("E-1"),
                new AncvId("10000651"),
                Channel.BOOKING_ENGINE,
                Actor.CUSTOMER,
                Money.ofCents(12_000),
                Optional.of("m***@exemple.fr"),
                REQUESTED_AT,
                Optional.empty());
        private static final AuthorizationRequest AUTHORIZATION = new AuthorizationRequest(
                new AncvTransactionId("T-1"), REQUESTED_AT.plusSeconds(182), REQUESTED_AT.plusSeconds(301));
        private static final Optional<AuthorizationRequest> OPTIONAL_AUTHORIZATION = Optional.of(AUTHORIZATION);
        private static final Confirmation CONFIRMED =
                new Confirmation(Money.ofCents(12_000), REQUESTED_AT.plusSeconds(20));
        private static final Optional<Reason> FREE_TEXT = Optional.of(Reason.freeText("Complet"));

        private static Ending ended(Reason reason) {
            return Ending.of(CLOSED_AT, reason);
        }

        private static Ended late(PaymentSamples sample) {
            var ended = (Ended) sample.payment;
            return ended.with(ended.ending().with(Reversal.pending(CONFIRMED)));
        }

        private static Ended notKnown(PaymentSamples sample) {
            var ended = (Ended) sample.payment;
            return ended.with(
                    ended.ending().with(Reversal.ofPaid(CONFIRMED, new Refund.NotKnown(Reason.REVERSED_BY_ANCV))));
        }

        private static Ended reCredited(PaymentSamples sample) {
            var ended = (Ended) sample.payment;
            return ended.with(ended.ending().with(Reversal.done(CONFIRMED)));
        }
    }
}
