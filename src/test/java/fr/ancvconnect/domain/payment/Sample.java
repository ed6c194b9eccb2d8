package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One payment of 120 euro in every state that it can be in, and the instants around it. */
enum Sample {
    UNSENT(new Requested(Of.REQUEST, Optional.empty())),
    REQUESTED(new Requested(Of.REQUEST, Optional.of(Of.ASKING))),
    PENDING(new Pending(Of.REQUEST, Of.ASKING)),
    WITHDRAWING(new Withdrawing(Of.REQUEST, Of.ASKING, true)),
    WITHDRAWING_UNASKED(new Withdrawing(Of.REQUEST, Of.ASKING, false)),
    PAID(new Paid(Of.REQUEST, Of.ASKING, Of.CONFIRMED, Optional.empty())),
    PAID_NOT_REFUNDED(new Paid(Of.REQUEST, Of.ASKING, Of.CONFIRMED,
            Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)))),
    REFUSING_PENDING(new Refusing(Of.REQUEST, Of.ASKING, Optional.empty(), By.ESTABLISHMENT, Of.WORDS)),
    REFUSING_PAID(new Refusing(Of.REQUEST, Of.ASKING, Optional.of(Of.CONFIRMED), By.ESTABLISHMENT, Of.WORDS)),
    CANCELLING_PENDING(new Cancelling(Of.REQUEST, Of.ASKING, Optional.empty(), By.PLATFORM, Optional.empty())),
    CANCELLING_PAID(new Cancelling(Of.REQUEST, Of.ASKING, Optional.of(Of.CONFIRMED), By.PLATFORM, Optional.empty())),
    DECLINED(new Declined(Of.REQUEST, Of.SENT, Of.over(Reason.CUSTOMER_DECLINED))),
    EXPIRED(new Expired(Of.REQUEST, Of.SENT, Of.over(Reason.NOT_CONFIRMED_IN_TIME))),
    FAILED(new Failed(Of.REQUEST, Of.SENT, Of.over(Reason.ANCV_UNAVAILABLE))),
    REFUSED(new Refused(Of.REQUEST, Of.SENT, new Ending(Of.CLOSED_AT, Of.WORDS, Optional.empty()))),
    CANCELLED(new Cancelled(Of.REQUEST, Of.SENT, new Ending(Of.CLOSED_AT, Optional.empty(), Optional.empty()))),
    DECLINED_LATE(Of.late(DECLINED)), EXPIRED_LATE(Of.late(EXPIRED)), FAILED_LATE(Of.late(FAILED)),
    REFUSED_LATE(Of.late(REFUSED)), CANCELLED_LATE(Of.late(CANCELLED)),
    DECLINED_BACK(Of.back(DECLINED)), EXPIRED_BACK(Of.back(EXPIRED)), FAILED_BACK(Of.back(FAILED)),
    REFUSED_BACK(Of.back(REFUSED)), CANCELLED_BACK(Of.back(CANCELLED)),
    REFUSED_NOT_KNOWN(Of.notKnown(REFUSED)), CANCELLED_NOT_KNOWN(Of.notKnown(CANCELLED)),
    FAILED_UNSENT(new Failed(Of.REQUEST, Optional.empty(), Of.over(Reason.ANCV_UNAVAILABLE)));

    static final Instant REQUESTED_AT = Of.REQUESTED_AT;
    /** The starting request may still be under way. */
    static final Instant EARLY = REQUESTED_AT.plusSeconds(39);
    /** It is surely over (30 s and 10 s), and the customer still has time. */
    static final Instant OPEN = REQUESTED_AT.plusSeconds(40);
    /** The customer's time and the 15 seconds of grace are over. */
    static final Instant OVER = Of.ASKING.expiresAt().plusSeconds(15);
    /** 10 minutes after the end of the transaction's life. */
    static final Instant LONG_OVER = Of.ASKING.lifeEndsAt().plusSeconds(600);
    /** 7 days after the end of the transaction's life. */
    static final Instant LOST = Of.ASKING.lifeEndsAt().plus(Duration.ofDays(7));
    /** The last instant of the 4 hours. */
    static final Instant IN_TIME = Of.CONFIRMED.paidAt().plus(Duration.ofHours(4));

    static final PaymentRequest REQUEST = Of.REQUEST;
    static final Asking ASKING = Of.ASKING;
    static final Confirmation CONFIRMED = Of.CONFIRMED;
    static final Optional<Reason> WORDS = Of.WORDS;
    static final FollowUp DUE = FollowUp.at(LONG_OVER.plusSeconds(60));

    private static final ConfirmationWindow WINDOW =
            new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
    static final Policies POLICIES = new Policies(WINDOW, new CancellationWindow(Duration.ofHours(4)),
            new Rhythm(Duration.ofSeconds(30), WINDOW));

    final Payment payment;

    Sample(Payment payment) {
        this.payment = payment;
    }

    /** The next look at it: none where nothing was ever sent and it is over. */
    FollowUp followUp() {
        return switch (this) {
            case FAILED_UNSENT -> FollowUp.settled(Of.CLOSED_AT);
            case REFUSED_NOT_KNOWN, CANCELLED_NOT_KNOWN -> new FollowUp(DUE.dueAt(), 0,
                    Optional.of(Attention.since(Of.CLOSED_AT, Attention.Why.REVERSED_BY_ANCV)), Optional.empty());
            default -> DUE;
        };
    }

    Decision after(Event event, Instant now) {
        return new Decide(POLICIES).decide(payment, followUp(), event, now);
    }

    /** What the samples are made of: an enum's constants cannot use its own constants. */
    private static final class Of {

        private static final Instant REQUESTED_AT = Instant.parse("2026-07-01T10:00:00Z");
        private static final Instant CLOSED_AT = REQUESTED_AT.plusSeconds(30);
        private static final PaymentRequest REQUEST = new PaymentRequest(
                PaymentId.of(new FolderId("F-1"), new IdempotencyKey("key-1")), new FolderId("F-1"),
                new EstablishmentId("E-1"), new AncvId("10000651"), Channel.BOOKING_ENGINE, By.CUSTOMER,
                Money.ofCents(12_000), Optional.of("m***@exemple.fr"), REQUESTED_AT);
        private static final Asking ASKING = new Asking(new AncvTransactionId("T-1"), REQUESTED_AT.plusSeconds(182),
                REQUESTED_AT.plusSeconds(301));
        private static final Optional<Asking> SENT = Optional.of(ASKING);
        private static final Confirmation CONFIRMED =
                new Confirmation(Money.ofCents(12_000), REQUESTED_AT.plusSeconds(20));
        private static final Optional<Reason> WORDS = Optional.of(Reason.words("Complet"));

        private static Ending over(Reason reason) {
            return Ending.of(CLOSED_AT, reason);
        }

        private static Ended late(Sample over) {
            var ended = (Ended) over.payment;
            return ended.with(ended.ending().with(Repayment.pending(CONFIRMED)));
        }

        private static Ended notKnown(Sample over) {
            var ended = (Ended) over.payment;
            return ended.with(ended.ending().with(
                    Repayment.ofPaid(CONFIRMED, new Refund.NotKnown(Reason.REVERSED_BY_ANCV))));
        }

        private static Ended back(Sample over) {
            var ended = (Ended) over.payment;
            return ended.with(ended.ending().with(Repayment.done(CONFIRMED)));
        }
    }
}
