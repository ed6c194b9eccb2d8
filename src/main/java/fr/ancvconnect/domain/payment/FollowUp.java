package fr.ancvconnect.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the sweeper looks at a payment next.
 *
 * @param dueAt empty once nothing can change any more: the payment leaves the due index
 * @param tries how often it was looked at since something last changed
 */
public record FollowUp(Optional<Instant> dueAt, int tries, Optional<Attention> attention) {

    /** After so many tries somebody should look: about an hour at the growing waits. */
    static final int TRIES_BEFORE_ATTENTION = 8;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 4;

    /** Nothing left to look at. */
    public static FollowUp settled() {
        return new FollowUp(Optional.empty(), 0, Optional.empty());
    }

    /** A first look at {@code dueAt}. */
    public static FollowUp at(Instant dueAt) {
        return new FollowUp(Optional.of(dueAt), 0, Optional.empty());
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
                attention.or(() -> tired ? Optional.of(new Attention(now, Attention.Why.TOO_MANY_TRIES)) : Optional.empty()));
    }

    /** Due at once, counted anew: an operator unblocked it. */
    public FollowUp unblocked(Instant now) {
        return new FollowUp(Optional.of(now), 0, attention);
    }

    /** The same, and somebody should look. */
    FollowUp needing(Attention.Why why, Instant now) {
        return new FollowUp(dueAt, tries, attention.or(() -> Optional.of(new Attention(now, why))));
    }

    private static Duration waitAfter(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
