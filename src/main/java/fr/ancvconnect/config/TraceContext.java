package fr.ancvconnect.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trace header of the request that is being served, as Lambda provides it. Outgoing calls pass it on, and log lines contain
 * it.
 */
public final class TraceContext {

    /** Set by Quarkus for each request. */
    private static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    private static final String VARIABLE = "_X_AMZN_TRACE_ID";
    private static final Pattern FORMAT = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private TraceContext() {}

    /** The value for the header {@code X-Amzn-Trace-Id}; empty if there is no trace. */
    public static Optional<String> current() {
        return of(System.getProperty(PROPERTY), System.getenv(VARIABLE));
    }

    /**
     * The property belongs to the current request. The variable is the place that Lambda documents, but not every runtime sets
     * it.
     */
    static Optional<String> of(String property, String variable) {
        return Stream.of(Optional.ofNullable(property), Optional.ofNullable(variable))
                .flatMap(Optional::stream)
                .filter(FORMAT.asMatchPredicate())
                .findFirst();
    }
}
