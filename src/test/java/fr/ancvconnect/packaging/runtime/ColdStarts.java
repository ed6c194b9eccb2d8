package fr.ancvconnect.packaging.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The cold starts of one artifact, each in a process of its own, with its first call to DynamoDB. */
final class ColdStarts {

    /**
     * One of them.
     *
     * @param init  from the process to its first question for an event
     * @param total from the process to the first answer
     */
    record ColdStart(Duration init, Duration total) {
    }

    private final FunctionProgram program;
    private final Map<String, String> configuration;
    private final FunctionRequest first;
    private final List<ColdStart> all = new ArrayList<>();

    ColdStarts(FunctionProgram program, Map<String, String> configuration, FunctionRequest first) {
        this.program = program;
        this.configuration = configuration;
        this.first = first;
    }

    /** One more; all that it said. */
    String again() throws Exception {
        try (var function = new LambdaFunction(program, configuration)) {
            FunctionResponse answer = function.call(first);
            Instant answered = Instant.now();
            if (answer.status() >= 300) {
                throw new AssertionError(answer + "\n" + function.said());
            }
            all.add(new ColdStart(function.start(), Duration.between(function.started(), answered)));
            return function.said();
        }
    }

    /** The first one warms the disk and does not count. */
    long medianMillis(Function<ColdStart, Duration> part) {
        return all.stream().skip(1).map(part).sorted().skip((all.size() - 1) / 2).findFirst().orElseThrow().toMillis();
    }
}
