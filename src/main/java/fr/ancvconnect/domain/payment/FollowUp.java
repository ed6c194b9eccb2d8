package fr.ancvconnect.domain.payment;

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
public record FollowUp(Optional<Instant> dueAt, int tries, Optional<Attention> attention, Optional<Instant> settledAt) {

    /** After so many tries somebody must look: about an hour at the growing waits. */
    static final int TRIES_BEFORE_ATTENTION = 8;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    /** No further check since {@code at}. */
    public static FollowUp settled(Instant at) {
        return new FollowUp(Optional.empty(), 0, Optional.empty(), Optional.of(at));
    }

    /** A first check at {@code dueAt}. */
    public static FollowUp at(Instant dueAt) {
        return new FollowUp(Optional.of(dueAt), 0, Optional.empty(), Optional.empty());
    }

    /** A first check after the first wait. */
    public static FollowUp soon(Instant now) {
        return at(now.plus(FIRST_WAIT));
    }

    /** The next attempt, scheduled before this one is made; waits double up to 15 minutes. */
    public FollowUp pushedBack(Instant now) {
        int next = tries + 1;
        boolean tired = next >= TRIES_BEFORE_ATTENTION;
        return new FollowUp(Optional.of(now.plus(waitAfter(tries))), next,
                attention.or(() -> tired ? Optional.of(Attention.since(now, Attention.Why.TOO_MANY_TRIES)) : Optional.empty()),
                Optional.empty());
    }

    /** Counted anew, and without the attention that the number of tries alone had brought: an operator unblocked it. */
    public FollowUp unblocked() {
        return new FollowUp(dueAt, 0, attention.filter(Attention::outlastsUnblocking), settledAt);
    }

    /** Whether the platform ordered to cancel the transaction at ANCV whatever its record shows. */
    public boolean isCancellationOrdered() {
        return attention.filter(known -> known.cancellation() == Attention.Cancellation.ORDERED).isPresent();
    }

    /** No further check: since now, unless it was so before. */
    FollowUp settledBy(Instant now) {
        return settled(settledAt.orElse(now));
    }

    /** A check at {@code at} of what is as expected; {@code kept} is the attention that a check cannot end. */
    FollowUp waiting(Instant at, Optional<Attention> kept) {
        return new FollowUp(Optional.of(at), 0, kept, Optional.empty());
    }

    /** The same on the check index, for what had left it. */
    FollowUp onIndex(Instant now) {
        return dueAt.isPresent() ? this : new FollowUp(Optional.of(now.plus(FIRST_WAIT)), tries, attention, Optional.empty());
    }

    /** The same, and somebody must look. What had left the check index returns to it. */
    FollowUp needing(Attention.Why why, Instant now) {
        Attention next = attention.map(known -> known.because(why)).orElseGet(() -> Attention.since(now, why));
        return new FollowUp(onIndex(now).dueAt(), tries, Optional.of(next), Optional.empty());
    }

    /** Whether the platform ordered it before. */
    boolean wasCancellationOrdered() {
        return attention.filter(known -> known.cancellation() != Attention.Cancellation.NOT_ORDERED).isPresent();
    }

    /** The same with the order to cancel at ANCV. */
    FollowUp withCancellationOrdered(Instant now) {
        return new FollowUp(Optional.of(now.plus(FIRST_WAIT)), 0, with(Attention.Cancellation.ORDERED), Optional.empty());
    }

    /** The same after ANCV forbade the cancellation that was ordered. */
    FollowUp withCancellationForbidden(Instant now) {
        return new FollowUp(Optional.of(now.plus(FIRST_WAIT)), tries, with(Attention.Cancellation.FORBIDDEN), Optional.empty());
    }

    /** The same with the order to cancel at ANCV, where {@code earlier} has one that is not carried out. */
    FollowUp withOrderOf(FollowUp earlier) {
        return earlier.isCancellationOrdered() ? new FollowUp(dueAt, tries, earlier.attention, Optional.empty()) : this;
    }

    private Optional<Attention> with(Attention.Cancellation next) {
        return attention.map(known -> known.with(next));
    }

    private static Duration waitAfter(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
