package fr.ancvconnect.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import fr.ancvconnect.app.erasure.ErasePersonalData;
import fr.ancvconnect.app.erasure.ErasePersonalData.ErasureReport;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.lambda.event.LambdaEvent;
import fr.ancvconnect.lambda.problem.SafeStackTrace;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Handles the scheduled event, which is not an HTTP request. It first runs the sweep, which checks the payments that
 * are due. In the remaining time it erases personal data that is past its retention period.
 *
 * <p>An exception makes the invocation fail, so that the error is counted and visible. The next scheduled sweep is the
 * retry. Erasure does not run after a failed sweep, because payments have priority. Any other event that is not an HTTP
 * request is an error too, and starts no sweep. Outside Lambda this decorator has no effect.
 */
@Decorator
@Priority(1)
public class SweepHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger LOG = Logger.getLogger(SweepHandler.class);
    /** Time kept at the end of an invocation, so that work in progress can finish. */
    private static final Duration RESERVE = Duration.ofSeconds(22);
    /** The sources of EventBridge Scheduler and of EventBridge scheduled rules. */
    private static final Set<String> SCHEDULE = Set.of("aws.scheduler", "aws.events");

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate;
    private final SweepDuePayments sweep;
    private final ErasePersonalData erase;
    private final Metrics metrics;
    private final InstantSource clock;

    public SweepHandler(
            @Delegate @Any RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> delegate,
            SweepDuePayments sweep,
            ErasePersonalData erase,
            Metrics metrics,
            InstantSource clock) {
        this.delegate = delegate;
        this.sweep = sweep;
        this.erase = erase;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if (event.getRequestContext() != null) {
            return delegate.handleRequest(event, context);
        }
        Optional<String> source = event instanceof LambdaEvent sourced ? sourced.source() : Optional.empty();
        if (source.filter(SCHEDULE::contains).isEmpty()) {
            throw new UnknownEventException(source);
        }
        MDC.put(LogContext.REQUEST, context.getAwsRequestId());
        try {
            sweepAndErase(context);
        } catch (RuntimeException e) {
            LOG.error("The sweep failed: " + SafeStackTrace.of(e));
            throw new SweepFailedException(e);
        } finally {
            MDC.remove(LogContext.REQUEST);
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();
    }

    private void sweepAndErase(Context context) {
        Instant until =
                clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        SweepReport report = sweep.sweep(until);
        LOG.infof(
                "Sweep: processed %d, answered %d, failed %d", report.processed(), report.answered(), report.failed());
        recordMetrics(report);
        ErasureReport erased = erase.erase(until);
        LOG.infof(
                "Erasure: processed %d, erased %d, failed %d, %s",
                erased.processed(), erased.erased(), erased.failed(), erased.finished() ? "finished" : "not finished");
        recordMetrics(erased);
        metrics.record(Metric.UNREADABLE_ITEMS, report.unreadable() + erased.unreadable());
    }

    private void recordMetrics(SweepReport report) {
        metrics.record(Metric.PAYMENTS_CHECKED, report.processed());
        metrics.record(Metric.SWEEP_FAILED, report.failed());
        metrics.record(Metric.CHECK_LAG, (double) report.lag().toSeconds());
    }

    /** Zero values are recorded too: a missing value means that no erasure ran, and the alarm treats it as a breach. */
    private void recordMetrics(ErasureReport report) {
        metrics.record(Metric.ERASURE_FAILURES, report.failed());
        report.lag().ifPresent(lag -> metrics.record(Metric.ERASURE_LAG, (double) lag.toSeconds()));
    }

    /**
     * Reports a failed sweep to the invoker of the function. It has no cause: Lambda would print each cause with its
     * message, which can contain personal data. The service's own log contains the cause without messages.
     */
    public static final class SweepFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SweepFailedException(RuntimeException cause) {
            // No cause and no stack trace: the message contains all that is needed.
            super("The sweep failed: " + cause.getClass().getName(), null, false, false);
        }
    }

    /**
     * The event is neither an HTTP request nor the scheduled event. It fails, so that the operator who configured
     * its source sees the error.
     */
    public static final class UnknownEventException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        /** Only names of AWS services are logged: any other source can contain arbitrary text. */
        private static final Pattern SERVICE = Pattern.compile("aws\\.[a-z0-9-]{1,32}");

        public UnknownEventException(Optional<String> source) {
            // No stack trace: the message contains all that is needed.
            super(
                    "The event is neither an HTTP request nor a scheduled event. Its source is "
                            + source.filter(SERVICE.asMatchPredicate()).orElse("unknown"),
                    null,
                    false,
                    false);
        }
    }
}
