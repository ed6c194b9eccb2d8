package fr.ancvconnect.domain.link;

import java.time.Duration;
import java.time.Instant;

/** The limits of payment links (the contract, "Payment links"). */
public final class LinkLimits {

    /** The validity of a link if the request gives none. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(14);

    /** The longest validity of a link. */
    public static final Duration LONGEST_VALIDITY = Duration.ofDays(400);

    /** The limit of active links of a folder. */
    public static final int ACTIVE = 20;

    private LinkLimits() {}

    /** Whether a link that is created now can be valid until then: it is in the future and at most 400 days away. */
    public static boolean isValidEnd(Instant validUntil, Instant now) {
        return validUntil.isAfter(now) && !validUntil.isAfter(now.plus(LONGEST_VALIDITY));
    }
}
