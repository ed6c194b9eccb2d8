package fr.ancvconnect.domain.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Limits the payments that guests and customers with payment links start on one folder: one at a time and 10 per hour. This protects customers from
 * unwanted requests on their phones.
 *
 * @param starts  the instants of the latest starts, oldest first, at most 10
 * @param pending the number of undecided payments
 */
public record GuestRateLimit(List<Instant> starts, int pending) {

    /** The maximum number of starts per hour. */
    public static final int STARTS_AN_HOUR = 10;

    private static final Duration HOUR = Duration.ofHours(1);

    public GuestRateLimit {
        starts = List.copyOf(starts);
    }

    /** The initial value: no start by a guest. */
    public static GuestRateLimit none() {
        return new GuestRateLimit(List.of(), 0);
    }

    /** How long a guest must wait before the next start. Empty if the guest can start now. */
    public Optional<Duration> timeUntilNextStart(Instant now, Duration pendingTimeout) {
        Optional<Instant> lastPendingStart =
                pending > 0 ? starts.reversed().stream().findFirst() : Optional.empty();
        Optional<Instant> oldestStart =
                starts.size() < STARTS_AN_HOUR ? Optional.empty() : Optional.of(starts.getFirst());
        Optional<Duration> untilHourEnds = oldestStart
                .map(oldest -> Duration.between(now, oldest.plus(HOUR)))
                .filter(Duration::isPositive);
        Optional<Duration> untilPendingEnds = lastPendingStart
                .map(last -> Duration.between(now, last.plus(pendingTimeout)))
                .map(left -> left.isPositive() ? left : Duration.ofSeconds(1));
        return Stream.concat(untilHourEnds.stream(), untilPendingEnds.stream()).max(Duration::compareTo);
    }

    /** The latest starts after a new start at {@code now}. */
    public List<Instant> startsWith(Instant now) {
        return Stream.concat(starts.stream().skip(Math.max(0, starts.size() - STARTS_AN_HOUR + 1)), Stream.of(now))
                .toList();
    }
}
