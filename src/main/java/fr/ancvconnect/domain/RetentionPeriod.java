package fr.ancvconnect.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long what is personal is kept once a payment is settled or a folder is cancelled; the record of the money stays.
 *
 * @param length 90 days unless configured otherwise
 */
public record RetentionPeriod(Duration length) {

    /** What was closed at this instant or before it is erased now. */
    public Instant isOverFor(Instant now) {
        return now.minus(length);
    }
}
