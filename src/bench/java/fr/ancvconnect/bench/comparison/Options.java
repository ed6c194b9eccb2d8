package fr.ancvconnect.bench.comparison;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The options of the comparison, from system properties.
 *
 * @param rounds            {@code bench.rounds}: how often each program is started and measured
 * @param warmUpOfLambda    {@code bench.warm-up}, in seconds, with the flags of Lambda and of the functions
 * @param warmUpOfServer    {@code bench.warm-up-server}, in seconds, with the optimizing compiler, which needs longer
 * @param phase             {@code bench.seconds}: the duration of each load
 * @param rateOfOneCaller   {@code bench.rate-of-one}: stories a second of one caller
 * @param rateOfManyCallers {@code bench.rate-of-many}: stories a second of 16 callers
 * @param programs          {@code bench.programs}: names, separated by commas; without it, all
 * @param jvms              {@code bench.jvms}: SERVER, LAMBDA
 * @param jvmFlags          {@code bench.jvm-flags}: more flags for all programs, for example of a profiler
 * @param tokens            {@code bench.tokens}: the number of signed tokens, one for each story of a program
 * @param build             {@code bench.build}: false uses what an earlier run has built
 * @param functions         {@code bench.functions}: whether functions and cold starts are measured too
 * @param coldStarts        {@code bench.cold-starts}: cold starts of each artifact
 * @param nativeArtifacts   {@code bench.native}, {@code bench.native-bare}: native builds of the service and the bare build
 * @param writeDocument     {@code bench.document}: whether docs/performance.md is written
 */
record Options(
        int rounds,
        Duration warmUpOfLambda,
        Duration warmUpOfServer,
        Duration phase,
        double rateOfOneCaller,
        double rateOfManyCallers,
        List<String> programs,
        List<Program.Jvm> jvms,
        List<String> jvmFlags,
        int tokens,
        boolean build,
        boolean functions,
        int coldStarts,
        Map<String, Path> nativeArtifacts,
        boolean writeDocument) {

    static Options ofSystemProperties() {
        return new Options(
                Integer.getInteger("bench.rounds", 3),
                Duration.ofSeconds(Integer.getInteger("bench.warm-up", 20)),
                Duration.ofSeconds(Integer.getInteger("bench.warm-up-server", 120)),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 10)),
                Integer.getInteger("bench.rate-of-one", 10),
                Integer.getInteger("bench.rate-of-many", 40),
                list("bench.programs", "", ","),
                list("bench.jvms", "SERVER,LAMBDA", ",").stream()
                        .map(name -> Program.Jvm.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList(),
                list("bench.jvm-flags", "", " "),
                Integer.getInteger("bench.tokens", 20_000),
                flag("bench.build"),
                flag("bench.functions"),
                Integer.getInteger("bench.cold-starts", 9),
                nativeBuilds(),
                flag("bench.document"));
    }

    /** Whether a program is measured. Without a choice, all are. */
    boolean includes(Program program) {
        return programs.isEmpty() || programs.contains(program.name());
    }

    /** The warm-up of a program on this JVM. */
    Duration warmUp(Program.Jvm jvm) {
        return switch (jvm) {
            case SERVER -> warmUpOfServer;
            case LAMBDA -> warmUpOfLambda;
        };
    }

    /** The load in words. */
    String described() {
        return "Medians of %d rounds; in each round a warm-up of %d s on C2 and %d s otherwise, then %d s for each load; %.0f stories a second of 1 caller, %.0f of 16 callers."
                .formatted(
                        rounds,
                        warmUpOfServer.toSeconds(),
                        warmUpOfLambda.toSeconds(),
                        phase.toSeconds(),
                        rateOfOneCaller,
                        rateOfManyCallers);
    }

    private static Map<String, Path> nativeBuilds() {
        Map<String, Path> all = new LinkedHashMap<>();
        put(all, Programs.NATIVE_BARE, "bench.native-bare");
        put(all, Programs.NATIVE_SERVICE, "bench.native");
        return all;
    }

    private static void put(Map<String, Path> all, String name, String property) {
        String path = System.getProperty(property, "");
        if (!path.isEmpty()) {
            all.put(name, Path.of(path).toAbsolutePath());
        }
    }

    private static boolean flag(String name) {
        return Boolean.parseBoolean(System.getProperty(name, "true"));
    }

    private static List<String> list(String name, String otherwise, String separator) {
        return Stream.of(System.getProperty(name, otherwise).split(separator, -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
