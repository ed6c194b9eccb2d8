package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares cold starts of the artifact with those of a bare build, alternately. Not part of {@code verify}:
 * docs/benchmarks.md contains the command.
 */
class ColdStartBenchmark {

    private static final double MOST = 1.3;
    private static final int RUNS = Integer.getInteger("coldstart.runs", 9);
    private static final Pattern STEP = Pattern.compile("Build step (\\S+) completed in: (\\d+)ms");

    private record Step(String name, long millis) {}

    @Test
    void a_cold_start_is_not_much_slower_than_the_bare_stack_s(@TempDir Path directory) throws Exception {
        try (var surroundings = new TestEnvironment(directory)) {
            FunctionRequest call = FunctionRequest.of("PUT", "/establishments/h1")
                    .json(
                            "{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}");
            FunctionRequest withToken = call.as(surroundings.tokens().platform());
            Map<String, String> configuration = surroundings.configurationWithoutRoles();
            // The template's value for the declare function.
            configuration.put("ANCV_SEAL_KEYS_READ", System.getProperty("coldstart.keys", "WHEN_NEEDED"));
            Path ours = BenchmarkBuilds.ours();
            Path bare = BenchmarkBuilds.bare();
            tellSteps(new ColdStarts(
                            FunctionProgram.unpacked(
                                    ours, directory.resolve("steps"), "-Dquarkus.debug.print-startup-times=true"),
                            configuration,
                            withToken)
                    .again());
            tellClasses("ours", ours, directory, configuration, withToken);
            tellClasses("bare", bare, directory, configuration, call);
            compare(
                    new ColdStarts(FunctionProgram.unpacked(ours, directory.resolve("ours")), configuration, withToken),
                    new ColdStarts(FunctionProgram.unpacked(bare, directory.resolve("bare")), configuration, call));
        }
    }

    private static void compare(ColdStarts ours, ColdStarts bare) throws Exception {
        for (int run = 0; run <= RUNS; run++) {
            bare.again();
            ours.again();
        }
        print("%n%8s %10s %10s   medians of %d alternated cold starts, ms%n", "", "init", "total", RUNS);
        tell("bare", bare);
        tell("ours", ours);
        double ratio = (double) ours.medianMillis(ColdStarts.ColdStart::total)
                / bare.medianMillis(ColdStarts.ColdStart::total);
        print("ratio of the totals: %.2f%n", ratio);
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private static void tell(String name, ColdStarts starts) {
        print(
                "%8s %10d %10d%n",
                name,
                starts.medianMillis(ColdStarts.ColdStart::init),
                starts.medianMillis(ColdStarts.ColdStart::total));
    }

    private static void tellClasses(
            String name, Path zip, Path directory, Map<String, String> configuration, FunctionRequest call)
            throws Exception {
        Path log = directory.resolve(name + "-classes.log");
        new ColdStarts(
                        FunctionProgram.unpacked(
                                zip, directory.resolve(name + "-classes"), "-Xlog:class+load:file=" + log),
                        configuration,
                        call)
                .again();
        try (var lines = Files.lines(log)) {
            print("classes loaded up to the first answer, %s: %d%n", name, lines.count());
        }
    }

    /** Prints Quarkus' startup steps before the first event. The startup observers are the step {@code startupEvent}. */
    private static void tellSteps(String said) {
        print("%nbefore the first event, what took the most, ms:%n");
        STEP.matcher(said)
                .results()
                .map(step -> new Step(step.group(1), Long.parseLong(step.group(2))))
                .sorted(Comparator.comparingLong(Step::millis).reversed())
                .limit(15)
                .forEach(step -> print("%6d %s%n", step.millis(), step.name()));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
