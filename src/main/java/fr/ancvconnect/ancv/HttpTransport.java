package fr.ancvconnect.ancv;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jboss.logging.Logger;

/**
 * Sends a request once and waits for the whole response, at most until the timeout. No request is repeated: the client's own
 * retries are disabled, because a customer could receive two authorization requests.
 */
final class HttpTransport {

    static final int LARGEST_RESPONSE = 256 * 1024;

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(2);
    /** More than the payments that a sweep checks at once, so that no call waits for a connection. */
    private static final int MOST_CONNECTIONS = 1_100;

    private static final Logger LOG = Logger.getLogger(HttpTransport.class);

    private final IdleConnections idle;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timeouts;

    HttpTransport(InstantSource clock) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDnsResolver(new FewAddresses())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setIdleTimeout(Timeout.of(IdleConnections.MAX_IDLE))
                        // A test of each connection would cost a millisecond, and would not detect a server that is
                        // gone.
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                        .build())
                .build();
        idle = new IdleConnections(connections, clock);
        client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("ancv-connect")
                .build();
        timeouts = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("ancv-timeouts").daemon().factory());
        timeouts.setRemoveOnCancelPolicy(true);
    }

    /**
     * A response of any status.
     *
     * @param body empty if it was larger than {@link #LARGEST_RESPONSE}
     */
    record Response(int status, Optional<byte[]> body) {}

    /** The response; empty if no response came in time or at all. */
    Optional<Response> send(HttpUriRequestBase request, Duration timeout) {
        idle.closeIfOld();
        // Measured here, because the client's own timeouts restart with each part of a response.
        Future<?> abort = timeouts.schedule(request::abort, timeout.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return Optional.of(client.execute(request, response -> read(request, response)));
        } catch (IOException e) {
            return noResponse(e);
        } catch (IllegalStateException e) {
            // The client reports it when the time is over before it has a connection.
            if (!request.isAborted()) {
                throw e;
            }
            return noResponse(e);
        } finally {
            abort.cancel(false);
            idle.used();
        }
    }

    private static Optional<Response> noResponse(Exception reason) {
        // Only the kind of the failure is logged: its message may contain an address or received data.
        LOG.warnf("No response from ANCV: %s", reason.getClass().getSimpleName());
        return Optional.empty();
    }

    /** The connection of a response that is too large is closed, so that the rest of it is not received. */
    private static Response read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Response(response.getCode(), Optional.of(new byte[0]));
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(LARGEST_RESPONSE + 1);
            if (body.length > LARGEST_RESPONSE) {
                request.abort();
                return new Response(response.getCode(), Optional.empty());
            }
            return new Response(response.getCode(), Optional.of(body));
        }
    }

    /** The first two addresses of a host, because each one can take the whole time for connecting. */
    private static final class FewAddresses extends SystemDefaultDnsResolver {

        private static final int MOST = 2;

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = super.resolve(host);
            return all.length > MOST ? Arrays.copyOf(all, MOST) : all;
        }
    }

    /**
     * Closes connections that can be dead. A Lambda instance is frozen between two requests, possibly for minutes, and a client
     * does not detect that a server has closed a connection in the meantime.
     *
     * <p>A connection is used again only within a second of its last use, so that the call that names the payer uses the
     * connection that just created the transaction. The pool does not use a connection that was idle for longer. After a
     * second without a call, all idle connections are closed.
     */
    static final class IdleConnections {

        static final Duration MAX_IDLE = Duration.ofSeconds(1);

        private final PoolingHttpClientConnectionManager connections;
        private final InstantSource clock;
        private volatile Instant lastUse = Instant.MIN;

        IdleConnections(PoolingHttpClientConnectionManager connections, InstantSource clock) {
            this.connections = connections;
            this.clock = clock;
        }

        /** Closes all connections that no request uses, if the last use was more than a second ago. */
        void closeIfOld() {
            Instant now = clock.instant();
            if (lastUse.isBefore(now.minus(MAX_IDLE))) {
                connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            }
            lastUse = now;
        }

        /** The connection of the last call is idle from now on. */
        void used() {
            lastUse = clock.instant();
        }
    }
}
