package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.GcLog;
import fr.ancvconnect.bench.comparison.Load.Measured;
import fr.ancvconnect.bench.comparison.Program.Jvm;
import fr.ancvconnect.bench.stub.Stubs;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a program once, measures it under the same loads as the others, and compares the ledgers after each load. */
final class ProgramRun {

    private static final int CALLERS = 16;
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Stubs stubs;
    private final Credentials credentials;
    private final Map<String, String> environment;
    private final Path directory;
    private final Options options;

    ProgramRun(Stubs stubs, Credentials credentials, Map<String, String> environment, Path directory, Options options) {
        this.stubs = stubs;
        this.credentials = credentials;
        this.environment = environment;
        this.directory = directory;
        this.options = options;
    }

    /** Measures one life of the program. */
    RunResult measure(Program program, Jvm jvm) throws Exception {
        int port = freePort();
        Path gcLog = directory.resolve(program.name().replace(' ', '-') + "-gc.log");
        var flags = new ArrayList<>(List.of(GcLog.option(gcLog)));
        flags.addAll(options.jvmFlags());
        try (var target = new HttpTarget(port);
                var process = new MeasuredProcess(
                        program.command(jvm, flags),
                        directory,
                        program.environment(environment, port),
                        directory.resolve(program.name().replace(' ', '-') + ".log"))) {
            var story = new Story(target, stubs, credentials);
            awaitFirstResponse(process, story);
            Duration firstResponse = process.sinceStart();
            Duration firstCpu = process.usage().cpu();
            try (var load = new Load(story)) {
                return measured(process, load, options.warmUp(jvm), gcLog, firstResponse, firstCpu);
            }
        }
    }

    private RunResult measured(
            MeasuredProcess process, Load load, Duration warmUp, Path gcLog, Duration firstResponse, Duration firstCpu)
            throws Exception {
        Ledgers.checked(stubs, load.closedLoop(CALLERS, warmUp));
        Costed one = costed(process, () -> load.closedLoop(1, options.phase()));
        Measured oneOpen = Ledgers.checked(stubs, load.openLoop(1, options.rateOfOneCaller(), options.phase()));
        Measured manyOpen =
                Ledgers.checked(stubs, load.openLoop(CALLERS, options.rateOfManyCallers(), options.phase()));
        Duration from = process.sinceStart();
        Costed many = costed(process, () -> load.closedLoop(CALLERS, options.phase()));
        double allocatedMib = AllocationRate.mibPerSecond(GcLog.read(gcLog), from, process.sinceStart());
        return new RunResult(
                firstResponse.toMillis(),
                firstCpu.toMillis(),
                one.cpuMillis(),
                many.cpuMillis(),
                one.contextSwitches(),
                many.contextSwitches(),
                many.measured().storiesPerSecond(),
                RunResult.Latency.of(oneOpen.latencies()),
                RunResult.Latency.of(manyOpen.latencies()),
                allocatedMib * 1024 / many.measured().storiesPerSecond(),
                process.usage().residentBytes() / 1024.0 / 1024.0);
    }

    private interface Phase {

        Measured run() throws InterruptedException;
    }

    private record Costed(Measured measured, double cpuMillis, double contextSwitches) {}

    private Costed costed(MeasuredProcess process, Phase phase) throws IOException, InterruptedException {
        Duration before = process.usage().cpu();
        long switchesBefore = process.usage().contextSwitches();
        Measured measured = phase.run();
        double cpu = process.usage().cpu().minus(before).toMillis();
        double switches = process.usage().contextSwitches() - switchesBefore;
        return new Costed(Ledgers.checked(stubs, measured), cpu / measured.stories(), switches / measured.stories());
    }

    private static void awaitFirstResponse(MeasuredProcess process, Story story) throws Exception {
        while (process.sinceStart().compareTo(LONGEST_START) < 0) {
            try {
                story.pollMissing();
                return;
            } catch (ConnectException _) {
                process.requireRunning();
                Thread.sleep(2);
            }
        }
        throw new IllegalStateException("The program did not start");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
