package fr.ancvconnect.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The trace that the request being served is part of, as the platform tells it: calls go on under it, log lines name it. */
public final class TraceContext {

    /** Of the request that is being served: Quarkus sets it anew for each. */
    private static final String PROPERTY = "com.amazonaws.xray.traceHeader";
    private static final String VARIABLE = "_X_AMZN_TRACE_ID";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private TraceContext() {
    }

    /** As the header {@code X-Amzn-Trace-Id} has it; empty where there is none. */
    public static Optional<String> current() {
        return of(System.getProperty(PROPERTY), System.getenv(VARIABLE));
    }

    /** The property is of this request; the variable is Lambda's documented place, and not every runtime fills it. */
    static Optional<String> of(String property, String variable) {
        return Stream.of(Optional.ofNullable(property), Optional.ofNullable(variable)).flatMap(Optional::stream)
                .filter(FORM.asMatchPredicate()).findFirst();
    }
}
