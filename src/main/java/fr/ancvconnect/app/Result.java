package fr.ancvconnect.app;

import java.util.function.Function;

/** The result of a use case: a value or a problem. */
public sealed interface Result<T> {

    /** The use case succeeded. */
    record Success<T>(T value) implements Result<T> {}

    /** The use case failed with this problem. */
    record Failure<T>(Problem problem) implements Result<T> {}

    /** Creates a success. */
    static <T> Result<T> success(T value) {
        return new Success<>(value);
    }

    /** Creates a failure. */
    static <T> Result<T> failure(ProblemCode code) {
        return new Failure<>(Problem.of(code));
    }

    /** Creates a failure. */
    static <T> Result<T> failure(Problem problem) {
        return new Failure<>(problem);
    }

    /** Applies {@code next} to the value of a success. A failure is returned unchanged. */
    default <R> Result<R> then(Function<T, Result<R>> next) {
        return switch (this) {
            case Success<T>(T value) -> next.apply(value);
            case Failure<T>(Problem problem) -> new Failure<>(problem);
        };
    }
}
