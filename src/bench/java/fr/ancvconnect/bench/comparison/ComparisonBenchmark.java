package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.DocumentSection;
import fr.ancvconnect.bench.MeasurementOrigin;
import fr.ancvconnect.bench.comparison.Program.Jvm;
import fr.ancvconnect.bench.comparison.Target.Response;
import fr.ancvconnect.bench.stub.Stubs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares the service with a minimal program and with a Spring Boot service that make the same calls. */
final class ComparisonBenchmark {

    private static final Path TARGET = Path.of("target/bench").toAbsolutePath();
    private static final Path DOCUMENT = Path.of("docs/performance.md");
    private static final int SEED_PORT = 18_080;

    private ComparisonBenchmark() {}

    /** Runs the comparison. {@link Options} describes the system properties. */
    public static void main(String[] args) throws Exception {
        Options options = Options.ofSystemProperties();
        Files.createDirectories(TARGET);
        if (options.build()) {
            new Builds(TARGET).buildAll();
        }
        var credentials = new Credentials(TARGET, options.tokens());
        try (var stubs = new Stubs()) {
            Map<String, String> environment = environment(stubs, credentials);
            var programs = new Programs(TARGET);
            seed(programs.service(), credentials, environment);
            var report = new Report();
            measurePrograms(
                    options, programs, new ProgramRun(stubs, credentials, environment, TARGET, options), report);
            if (options.functions()) {
                measureFunctions(options, new FunctionRun(stubs, credentials, environment, options), programs, report);
                var starts = new ColdStarts(environment, credentials);
                starts.measure(programs.artifacts(options.nativeArtifacts()), options.coldStarts());
                report.add(starts);
            }
            String tables = report.markdown();
            System.out.println(tables);
            Files.writeString(TARGET.resolve("comparison.md"), tables);
            if (options.writeDocument()) {
                new DocumentSection(DOCUMENT, "comparison")
                        .write(MeasurementOrigin.sentence() + " " + options.described() + "\n\n" + tables);
            }
        }
    }

    /** In turn, so that a change of the machine's speed affects all programs. */
    private static void measurePrograms(Options options, Programs programs, ProgramRun run, Report report)
            throws Exception {
        for (Jvm jvm : options.jvms()) {
            System.out.println(jvm.title());
            for (int round = 0; round < options.rounds(); round++) {
                for (Program program : programs.all()) {
                    if (options.includes(program)) {
                        RunResult result = run.measure(program, jvm);
                        report.add(jvm, program, result);
                        print(program, result);
                    }
                }
            }
        }
    }

    private static void measureFunctions(Options options, FunctionRun run, Programs programs, Report report)
            throws Exception {
        for (int round = 0; round < options.rounds(); round++) {
            for (var function : programs.functions(options.nativeArtifacts()).entrySet()) {
                report.add(function.getKey(), run.measure(function.getValue()));
            }
        }
    }

    private static void print(Program program, RunResult result) {
        System.out.printf(
                Locale.ROOT,
                "%-22s first %5.0f ms (CPU %5.0f)  CPU/story %5.1f %5.1f  switches %4.0f %4.0f %6.1f/s  1: %s  16: %s  %6.0f KB  %4.0f MB%n",
                program.name(),
                result.firstResponseMillis(),
                result.firstCpuMillis(),
                result.cpuOne(),
                result.cpuMany(),
                result.switchesOne(),
                result.switchesMany(),
                result.storiesPerSecond(),
                shown(result.one()),
                shown(result.many()),
                result.allocatedKilobytes(),
                result.residentMegabytes());
    }

    private static String shown(RunResult.Latency latency) {
        var text = new StringBuilder();
        for (Story.Step step : Story.Step.values()) {
            text.append(String.format(Locale.ROOT, "%5.1f/%-5.1f", latency.p50(step), latency.p99(step)));
        }
        return text.toString();
    }

    private static Map<String, String> environment(Stubs stubs, Credentials credentials) {
        var all = new LinkedHashMap<>(credentials.configuration());
        all.putAll(Map.of(
                "TABLE_NAME", "payments",
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", stubs.dynamoDbEndpoint(),
                "DYNAMODB_ENDPOINT", stubs.dynamoDbEndpoint(),
                "ANCV_BASE_URL", stubs.ancvBaseUrl(),
                "ANCV_SERVICE_PROVIDER_ID", "100001",
                "NOTIFICATION_BASE_URL", "https://payments.example",
                "FINGERPRINT_KEYS", "ver001=a-fingerprint-key-of-the-benchmark",
                "LINK_KEYS", "ver001=a-link-key-of-the-benchmark"));
        all.putAll(Map.of(
                "AWS_REGION", "eu-west-3",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "QUARKUS_HTTP_HOST", "127.0.0.1"));
        return all;
    }

    /** Declares the establishment and the template of the folders through the service, so that all items are its own. */
    private static void seed(Program service, Credentials credentials, Map<String, String> environment)
            throws Exception {
        try (var process = new MeasuredProcess(
                        service.command(Jvm.SERVER, List.of()),
                        TARGET,
                        service.environment(environment, SEED_PORT),
                        TARGET.resolve("seed.log"));
                var target = new HttpTarget(SEED_PORT)) {
            String token = credentials.platformToken();
            put(process, target, token, "/establishments/bench", """
                    {"name":"Hôtel","country":"FR","collectionMode":"PREPAID","virtualPos":["STRIPE"]}""");
            put(process, target, token, "/establishments/bench/payment-methods/ancv-connect", """
                    {"ancvId":"10000651"}""");
            put(process, target, token, "/booking-folders/" + Stubs.TEMPLATE_FOLDER, """
                    {"establishmentId":"bench","origin":"BOOKING_ENGINE","total":{"amount":30000,"currency":"EUR"},
                    "cardGuarantee":true,"customer":{"name":"Marie Martin","email":"marie@exemple.fr"}}""");
        }
    }

    private static void put(MeasuredProcess process, Target target, String token, String path, String body)
            throws Exception {
        while (true) {
            try {
                Response response = target.call(
                        "PUT",
                        path,
                        Map.of("Authorization", token, "Content-Type", "application/json"),
                        Optional.of(body));
                if (response.status() >= 300) {
                    throw new IllegalStateException(path + ": " + response);
                }
                return;
            } catch (IOException _) {
                process.requireRunning();
                Thread.sleep(20);
            }
        }
    }
}
