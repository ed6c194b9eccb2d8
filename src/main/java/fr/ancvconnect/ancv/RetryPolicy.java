package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Asks again, at most twice, where asking again is harmless: a read, or a cancellation, which ANCV refuses the second
 * time. When ANCV has long been down it is left alone for a while, so that a sweep does not spend its time waiting.
 * Only {@link AncvResponse.Unavailable} is a failure: a refusal is an answer. A slow answer is returned, and counts as a
 * failure where it is decided whether ANCV is left alone: a sweep that waits 3 seconds for each payment does no more than
 * one that waits in vain.
 *
 * <p>The guard finds its implementation as a service, which is declared for the native image in this room's
 * {@code reachability-metadata.json}: the Quarkus extension does not.
 */
final class RetryPolicy {

    private static final int MOST_RETRIES = 2;
    private static final int WATCHED_CALLS = 20;
    private static final double FAILED_TOO_OFTEN = 0.75;

    private final InstantSource clock;
    private final Duration longestPause;
    private final Duration slow;
    private final TypedGuard<AncvResponse> guard;

    RetryPolicy(InstantSource clock, RetryDelays pace) {
        this.clock = clock;
        this.longestPause = pace.pause().plus(pace.jitter());
        this.slow = pace.slow();
        this.guard = TypedGuard.create(AncvResponse.class)
                .withDescription("ANCV")
                .withRetry()
                .maxRetries(MOST_RETRIES)
                .delay(pace.pause().toMillis(), ChronoUnit.MILLIS)
                .jitter(pace.jitter().toMillis(), ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof NoAnswer none && none.worthAsking)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(WATCHED_CALLS)
                .failureRatio(FAILED_TOO_OFTEN)
                .delay(pace.rest().toMillis(), ChronoUnit.MILLIS)
                .failOn(List.of(NoAnswer.class, SlowAnswer.class))
                .done()
                .build();
    }

    /** The answer to {@code call}, asked up to three times; {@code Unavailable} at once while ANCV is left alone. */
    AncvResponse execute(Deadline deadline, Supplier<AncvResponse> call) {
        if (deadline.left(clock).isZero()) {
            // Our time is over: that is no failure of ANCV's.
            return new AncvResponse.Unavailable();
        }
        try {
            return guard.call(() -> answered(call, deadline));
        } catch (SlowAnswer slow) {
            return slow.answer;
        } catch (NoAnswer | CircuitBreakerOpenException _) {
            return new AncvResponse.Unavailable();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new AncvResponse.Unavailable();
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        }
    }

    private AncvResponse answered(Supplier<AncvResponse> call, Deadline deadline) {
        Instant start = clock.instant();
        AncvResponse answer = call.get();
        if (answer instanceof AncvResponse.Unavailable) {
            throw new NoAnswer(deadline.left(clock).compareTo(longestPause) > 0);
        }
        if (Duration.between(start, clock.instant()).compareTo(slow) >= 0) {
            throw new SlowAnswer(answer);
        }
        return answer;
    }

    /** An answer that took too long: it is not asked for again. */
    private static final class SlowAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient AncvResponse answer;

        SlowAnswer(AncvResponse answer) {
            super("A slow answer from ANCV", null, false, false);
            this.answer = answer;
        }
    }

    /** How the guard is told of a failure: it looks at exceptions only. */
    private static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Whether there is time for another try. */
        private final boolean worthAsking;

        NoAnswer(boolean worthAsking) {
            super("No answer from ANCV", null, false, false);
            this.worthAsking = worthAsking;
        }
    }

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
}
