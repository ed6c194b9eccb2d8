package fr.ancvconnect.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The time for which personal data is kept after a payment is settled or a folder is closed. The payment record itself
 * is kept.
 *
 * @param length 90 days unless configured otherwise
 */
public record RetentionPeriod(Duration length) {

    /**
     * The latest closing time for which the period has ended at {@code now}. Personal data of anything closed at or
     * before it is erased.
     */
    public Instant latestClosingTime(Instant now) {
        return now.minus(length);
    }
}
