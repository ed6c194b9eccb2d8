package fr.ancvconnect.ancv;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Provides clients without dead connections. A Lambda instance is frozen between two requests, possibly for minutes. The
 * connections in its pool can be dead afterwards, and the JDK's client does not detect this.
 */
final class HttpClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MAX_IDLE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private HttpClient shared = open();
    private Instant lastShared = Instant.MIN;

    HttpClients(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A new client without connections, for POST; the caller shuts it down after use. A dead connection would make a POST fail
     * without need, because a POST is not retried.
     */
    HttpClient fresh() {
        return open();
    }

    /** A client that keeps connections alive if it was used a moment ago, because the sweep reads many transactions. */
    synchronized HttpClient shared() {
        Instant now = clock.instant();
        if (lastShared.isBefore(now.minus(MAX_IDLE))) {
            // An orderly shutdown: requests in progress on other threads can finish.
            shared.shutdown();
            shared = open();
        }
        lastShared = now;
        return shared;
    }

    private static HttpClient open() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }
}
