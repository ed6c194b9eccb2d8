package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Measure;
import fr.ancvconnect.app.ports.Metrics;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Measures how long ANCV takes, and counts where it fails. */
final class Meter {

    private final Metrics metrics;
    private final InstantSource clock;

    Meter(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    AncvAnswer measured(Supplier<AncvAnswer> call) {
        Instant start = clock.instant();
        AncvAnswer answer = call.get();
        metrics.tell(Measure.ANCV_LATENCY, Math.max(0, Duration.between(start, clock.instant()).toMillis()));
        if (isError(answer)) {
            metrics.count(Measure.ANCV_ERRORS);
        }
        return answer;
    }

    private static boolean isError(AncvAnswer answer) {
        return switch (answer) {
            case AncvAnswer.Told _ -> false;
            case AncvAnswer.Denied(AncvErrorCode code) -> isError(code);
            case AncvAnswer.Unavailable _ -> true;
            case AncvAnswer.Unreadable _ -> true;
        };
    }

    /** A customer, a contract or a race can be the reason for the others. */
    private static boolean isError(AncvErrorCode code) {
        return switch (code) {
            case BAD_REQUEST, INVALID_SEAL, INVALID_TRANSACTION_CURRENCY, OTHER -> true;
            case MERCHANT_NOT_ALLOWED, BENEFICIARY_NOT_FOUND, OTHER_TRANSACTION_PENDING, INVALID_TRANSACTION_AMOUNT,
                 OPERATION_TRANSACTION_NOT_ALLOWED, TRANSACTION_NOT_FOUND -> false;
        };
    }
}
