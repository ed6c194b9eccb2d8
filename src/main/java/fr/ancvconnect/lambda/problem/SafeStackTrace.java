package fr.ancvconnect.lambda.problem;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exception in a form that is safe to log: class names and stack frames. Messages are left out, because they can
 * contain personal data.
 */
public final class SafeStackTrace {

    private static final int DEPTH = 40;
    private static final int CAUSES = 8;

    private SafeStackTrace() {}

    /** The exception and its causes in several lines, without messages. */
    public static String of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(SafeStackTrace::one)
                .collect(Collectors.joining("\nCaused by: "));
    }

    private static String one(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .limit(DEPTH)
                .map(line -> "\n    at " + line)
                .collect(Collectors.joining("", thrown.getClass().getName(), ""));
    }
}
