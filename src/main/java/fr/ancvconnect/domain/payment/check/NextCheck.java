package fr.ancvconnect.domain.payment.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The next status check of a payment.
 *
 * @param dueAt     empty if no further change is possible; the payment is then not in the check index
 * @param tries     the number of consecutive checks without a result
 * @param settledAt the time since which no further change is possible; personal data is erased some time later
 */
public record NextCheck(
        Optional<Instant> dueAt, int tries, Optional<Attention> attention, Optional<Instant> settledAt) {

    /** The number of tries that starts an attention. With the growing delays this takes about one hour. */
    static final int TRIES_BEFORE_ATTENTION = 8;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    /** No further check, settled since {@code at}. */
    public static NextCheck settled(Instant at) {
        return new NextCheck(Optional.empty(), 0, Optional.empty(), Optional.of(at));
    }

    /** A first check at {@code dueAt}. */
    public static NextCheck at(Instant dueAt) {
        return new NextCheck(Optional.of(dueAt), 0, Optional.empty(), Optional.empty());
    }

    /** A first check after the first delay (1 minute). */
    public static NextCheck soon(Instant now) {
        return at(now.plus(FIRST_WAIT));
    }

    /** The next try. It is scheduled before the current try starts. The delay doubles up to 15 minutes. */
    public NextCheck afterAttempt(Instant now) {
        int next = tries + 1;
        boolean limitReached = next >= TRIES_BEFORE_ATTENTION;
        return new NextCheck(
                Optional.of(now.plus(delayAfter(tries))),
                next,
                attention.or(() -> limitReached
                        ? Optional.of(Attention.since(now, Attention.Cause.TOO_MANY_TRIES))
                        : Optional.empty()),
                Optional.empty());
    }

    /**
     * A copy after an operator unblocked the payment: the tries start at 0, and an attention that only the number of
     * tries caused is removed.
     */
    public NextCheck unblocked() {
        return new NextCheck(dueAt, 0, attention.filter(Attention::outlastsUnblocking), settledAt);
    }

    /** Whether a platform order to cancel the transaction at ANCV, regardless of its record, is open. */
    public boolean isCancellationOrdered() {
        return attention
                .filter(known -> known.cancellation() == Attention.Cancellation.ORDERED)
                .isPresent();
    }

    /** No further check. An earlier settlement time is kept, otherwise it is {@code now}. */
    public NextCheck settledBy(Instant now) {
        return settled(settledAt.orElse(now));
    }

    /** A check at {@code at} of a payment in the expected state. {@code keptAttention} is an attention that a check cannot end. */
    public NextCheck waiting(Instant at, Optional<Attention> keptAttention) {
        return new NextCheck(Optional.of(at), 0, keptAttention, Optional.empty());
    }

    /** A copy that is in the check index. If the payment was not in the index, the check is due after the first delay. */
    public NextCheck onIndex(Instant now) {
        return dueAt.isPresent()
                ? this
                : new NextCheck(Optional.of(now.plus(FIRST_WAIT)), tries, attention, Optional.empty());
    }

    /** A copy with an attention. The payment is in the check index again. */
    public NextCheck withAttention(Attention.Cause cause, Instant now) {
        Attention next = attention.map(known -> known.withCause(cause)).orElseGet(() -> Attention.since(now, cause));
        return new NextCheck(onIndex(now).dueAt(), tries, Optional.of(next), Optional.empty());
    }

    /** Whether the platform ordered the cancellation before, including an order that ANCV forbade. */
    public boolean wasCancellationOrdered() {
        return attention
                .filter(known -> known.cancellation() != Attention.Cancellation.NOT_ORDERED)
                .isPresent();
    }

    /** A copy with the platform's order to cancel at ANCV. */
    public NextCheck withCancellationOrdered(Instant now) {
        return new NextCheck(
                Optional.of(now.plus(FIRST_WAIT)), 0, with(Attention.Cancellation.ORDERED), Optional.empty());
    }

    /** A copy after ANCV forbade the ordered cancellation. */
    public NextCheck withCancellationForbidden(Instant now) {
        return new NextCheck(
                Optional.of(now.plus(FIRST_WAIT)), tries, with(Attention.Cancellation.FORBIDDEN), Optional.empty());
    }

    /** A copy with the cancellation order of {@code earlier}, if that order is still open. */
    public NextCheck withOrderOf(NextCheck earlier) {
        return earlier.isCancellationOrdered()
                ? new NextCheck(dueAt, tries, earlier.attention, Optional.empty())
                : this;
    }

    private Optional<Attention> with(Attention.Cancellation next) {
        return attention.map(known -> known.with(next));
    }

    private static Duration delayAfter(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
