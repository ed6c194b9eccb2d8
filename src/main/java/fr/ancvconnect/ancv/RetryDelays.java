package fr.ancvconnect.ancv;

import java.time.Duration;

/**
 * The waits of {@link RetryPolicy}.
 *
 * @param pause  between two tries
 * @param jitter at most so much more or less
 * @param rest   how long ANCV is left alone
 * @param slow   an answer that takes so long counts as a failure of ANCV's
 */
record RetryDelays(Duration pause, Duration jitter, Duration rest, Duration slow) {

    static final RetryDelays USUAL = new RetryDelays(Duration.ofMillis(150), Duration.ofMillis(100), Duration.ofSeconds(5),
            Duration.ofSeconds(3));
}
