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
 * Retries, at most twice, the calls for which a retry is harmless: a read, or a cancellation, which ANCV rejects the second
 * time. If most calls fail, a circuit breaker stops them for a while, so that a sweep does not spend its time waiting. Only
 * {@link AncvResponse.Unavailable} is a failure: a rejection is a response. A slow response is returned, but the circuit
 * breaker counts it as a failure: a sweep that waits 3 seconds for each payment makes no more progress than one whose calls
 * fail.
 *
 * <p>The guard loads its implementation as a service. The native image needs a declaration of this service, which is in this
 * package's {@code reachability-metadata.json}: the Quarkus extension does not declare it.
 */
final class RetryPolicy {

    private static final int MOST_RETRIES = 2;
    private static final int BREAKER_WINDOW = 20;
    private static final double FAILURE_RATIO = 0.75;

    private final InstantSource clock;
    private final Duration longestPause;
    private final Duration slow;
    private final TypedGuard<AncvResponse> guard;

    RetryPolicy(InstantSource clock, RetryDelays delays) {
        this.clock = clock;
        this.longestPause = delays.pause().plus(delays.jitter());
        this.slow = delays.slow();
        this.guard = TypedGuard.create(AncvResponse.class)
                .withDescription("ANCV")
                .withRetry()
                .maxRetries(MOST_RETRIES)
                .delay(delays.pause().toMillis(), ChronoUnit.MILLIS)
                .jitter(delays.jitter().toMillis(), ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof NoResponse noResponse && noResponse.isRetryable)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(BREAKER_WINDOW)
                .failureRatio(FAILURE_RATIO)
                .delay(delays.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .failOn(List.of(NoResponse.class, SlowResponse.class))
                .done()
                .build();
    }

    /**
     * The response to {@code call}, after at most three attempts; {@code Unavailable} at once while the circuit breaker is
     * open.
     */
    AncvResponse execute(Deadline deadline, Supplier<AncvResponse> call) {
        if (deadline.left(clock).isZero()) {
            // The caller's deadline has passed. This is not a failure of ANCV.
            return new AncvResponse.Unavailable();
        }
        try {
            return guard.call(() -> execute(call, deadline));
        } catch (SlowResponse slow) {
            return slow.response;
        } catch (NoResponse | CircuitBreakerOpenException _) {
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

    private AncvResponse execute(Supplier<AncvResponse> call, Deadline deadline) {
        Instant start = clock.instant();
        AncvResponse response = call.get();
        if (response instanceof AncvResponse.Unavailable) {
            throw new NoResponse(deadline.left(clock).compareTo(longestPause) > 0);
        }
        if (Duration.between(start, clock.instant()).compareTo(slow) >= 0) {
            throw new SlowResponse(response);
        }
        return response;
    }

    /** A response that took too long. It is not requested again. */
    private static final class SlowResponse extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient AncvResponse response;

        SlowResponse(AncvResponse response) {
            super("A slow response from ANCV", null, false, false);
            this.response = response;
        }
    }

    /** Reports a failure to the guard, which considers exceptions only. */
    private static final class NoResponse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Whether there is time for another attempt. */
        private final boolean isRetryable;

        NoResponse(boolean isRetryable) {
            super("No response from ANCV", null, false, false);
            this.isRetryable = isRetryable;
        }
    }

    /**
     * The delays of {@link RetryPolicy}.
     *
     * @param pause        between two attempts
     * @param jitter       the largest random change of the pause, in both directions
     * @param breakerDelay how long the circuit breaker stays open
     * @param slow         a response that takes this long or longer counts as a failure of ANCV
     */
    record RetryDelays(Duration pause, Duration jitter, Duration breakerDelay, Duration slow) {

        static final RetryDelays DEFAULT = new RetryDelays(
                Duration.ofMillis(150), Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(3));
    }
}
