package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.packaging.runtime.FunctionProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cold starts of functions, alternated. Each one runs in its own process, and ends with the first response, which needs a call
 * to DynamoDB.
 */
final class ColdStarts {

    private static final String ESTABLISHMENT = """
            {"name":"Hôtel","country":"FR","collectionMode":"PREPAID","virtualPos":["STRIPE"]}""";

    private final Map<String, String> environment;
    private final Map<String, String> headers;
    private final Map<String, List<ColdStart>> starts = new LinkedHashMap<>();

    ColdStarts(Map<String, String> environment, Credentials credentials) {
        this.environment = environment;
        this.headers = Map.of("Authorization", credentials.platformToken(), "Content-Type", "application/json");
    }

    /**
     * One cold start.
     *
     * @param init  from the start of the process to its first request for an event
     * @param total from the start of the process to the first response
     */
    record ColdStart(Duration init, Duration total) {}

    /** Starts each artifact this many times, in turn. The first round only warms the disk cache and is left out. */
    void measure(Map<String, Path> artifacts, int rounds) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Path> artifact : artifacts.entrySet()) {
                ColdStart start = measure(artifact.getValue());
                if (round > 0) {
                    starts.computeIfAbsent(artifact.getKey(), _ -> new ArrayList<>())
                            .add(start);
                }
            }
        }
    }

    private ColdStart measure(Path zip) throws Exception {
        try (var function = FunctionProcess.ofArtifact(zip, directory(), environment)) {
            var response = function.call("PUT", "/establishments/bench", headers, ESTABLISHMENT);
            Duration total = function.sinceStart();
            if (response.status() >= 300) {
                throw new IllegalStateException(response.toString());
            }
            return new ColdStart(function.initDuration(), total);
        }
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory("coldstart");
    }

    /** The names of the measured artifacts, in their order. */
    List<String> names() {
        return List.copyOf(starts.keySet());
    }

    /** The median of the totals, in milliseconds. */
    double medianTotal(String name) {
        return Median.of(starts.get(name), start -> start.total().toMillis());
    }

    /** The median of the initializations, in milliseconds. */
    double medianInit(String name) {
        return Median.of(starts.get(name), start -> start.init().toMillis());
    }
}
