package fr.ancvconnect.local;

import fr.ancvconnect.app.erasure.ErasePersonalData;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Replaces the AWS schedule. If a sweep is still running when the next one is due, the next one is skipped. */
@Singleton
public class SweepScheduler {

    private static final Duration LONGEST = Duration.ofSeconds(50);

    private final SweepDuePayments sweep;
    private final ErasePersonalData erase;
    private final InstantSource clock;

    SweepScheduler(SweepDuePayments sweep, ErasePersonalData erase, InstantSource clock) {
        this.sweep = sweep;
        this.erase = erase;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sweep.every}",
            delayed = "${local.sweep.delay}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Instant until = clock.instant().plus(LONGEST);
        sweep.sweep(until);
        erase.erase(until);
    }
}
