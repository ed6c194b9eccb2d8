package fr.ancvconnect.domain.payment.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The next status check of a payment.
 *
 * @param dueAt     empty once nothing can change any more: the payment leaves the check index
 * @param tries     how many checks in a row brought nothing
 * @param settledAt since when nothing can change any more; what is personal is erased some time after it
 */
public record NextCheck(Optional<Instant> dueAt, int tries, Optional<Attention> attention, Optional<Instant> settledAt) {

    /** After so many tries somebody must look: about an hour at the growing waits. */
    static final int TRIES_BEFORE_ATTENTION = 8;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    /** No further check since {@code at}. */
    public static NextCheck settled(Instant at) {
        return new NextCheck(Optional.empty(), 0, Optional.empty(), Optional.of(at));
    }

    /** A first check at {@code dueAt}. */
    public static NextCheck at(Instant dueAt) {
        return new NextCheck(Optional.of(dueAt), 0, Optional.empty(), Optional.empty());
    }

    /** A first check after the first wait. */
    public static NextCheck soon(Instant now) {
        return at(now.plus(FIRST_WAIT));
    }

    /** The next attempt, scheduled before this one is made; waits double up to 15 minutes. */
    public NextCheck afterAttempt(Instant now) {
        int next = tries + 1;
        boolean tired = next >= TRIES_BEFORE_ATTENTION;
        return new NextCheck(Optional.of(now.plus(waitAfter(tries))), next,
                attention.or(() -> tired ? Optional.of(Attention.since(now, Attention.Cause.TOO_MANY_TRIES)) : Optional.empty()),
                Optional.empty());
    }

    /** Counted anew, and without the attention that the number of tries alone had brought: an operator unblocked it. */
    public NextCheck unblocked() {
        return new NextCheck(dueAt, 0, attention.filter(Attention::outlastsUnblocking), settledAt);
    }

    /** Whether the platform ordered to cancel the transaction at ANCV whatever its record shows. */
    public boolean isCancellationOrdered() {
        return attention.filter(known -> known.cancellation() == Attention.Cancellation.ORDERED).isPresent();
    }

    /** No further check: since now, unless it was so before. */
    public NextCheck settledBy(Instant now) {
        return settled(settledAt.orElse(now));
    }

    /** A check at {@code at} of what is as expected; {@code kept} is the attention that a check cannot end. */
    public NextCheck waiting(Instant at, Optional<Attention> kept) {
        return new NextCheck(Optional.of(at), 0, kept, Optional.empty());
    }

    /** The same on the check index, for what had left it. */
    public NextCheck onIndex(Instant now) {
        return dueAt.isPresent() ? this : new NextCheck(Optional.of(now.plus(FIRST_WAIT)), tries, attention, Optional.empty());
    }

    /** The same, and somebody must look. What had left the check index returns to it. */
    public NextCheck withAttention(Attention.Cause why, Instant now) {
        Attention next = attention.map(known -> known.withCause(why)).orElseGet(() -> Attention.since(now, why));
        return new NextCheck(onIndex(now).dueAt(), tries, Optional.of(next), Optional.empty());
    }

    /** Whether the platform ordered it before. */
    public boolean wasCancellationOrdered() {
        return attention.filter(known -> known.cancellation() != Attention.Cancellation.NOT_ORDERED).isPresent();
    }

    /** The same with the order to cancel at ANCV. */
    public NextCheck withCancellationOrdered(Instant now) {
        return new NextCheck(Optional.of(now.plus(FIRST_WAIT)), 0, with(Attention.Cancellation.ORDERED), Optional.empty());
    }

    /** The same after ANCV forbade the cancellation that was ordered. */
    public NextCheck withCancellationForbidden(Instant now) {
        return new NextCheck(Optional.of(now.plus(FIRST_WAIT)), tries, with(Attention.Cancellation.FORBIDDEN), Optional.empty());
    }

    /** The same with the order to cancel at ANCV, where {@code earlier} has one that is not carried out. */
    public NextCheck withOrderOf(NextCheck earlier) {
        return earlier.isCancellationOrdered() ? new NextCheck(dueAt, tries, earlier.attention, Optional.empty()) : this;
    }

    private Optional<Attention> with(Attention.Cancellation next) {
        return attention.map(known -> known.with(next));
    }

    private static Duration waitAfter(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
