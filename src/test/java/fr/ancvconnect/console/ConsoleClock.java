package fr.ancvconnect.console;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The service's clock, which a test can put ahead: what expires does so when the test says it, however slow the machine is. */
@Alternative
@Singleton
public class ConsoleClock implements InstantSource {

    private static final InstantSource SYSTEM = Clock.tickMillis(ZoneOffset.UTC);
    private static volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return SYSTEM.instant().plus(ahead);
    }

    /** Puts the clock so far ahead of the system's. */
    static void putAhead(Duration duration) {
        ahead = duration;
    }
}
