package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.ProcessUsage;
import fr.ancvconnect.bench.comparison.Load.Measured;
import fr.ancvconnect.bench.stub.Stubs;
import fr.ancvconnect.packaging.runtime.FunctionProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Measures a function under the emulated Runtime API with one caller, because it handles one request at a time. */
final class FunctionRun {

    private final Stubs stubs;
    private final Credentials credentials;
    private final Map<String, String> environment;
    private final Options options;

    FunctionRun(Stubs stubs, Credentials credentials, Map<String, String> environment, Options options) {
        this.stubs = stubs;
        this.credentials = credentials;
        this.environment = environment;
        this.options = options;
    }

    /** Starts a function in this directory. */
    interface Starter {

        FunctionProcess start(Path directory, Map<String, String> environment) throws Exception;
    }

    /**
     * What one run measured.
     *
     * @param initMillis        from the start of the process to its first request for an event
     * @param firstMillis       from the start of the process to its first response
     * @param cpuMillis         CPU time for each story
     * @param residentMegabytes at the end
     */
    record Result(
            double initMillis,
            double firstMillis,
            double cpuMillis,
            RunResult.Latency latency,
            double residentMegabytes) {}

    /** Measures one life of the function. */
    Result measure(Starter starter) throws Exception {
        Path directory = Files.createTempDirectory("function");
        try (FunctionProcess function = starter.start(directory, environment)) {
            var story = new Story(new FunctionTarget(function), stubs, credentials);
            story.pollMissing();
            Duration first = function.sinceStart();
            var usage = new ProcessUsage(function.pid());
            try (var load = new Load(story)) {
                Ledgers.checked(stubs, load.closedLoop(1, options.warmUpOfLambda()));
                Measured open = Ledgers.checked(stubs, load.openLoop(1, options.rateOfOneCaller(), options.phase()));
                Duration before = usage.cpu();
                Measured closed = Ledgers.checked(stubs, load.closedLoop(1, options.phase()));
                double cpu = usage.cpu().minus(before).toMillis();
                return new Result(
                        function.initDuration().toMillis(),
                        first.toMillis(),
                        cpu / closed.stories(),
                        RunResult.Latency.of(open.latencies()),
                        usage.residentBytes() / 1024.0 / 1024.0);
            }
        }
    }
}
