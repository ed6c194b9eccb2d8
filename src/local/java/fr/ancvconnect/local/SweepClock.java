package fr.ancvconnect.local;

import fr.ancvconnect.app.SweepDuePayments;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What the schedule is on AWS. A sweep still running when the next is due is left to its work. */
@Singleton
public class SweepClock {

    private static final Duration LONGEST = Duration.ofSeconds(50);

    private final SweepDuePayments sweep;
    private final InstantSource clock;

    SweepClock(SweepDuePayments sweep, InstantSource clock) {
        this.sweep = sweep;
        this.clock = clock;
    }

    @Scheduled(every = "${sweep.every}", delayed = "${local.sweep.delay}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sweep.sweep(clock.instant().plus(LONGEST));
    }
}
