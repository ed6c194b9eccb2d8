package fr.ancvconnect.bench.soak;

import fr.ancvconnect.bench.GcLog;
import fr.ancvconnect.bench.soak.Story.Clients;
import fr.ancvconnect.packaging.kill.AncvLedger;
import fr.ancvconnect.packaging.kill.FrontEndClient;
import fr.ancvconnect.packaging.kill.LedgerComparison;
import fr.ancvconnect.packaging.kill.LocalJarProcess;
import fr.ancvconnect.packaging.kill.PhoneClients;
import fr.ancvconnect.packaging.kill.SentRequests;
import fr.ancvconnect.packaging.kill.ServiceLedger;
import fr.ancvconnect.packaging.runtime.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The soak test: the local jar under steady load, with faults at ANCV. The service has a process of its own; the database, the
 * simulator and the load have this one. Ends with status 1 if the ledgers differ, a response is not documented, or a payment is
 * lost.
 */
public final class SoakMain {

    private static final int LISTED_PROBLEMS = 20;
    /** 503 while ANCV cannot be read, and 404 after a lost creation. Both are documented. */
    private static final Set<Integer> NOTIFICATION_STATUSES = Set.of(204, 404, 503);

    private final SoakSettings settings;
    private final Path directory;
    private final Path gcLog;
    private final Callers callers;
    private final SentRequests orders = new SentRequests();
    private final Latencies latencies = new Latencies();
    private final TokenIssuer issuer;

    private SoakMain(SoakSettings settings) throws IOException {
        this.settings = settings;
        this.directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/soak")), "run");
        this.gcLog = directory.resolve("gc.log");
        this.issuer = TokenIssuer.in(directory);
        this.callers = new Callers(issuer);
    }

    public static void main(String[] args) throws Exception {
        SoakSettings settings = SoakSettings.fromProperties();
        SoakResult result = new SoakMain(settings).run();
        new SoakPlots(result).write(settings.output());
        Path table = settings.output().resolve("soak.md");
        System.out.println(new SoakReport(result).write(table));
        System.out.println("Responses: " + result.responses());
        System.out.println("Faults: " + result.faults());
        System.out.println("Plots and tables: " + settings.output());
        if (!result.problems().isEmpty()) {
            Path list = Files.write(settings.output().resolve("soak-problems.txt"), result.problems());
            result.problems().stream().limit(LISTED_PROBLEMS).forEach(System.err::println);
            System.err.println(result.problems().size() + " problems, listed in " + list);
            System.exit(1);
        }
        System.exit(0);
    }

    private SoakResult run() throws Exception {
        try (var backend = new Backend(directory, settings, latencies);
                var jar = new LocalJarProcess(directory, javaOptions(), environment(backend));
                var service = new FrontEndClient(jar.address());
                var phones = new FrontEndClient(backend.phones())) {
            jar.start(Duration.ZERO);
            jar.awaitReady(service);
            declareEstablishments(service);
            System.out.printf("Load of %s, data and output in %s%n", settings, directory);
            return run(backend, jar, service, phones);
        }
    }

    private SoakResult run(Backend backend, LocalJarProcess jar, FrontEndClient service, FrontEndClient phones)
            throws Exception {
        var load = new Load(settings, new Clients(callers, service, new PhoneClients(phones), orders, latencies));
        double uptime = uptimeSeconds(jar.pid());
        long startAt = System.nanoTime();
        MachineUsage start = MachineUsage.now();
        var used = new ArrayList<MachineUsage>();
        var problems = new ArrayList<String>();
        try (var monitor = new Monitor(jar.pid(), startAt, settings, latencies)) {
            backend.activateFaults(true);
            load.run(startAt, () -> {
                used.add(MachineUsage.now().minus(start));
                monitor.collectGarbage();
            });
            backend.activateFaults(false);
            requireAlive(jar);
            ServiceLedger ledger = new Settlement(service, callers, orders).await(load.folders());
            var settledAfter = Duration.ofNanos(System.nanoTime() - startAt).minus(settings.load());
            problems.addAll(load.failures());
            problems.addAll(problems(backend, service, ledger));
            return new SoakResult(
                    settings,
                    ledger,
                    latencies,
                    monitor.samples(),
                    HeapLog.read(gcLog, uptime),
                    settledAfter,
                    used.getFirst(),
                    backend.faultable(),
                    backend.faultCounts(),
                    responses(backend, service),
                    problems);
        }
    }

    private List<String> problems(Backend backend, FrontEndClient service, ServiceLedger ledger) throws IOException {
        var problems = new ArrayList<>(service.defects());
        var ancv = AncvLedger.read(backend.ancvLedger());
        problems.addAll(new LedgerComparison(ledger, ancv, orders).differences());
        // After a lost creation nobody is asked, and the transaction expires. Its notification is the only unknown one.
        ancv.all().stream()
                .filter(entry -> backend.unknownTransactions().contains(entry.id()))
                .filter(entry -> !entry.state().equals("EXPIRED"))
                .forEach(entry -> problems.add("A notification was answered with 404: " + entry));
        orders.unanswered().forEach(order -> problems.add("Not answered: " + order));
        backend.notificationResponses().keySet().stream()
                .filter(status -> !NOTIFICATION_STATUSES.contains(status))
                .forEach(status -> problems.add("Notifications were answered with " + status));
        if (ledger.payments()
                        .mapToLong(ServiceLedger.ReportedPayment::paidCents)
                        .sum()
                == 0) {
            problems.add("Nothing was paid");
        }
        return problems;
    }

    private Map<String, Integer> responses(Backend backend, FrontEndClient service) {
        var all = new HashMap<>(service.responseCounts());
        backend.notificationResponses().forEach((status, count) -> all.put("notification " + status, count));
        return new TreeMap<>(all);
    }

    private void declareEstablishments(FrontEndClient service) throws IOException, InterruptedException {
        for (String establishment : StoryPlan.establishments()) {
            service.sendAs(callers.platform(), "PUT", "/establishments/" + establishment, """
                    {"name": "Camping", "country": "FR", "collectionMode": "PREPAID", "virtualPos": ["STRIPE"]}""");
            service.sendAs(
                    callers.platform(),
                    "PUT",
                    "/establishments/" + establishment + "/payment-methods/ancv-connect",
                    "{\"ancvId\": \"10000651\"}");
        }
    }

    private List<String> javaOptions() {
        return List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", GcLog.option(gcLog.toAbsolutePath()));
    }

    private Map<String, String> environment(Backend backend) {
        var all = new HashMap<>(backend.configuration());
        all.putAll(issuer.configuration());
        all.putAll(settings.times());
        all.putAll(Map.of("METRICS_PRINTED", "true", "LOG_JSON", "true"));
        return all;
    }

    private void requireAlive(LocalJarProcess jar) {
        if (!jar.isAlive()) {
            throw new AssertionError("The service has ended. Its output is in " + directory);
        }
    }

    private static double uptimeSeconds(long pid) {
        Instant start =
                ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow();
        return Duration.between(start, Instant.now()).toMillis() / 1_000.0;
    }
}
