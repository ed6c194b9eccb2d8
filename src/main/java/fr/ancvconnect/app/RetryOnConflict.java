package fr.ancvconnect.app;

import java.util.Optional;
import java.util.function.Supplier;

/** Reads again and decides again when somebody else wrote first, a bounded number of times. */
public final class RetryOnConflict {

    private static final int MOST = 8;

    private RetryOnConflict() {
    }

    /** The first result that is there, else {@code BUSY}. */
    public static <T> Result<T> untilWritten(Supplier<Optional<Result<T>>> attempt) {
        for (int count = 0; count < MOST; count++) {
            Optional<Result<T>> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        return Result.not(ProblemCode.BUSY);
    }
}
