package fr.ancvconnect.ancv;

import java.time.Duration;

/**
 * The waits of {@link Persistence}.
 *
 * @param pause  between two tries
 * @param jitter at most so much more or less
 * @param rest   how long ANCV is left alone
 */
record Pace(Duration pause, Duration jitter, Duration rest) {

    static final Pace USUAL = new Pace(Duration.ofMillis(150), Duration.ofMillis(100), Duration.ofSeconds(5));
}
