package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Measures the latency of ANCV and counts its errors. */
final class AncvCallMetrics {

    private final Metrics metrics;
    private final InstantSource clock;

    AncvCallMetrics(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    AncvResponse measured(Supplier<AncvResponse> call) {
        Instant start = clock.instant();
        AncvResponse response = call.get();
        metrics.record(Metric.ANCV_LATENCY, (double)
                Math.max(0, Duration.between(start, clock.instant()).toMillis()));
        if (isError(response)) {
            metrics.count(Metric.ANCV_ERRORS);
        }
        return response;
    }

    private static boolean isError(AncvResponse response) {
        return switch (response) {
            case AncvResponse.Completed _ -> false;
            case AncvResponse.Rejected(AncvErrorCode code) -> isError(code);
            case AncvResponse.Unavailable _ -> true;
            case AncvResponse.Unreadable _ -> true;
        };
    }

    /** The other codes can have their reason in a customer, a contract or a race. */
    private static boolean isError(AncvErrorCode code) {
        return switch (code) {
            case BAD_REQUEST, INVALID_SEAL, INVALID_TRANSACTION_CURRENCY, OTHER -> true;
            case MERCHANT_NOT_ALLOWED,
                    BENEFICIARY_NOT_FOUND,
                    OTHER_TRANSACTION_PENDING,
                    INVALID_TRANSACTION_AMOUNT,
                    OPERATION_TRANSACTION_NOT_ALLOWED,
                    TRANSACTION_NOT_FOUND -> false;
        };
    }
}
