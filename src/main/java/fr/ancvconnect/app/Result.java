package fr.ancvconnect.app;

import java.util.function.Function;

/** What a verb gives: what was asked for, or the problem. */
public sealed interface Result<T> {

    /** Done. */
    record Ok<T>(T value) implements Result<T> {
    }

    /** Not done, and why. */
    record Not<T>(Problem problem) implements Result<T> {
    }

    /** Done. */
    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    /** Not done. */
    static <T> Result<T> not(ProblemCode code) {
        return new Not<>(Problem.of(code));
    }

    /** Not done. */
    static <T> Result<T> not(Problem problem) {
        return new Not<>(problem);
    }

    /** The same problem, or what {@code next} makes of the value. */
    default <R> Result<R> then(Function<T, Result<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Not<T>(Problem problem) -> new Not<>(problem);
        };
    }
}
