package fr.ancvconnect.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the sweeper looks at a payment next.
 *
 * @param dueAt     empty once nothing can change any more: the payment leaves the due index
 * @param tries     how often it was looked at since something last changed
 * @param settledAt since when nothing can change any more; what is personal is erased some time after it
 */
public record FollowUp(Optional<Instant> dueAt, int tries, Optional<Attention> attention, Optional<Instant> settledAt) {

    /** After so many tries somebody should look: about an hour at the growing waits. */
    static final int TRIES_BEFORE_ATTENTION = 8;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    /** Nothing left to look at since {@code at}. */
    public static FollowUp settled(Instant at) {
        return new FollowUp(Optional.empty(), 0, Optional.empty(), Optional.of(at));
    }

    /** A first look at {@code dueAt}. */
    public static FollowUp at(Instant dueAt) {
        return new FollowUp(Optional.of(dueAt), 0, Optional.empty(), Optional.empty());
    }

    /** A first look after the first wait. */
    public static FollowUp soon(Instant now) {
        return at(now.plus(FIRST_WAIT));
    }

    /** The next attempt pushed back before this one is made; waits double up to 15 minutes. */
    public FollowUp pushedBack(Payment payment, Instant now) {
        int next = tries + 1;
        boolean waitsForSettlementOnly = payment instanceof Paid;
        boolean tired = next >= TRIES_BEFORE_ATTENTION && !waitsForSettlementOnly;
        return new FollowUp(Optional.of(now.plus(waitAfter(tries))), next,
                attention.or(() -> tired ? Optional.of(new Attention(now, Attention.Why.TOO_MANY_TRIES)) : Optional.empty()),
                Optional.empty());
    }

    /** Counted anew, and without attention until there is a reason for it again: an operator unblocked it. */
    public FollowUp unblocked() {
        return new FollowUp(dueAt, 0, Optional.empty(), settledAt);
    }

    /** Nothing left to look at: since now, unless it was so before. */
    FollowUp settledBy(Instant now) {
        return settled(settledAt.orElse(now));
    }

    /** The same without attention: what was found is in order. */
    FollowUp inOrder() {
        return new FollowUp(dueAt, tries, Optional.empty(), settledAt);
    }

    /** The same, and somebody should look. */
    FollowUp needing(Attention.Why why, Instant now) {
        return new FollowUp(dueAt, tries, attention.or(() -> Optional.of(new Attention(now, why))), settledAt);
    }

    private static Duration waitAfter(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
