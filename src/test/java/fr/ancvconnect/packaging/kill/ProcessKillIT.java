package fr.ancvconnect.packaging.kill;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the local jar repeatedly while payments are in progress, and restarts it on the same data. {@code -Dkills=20}
 * increases the number of kills. {@code -Dkill.seed=…} repeats a failed run, as far as two runs can be equal.
 */
class ProcessKillIT {

    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("kill.seed", new Random().nextInt(1_000_000));
    private static final int MAX_START_MILLIS = 3_000;
    private static final int MIN_CALLS = 100;
    private static final int ADDITIONAL_CALLS = 400;
    private static final int MAX_DELAY_MILLIS = 20;
    private static final Duration MAX_RUN_TIME = Eventually.LONGEST;
    private static final Duration CLOCK_STEP = Duration.ofHours(1);
    private static final Duration SETTLING_TIMEOUT = Eventually.LONGEST;
    private static final int MAX_ROUNDS = 10;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private final Random random = new Random(SEED);
    private final SentRequests orders = new SentRequests();
    private Duration clockAhead = Duration.ZERO;

    @Test
    void the_ledgers_agree_after_the_process_was_killed_repeatedly() throws Exception {
        System.out.println(replayOptions());
        try (var jar = new LocalJarProcess(directory);
                var client = new FrontEndClient(jar.address())) {
            var clients = new RandomClients(client, orders);
            for (int kill = 1; kill <= KILLS; kill++) {
                jar.start(clockAhead);
                boolean whileStarting = kill < KILLS && random.nextInt(5) == 0;
                runUntilKilled(jar, client, clients, whileStarting);
                clockAhead = clockAhead.plus(outage());
            }
            ServiceLedger service = settle(jar, client, clients);
            jar.kill();
            List<String> differences =
                    new LedgerComparison(service, AncvLedger.read(jar.ancvLedger()), orders).differences();
            printSummary(service, client);
            assertThat(differences)
                    .as("%s, data in %s", replayOptions(), directory)
                    .isEmpty();
            assertThat(orders.unanswered()).as(replayOptions()).isEmpty();
            assertThat(client.defects()).as(replayOptions()).isEmpty();
            assertThat(service.payments()
                            .mapToLong(ServiceLedger.ReportedPayment::paidCents)
                            .sum())
                    .as(replayOptions())
                    .isPositive();
        }
    }

    /**
     * One process in five is killed while it starts, the others after a number of calls, so that there is work in
     * progress even on a busy machine.
     */
    private void runUntilKilled(
            LocalJarProcess jar, FrontEndClient client, RandomClients clients, boolean whileStarting) throws Exception {
        int millis = random.nextInt(whileStarting ? MAX_START_MILLIS : MAX_DELAY_MILLIS);
        int calls = MIN_CALLS + random.nextInt(ADDITIONAL_CALLS);
        long clientSeed = random.nextLong();
        if (whileStarting) {
            Thread.sleep(millis);
        } else {
            jar.awaitReady(client);
            clients.prepare();
            clients.runDuring(clientSeed, () -> {
                awaitCalls(client, calls);
                Thread.sleep(millis);
                assertThat(jar.isAlive())
                        .as(() -> "The process ended by itself. Its output: " + jar.output())
                        .isTrue();
                jar.kill();
                return null;
            });
        }
        jar.kill();
    }

    private static void awaitCalls(FrontEndClient client, int calls) throws InterruptedException {
        long requiredCalls = client.calls() + calls;
        Instant deadline = Instant.now().plus(MAX_RUN_TIME);
        while (client.calls() < requiredCalls && Instant.now().isBefore(deadline)) {
            Thread.sleep(1);
        }
    }

    /** The downtime: none, minutes, or longer than the window in which a cancellation re-credits. */
    private Duration outage() {
        int roll = random.nextInt(10);
        return roll < 6 ? Duration.ZERO : roll < 9 ? Duration.ofMinutes(1 + random.nextInt(10)) : Duration.ofHours(5);
    }

    /**
     * Only unanswered requests are sent again, and ANCV has no faults. Each restart moves the clock ahead by one hour,
     * so that all checks are due. On a busy machine an attempt can fail again, and then another hour is needed.
     */
    private ServiceLedger settle(LocalJarProcess jar, FrontEndClient client, RandomClients clients)
            throws IOException, InterruptedException {
        ServiceLedger service = new ServiceLedger(List.of());
        for (int round = 0; round < MAX_ROUNDS; round++) {
            jar.kill();
            clockAhead = clockAhead.plus(CLOCK_STEP);
            jar.start(clockAhead);
            jar.awaitReady(client);
            clients.prepare();
            clients.repeatAll();
            service = awaitSettled(client, clients.folders());
            if (service.unsettled().isEmpty() && orders.unanswered().isEmpty()) {
                return service;
            }
        }
        return service;
    }

    private static ServiceLedger awaitSettled(FrontEndClient client, List<String> folders)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(SETTLING_TIMEOUT);
        ServiceLedger service = ServiceLedger.read(client, folders);
        while (!service.unsettled().isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(POLL_INTERVAL);
            service = ServiceLedger.read(client, folders);
        }
        return service;
    }

    private void printSummary(ServiceLedger service, FrontEndClient client) {
        var outcomes = service.payments()
                .collect(Collectors.groupingBy(ServiceLedger.ReportedPayment::status, Collectors.counting()));
        System.out.printf("%d orders; payments %s; responses %s%n", orders.count(), outcomes, client.responseCounts());
    }

    private static String replayOptions() {
        return "kill -9: -Dkills=" + KILLS + " -Dkill.seed=" + SEED;
    }
}
