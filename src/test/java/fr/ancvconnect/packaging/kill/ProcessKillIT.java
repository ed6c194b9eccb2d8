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
    private static final int LONGEST_START_MILLIS = 3_000;
    private static final int FEWEST_CALLS = 100;
    private static final int MORE_CALLS = 400;
    private static final int SHORT_MILLIS = 20;
    private static final Duration LONGEST_LIFE = Eventually.LONGEST;
    private static final Duration SOME_TIME_LATER = Duration.ofHours(1);
    private static final Duration LONGEST_SETTLING = Eventually.LONGEST;
    private static final int MOST_ROUNDS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private final Random chance = new Random(SEED);
    private final SentRequests orders = new SentRequests();
    private Duration ahead = Duration.ZERO;

    @Test
    void whenever_it_is_killed_the_ledgers_agree_in_the_end() throws Exception {
        System.out.println(replay());
        try (var jar = new LocalJarProcess(directory);
                var front = new FrontEndClient(jar.address())) {
            var crowd = new RandomClients(front, orders);
            for (int kill = 1; kill <= KILLS; kill++) {
                jar.start(ahead);
                boolean whileStarting = kill < KILLS && chance.nextInt(5) == 0;
                liveUntilKilled(jar, front, crowd, whileStarting);
                ahead = ahead.plus(outage());
            }
            ServiceLedger service = settled(jar, front, crowd);
            jar.kill();
            List<String> found =
                    new LedgerComparison(service, AncvLedger.read(jar.ledgerOfAncv()), orders).differences();
            tell(service, front);
            assertThat(found).as("%s, data left in %s", replay(), directory).isEmpty();
            assertThat(orders.unanswered()).as(replay()).isEmpty();
            assertThat(front.defects()).as(replay()).isEmpty();
            assertThat(service.payments()
                            .mapToLong(ServiceLedger.Payment::paidCents)
                            .sum())
                    .as(replay())
                    .isPositive();
        }
    }

    /**
     * One process in five is killed while it starts, the others after a number of calls, so that there is work in
     * progress even on a busy machine.
     */
    private void liveUntilKilled(LocalJarProcess jar, FrontEndClient front, RandomClients crowd, boolean whileStarting)
            throws Exception {
        int millis = chance.nextInt(whileStarting ? LONGEST_START_MILLIS : SHORT_MILLIS);
        int calls = FEWEST_CALLS + chance.nextInt(MORE_CALLS);
        long people = chance.nextLong();
        if (whileStarting) {
            Thread.sleep(millis);
        } else {
            jar.awaitReady(front);
            crowd.open();
            crowd.actWhile(people, () -> {
                awaitCalls(front, calls);
                Thread.sleep(millis);
                assertThat(jar.isAlive())
                        .as(() -> "It died by itself, saying " + jar.said())
                        .isTrue();
                jar.kill();
                return null;
            });
        }
        jar.kill();
    }

    private static void awaitCalls(FrontEndClient front, int calls) throws InterruptedException {
        long enough = front.calls() + calls;
        Instant end = Instant.now().plus(LONGEST_LIFE);
        while (front.calls() < enough && Instant.now().isBefore(end)) {
            Thread.sleep(1);
        }
    }

    /** The downtime: none, minutes, or longer than the window in which a cancellation re-credits. */
    private Duration outage() {
        int luck = chance.nextInt(10);
        return luck < 6 ? Duration.ZERO : luck < 9 ? Duration.ofMinutes(1 + chance.nextInt(10)) : Duration.ofHours(5);
    }

    /**
     * Only unanswered requests are sent again, and ANCV has no faults. Each restart moves the clock ahead by one hour,
     * so that all checks are due. On a busy machine an attempt can fail again, and then another hour is needed.
     */
    private ServiceLedger settled(LocalJarProcess jar, FrontEndClient front, RandomClients crowd)
            throws IOException, InterruptedException {
        ServiceLedger service = new ServiceLedger(List.of());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            jar.kill();
            ahead = ahead.plus(SOME_TIME_LATER);
            jar.start(ahead);
            jar.awaitReady(front);
            crowd.open();
            crowd.repeatAll();
            service = settledInTime(front, crowd.folders());
            if (service.unsettled().isEmpty() && orders.unanswered().isEmpty()) {
                return service;
            }
        }
        return service;
    }

    private static ServiceLedger settledInTime(FrontEndClient front, List<String> folders)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST_SETTLING);
        ServiceLedger service = ServiceLedger.read(front, folders);
        while (!service.unsettled().isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(BETWEEN_LOOKS);
            service = ServiceLedger.read(front, folders);
        }
        return service;
    }

    private void tell(ServiceLedger service, FrontEndClient front) {
        var outcomes =
                service.payments().collect(Collectors.groupingBy(ServiceLedger.Payment::status, Collectors.counting()));
        System.out.printf("%d orders; payments %s; answers %s%n", orders.count(), outcomes, front.told());
    }

    private static String replay() {
        return "kill -9: -Dkills=" + KILLS + " -Dkill.seed=" + SEED;
    }
}
