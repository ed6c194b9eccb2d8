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

    private static final double MAX_RATIO = 1.3;
    private static final int RUNS = Integer.getInteger("coldstart.runs", 9);
    private static final Pattern STEP = Pattern.compile("Build step (\\S+) completed in: (\\d+)ms");

    private record StartupStep(String name, long millis) {}

    @Test
    void a_cold_start_is_at_most_30_percent_slower_than_that_of_the_bare_stack(@TempDir Path directory)
            throws Exception {
        try (var environment = new TestEnvironment(directory)) {
            FunctionRequest call = FunctionRequest.of("PUT", "/establishments/h1")
                    .json(
                            "{\"name\":\"Hôtel\",\"country\":\"FR\",\"collectionMode\":\"PREPAID\",\"virtualPos\":[\"STRIPE\"]}");
            FunctionRequest withToken = call.as(environment.tokens().platform());
            Map<String, String> configuration = environment.configurationWithoutRoles();
            // The template's value for the declare function.
            configuration.put("ANCV_SEAL_KEYS_READ", System.getProperty("coldstart.keys", "WHEN_NEEDED"));
            Path service = BenchmarkBuilds.service();
            Path bare = BenchmarkBuilds.bare();
            printSteps(new ColdStarts(
                            FunctionProgram.unpacked(
                                    service, directory.resolve("steps"), "-Dquarkus.debug.print-startup-times=true"),
                            configuration,
                            withToken)
                    .measure());
            printLoadedClasses("service", service, directory, configuration, withToken);
            printLoadedClasses("bare", bare, directory, configuration, call);
            compare(
                    new ColdStarts(
                            FunctionProgram.unpacked(service, directory.resolve("service")), configuration, withToken),
                    new ColdStarts(FunctionProgram.unpacked(bare, directory.resolve("bare")), configuration, call));
        }
    }

    private static void compare(ColdStarts service, ColdStarts bare) throws Exception {
        for (int run = 0; run <= RUNS; run++) {
            bare.measure();
            service.measure();
        }
        print("%n%8s %10s %10s   medians of %d alternated cold starts, ms%n", "", "init", "total", RUNS);
        printMedians("bare", bare);
        printMedians("service", service);
        double ratio = (double) service.medianMillis(ColdStarts.ColdStart::total)
                / bare.medianMillis(ColdStarts.ColdStart::total);
        print("ratio of the totals: %.2f%n", ratio);
        assertThat(ratio).isLessThanOrEqualTo(MAX_RATIO);
    }

    private static void printMedians(String name, ColdStarts starts) {
        print(
                "%8s %10d %10d%n",
                name,
                starts.medianMillis(ColdStarts.ColdStart::init),
                starts.medianMillis(ColdStarts.ColdStart::total));
    }

    private static void printLoadedClasses(
            String name, Path zip, Path directory, Map<String, String> configuration, FunctionRequest call)
            throws Exception {
        Path log = directory.resolve(name + "-classes.log");
        new ColdStarts(
                        FunctionProgram.unpacked(
                                zip, directory.resolve(name + "-classes"), "-Xlog:class+load:file=" + log),
                        configuration,
                        call)
                .measure();
        try (var lines = Files.lines(log)) {
            print("classes loaded up to the first response, %s: %d%n", name, lines.count());
        }
    }

    /** Prints Quarkus' startup steps before the first event. The startup observers are the step {@code startupEvent}. */
    private static void printSteps(String output) {
        print("%nbefore the first event, the longest steps, ms:%n");
        STEP.matcher(output)
                .results()
                .map(step -> new StartupStep(step.group(1), Long.parseLong(step.group(2))))
                .sorted(Comparator.comparingLong(StartupStep::millis).reversed())
                .limit(15)
                .forEach(step -> print("%6d %s%n", step.millis(), step.name()));
    }

    @SuppressWarnings("AnnotateFormatMethod") // No dependency for one annotation.
    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
