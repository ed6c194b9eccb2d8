package fr.ancvconnect.app;

import java.util.Optional;
import java.util.function.Supplier;

/** Retries an attempt after a stale write, a limited number of times. Each attempt reads and decides again. */
public final class RetryOnConflict {

    private static final int MAX_ATTEMPTS = 8;

    private RetryOnConflict() {}

    /** The first result that is present, else {@code BUSY}. */
    public static <T> Result<T> untilWritten(Supplier<Optional<Result<T>>> attempt) {
        for (int count = 0; count < MAX_ATTEMPTS; count++) {
            Optional<Result<T>> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        return Result.failure(ProblemCode.BUSY);
    }
}
