package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Asks again, at most twice, where asking again is harmless: a read, or a cancellation, which ANCV refuses the second
 * time. When ANCV has long been down it is left alone for a while, so that a sweep does not spend its time waiting.
 * Only {@link AncvAnswer.Unavailable} is a failure: a refusal is an answer.
 *
 * <p>The guard finds its implementation as a service, which is declared for the native image in this room's
 * {@code reachability-metadata.json}: the Quarkus extension does not.
 */
final class Persistence {

    private static final int MOST_RETRIES = 2;
    private static final int WATCHED_CALLS = 20;
    private static final double FAILED_TOO_OFTEN = 0.75;

    private final InstantSource clock;
    private final Duration longestPause;
    private final TypedGuard<AncvAnswer> guard;

    Persistence(InstantSource clock, Pace pace) {
        this.clock = clock;
        this.longestPause = pace.pause().plus(pace.jitter());
        this.guard = TypedGuard.create(AncvAnswer.class)
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
                .failOn(NoAnswer.class)
                .done()
                .build();
    }

    /** The answer to {@code call}, asked up to three times; {@code Unavailable} at once while ANCV is left alone. */
    AncvAnswer insist(Deadline deadline, Supplier<AncvAnswer> call) {
        if (deadline.left(clock).isZero()) {
            // Our time is over: that is no failure of ANCV's.
            return new AncvAnswer.Unavailable();
        }
        try {
            return guard.call(() -> answered(call.get(), deadline));
        } catch (NoAnswer | CircuitBreakerOpenException _) {
            return new AncvAnswer.Unavailable();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new AncvAnswer.Unavailable();
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        }
    }

    private AncvAnswer answered(AncvAnswer answer, Deadline deadline) {
        if (answer instanceof AncvAnswer.Unavailable) {
            throw new NoAnswer(deadline.left(clock).compareTo(longestPause) > 0);
        }
        return answer;
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
}
