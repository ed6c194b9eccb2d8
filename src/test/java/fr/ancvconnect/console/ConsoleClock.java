package fr.ancvconnect.console;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The service's clock. Tests set it ahead to let payments expire, so that the speed of the machine does not matter. */
@Alternative
@Singleton
public class ConsoleClock implements InstantSource {

    private static final InstantSource SYSTEM = Clock.tickMillis(ZoneOffset.UTC);
    private static volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return SYSTEM.instant().plus(ahead);
    }

    /** Sets how far this clock is ahead of the system's clock. */
    public static void setAhead(Duration duration) {
        ahead = duration;
    }
}
