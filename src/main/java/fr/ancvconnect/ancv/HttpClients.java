package fr.ancvconnect.ancv;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Connections that are alive. A Lambda instance sleeps between two requests, for minutes, and wakes with a pool of
 * dead connections, which the JDK's client takes for good ones.
 */
final class HttpClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TRUSTED_IDLE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private HttpClient shared = open();
    private Instant lastShared = Instant.MIN;

    HttpClients(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A client with no connection yet, to be shut down after use: for POST, which a dead connection would make fail
     * for nothing, since it is never sent again.
     */
    HttpClient fresh() {
        return open();
    }

    /** A client that may keep connections alive, as long as it was used a moment ago: the sweeper reads many. */
    synchronized HttpClient shared() {
        Instant now = clock.instant();
        if (lastShared.isBefore(now.minus(TRUSTED_IDLE))) {
            // Orderly: what is under way on another thread comes to its end.
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
