package fr.ancvconnect.app;

import java.util.function.Function;

/** What a verb gives: what was asked for, or the problem. */
public sealed interface Result<T> {

    /** Done. */
    record Success<T>(T value) implements Result<T> {
    }

    /** Not done, and why. */
    record Failure<T>(Problem problem) implements Result<T> {
    }

    /** Done. */
    static <T> Result<T> ok(T value) {
        return new Success<>(value);
    }

    /** Not done. */
    static <T> Result<T> not(ProblemCode code) {
        return new Failure<>(Problem.of(code));
    }

    /** Not done. */
    static <T> Result<T> not(Problem problem) {
        return new Failure<>(problem);
    }

    /** The same problem, or what {@code next} makes of the value. */
    default <R> Result<R> then(Function<T, Result<R>> next) {
        return switch (this) {
            case Success<T>(T value) -> next.apply(value);
            case Failure<T>(Problem problem) -> new Failure<>(problem);
        };
    }
}
