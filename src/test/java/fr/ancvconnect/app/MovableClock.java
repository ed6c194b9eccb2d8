package fr.ancvconnect.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when the test moves it. */
public final class MovableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-07-01T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }
}
