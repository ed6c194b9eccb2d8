package fr.ancvconnect.packaging.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The cold starts of one artifact. Each one runs in its own process and includes the first call to DynamoDB. */
final class ColdStarts {

    /**
     * One cold start.
     *
     * @param init  from the start of the process to its first request for an event
     * @param total from the start of the process to the first response
     */
    record ColdStart(Duration init, Duration total) {}

    private final FunctionProgram program;
    private final Map<String, String> configuration;
    private final FunctionRequest first;
    private final List<ColdStart> all = new ArrayList<>();

    ColdStarts(FunctionProgram program, Map<String, String> configuration, FunctionRequest first) {
        this.program = program;
        this.configuration = configuration;
        this.first = first;
    }

    /** Measures one more cold start and returns the process output. */
    String measure() throws Exception {
        try (var function = new LambdaFunction(program, configuration)) {
            FunctionResponse response = function.call(first);
            Instant respondedAt = Instant.now();
            if (response.status() >= 300) {
                throw new AssertionError(response + "\n" + function.output());
            }
            all.add(new ColdStart(function.initDuration(), Duration.between(function.started(), respondedAt)));
            return function.output();
        }
    }

    /** The first start only warms the disk cache and is left out. */
    long medianMillis(Function<ColdStart, Duration> part) {
        return all.stream()
                .skip(1)
                .map(part)
                .sorted()
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow()
                .toMillis();
    }
}
