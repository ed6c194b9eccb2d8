package fr.ancvconnect.ancv;

import fr.ancvconnect.ancv.AncvCalls.AncvCall;
import fr.ancvconnect.ancv.RetryPolicy.RetryDelays;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Calls ANCV over HTTP. A call that may send a request to a customer is sent once. A read or a cancellation is retried within
 * the deadline.
 */
@ApplicationScoped
public class AncvGateway implements AncvApi {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(AncvGateway.class);

    private final AncvCalls calls;
    private final Seal seal;
    private final HttpRequests requests;
    private final HttpTransport http;
    private final RetryPolicy retryPolicy;
    private final AncvCallMetrics callMetrics;
    private final InstantSource clock;

    @Inject
    public AncvGateway(AncvSettings settings, Metrics metrics, InstantSource clock) {
        this(settings, metrics, clock, RetryDelays.DEFAULT);
    }

    AncvGateway(AncvSettings settings, Metrics metrics, InstantSource clock, RetryDelays delays) {
        this.calls = new AncvCalls(settings.serviceProviderId(), clock);
        this.seal = new Seal(settings.sealKeys());
        this.requests = new HttpRequests(settings.baseUrl());
        this.http = new HttpTransport(clock);
        this.retryPolicy = new RetryPolicy(clock, delays);
        this.callMetrics = new AncvCallMetrics(metrics, clock);
        this.clock = clock;
    }

    @Override
    public AncvResponse create(NewTransaction transaction, Deadline deadline) {
        return sendOnce(calls.create(transaction), deadline);
    }

    @Override
    public AncvResponse namePayer(
            AncvTransactionId transaction, Beneficiary beneficiary, Money amount, Deadline deadline) {
        return sendOnce(calls.payer(transaction, beneficiary, amount), deadline);
    }

    @Override
    public AncvResponse read(AncvTransactionId transaction, Deadline deadline) {
        return sendWithRetries(calls.read(transaction), deadline);
    }

    /**
     * A cancellation whose response was lost may have taken effect. ANCV then rejects the retry, and the caller reads the
     * transaction.
     */
    @Override
    public AncvResponse cancel(AncvTransactionId transaction, Deadline deadline) {
        return sendWithRetries(calls.cancel(transaction), deadline);
    }

    private AncvResponse sendOnce(AncvCall call, Deadline deadline) {
        return sealed(call, sealHeader -> send(call, sealHeader, deadline));
    }

    private AncvResponse sendWithRetries(AncvCall call, Deadline deadline) {
        return sealed(call, sealHeader -> retryPolicy.execute(deadline, () -> send(call, sealHeader, deadline)));
    }

    /** Sends nothing without a key for the seal. This case is not retried and does not count as a failure of ANCV. */
    private AncvResponse sealed(AncvCall call, Function<String, AncvResponse> send) {
        return seal.of(call.sealed()).map(send).orElseGet(() -> {
            LOG.warnf("ANCV %s: not sent, the seal keys are unknown", call);
            return new AncvResponse.Unavailable();
        });
    }

    private AncvResponse send(AncvCall call, String sealHeader, Deadline deadline) {
        Duration left = deadline.left(clock);
        if (left.isZero()) {
            return new AncvResponse.Unavailable();
        }
        AncvResponse response = callMetrics.measured(
                () -> receive(call, sealHeader, left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL));
        if (response instanceof AncvResponse.Rejected(AncvErrorCode code) && code == AncvErrorCode.INVALID_SEAL) {
            seal.refreshKeys();
        }
        if (!(response instanceof AncvResponse.Completed)) {
            LOG.infof("ANCV %s: %s", call, response);
        }
        return response;
    }

    private AncvResponse receive(AncvCall call, String sealHeader, Duration timeout) {
        return http.send(requests.of(call, sealHeader), timeout)
                .map(response -> ResponseReader.read(response.status(), response.body(), call.about()))
                .orElseGet(AncvResponse.Unavailable::new);
    }
}
