package fr.ancvconnect.ancv;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request once and waits for the whole response, at most until the timeout.
 *
 * <p>The JDK's client (25) retries by itself, once, a GET whose connection ended before the first byte of the response, which
 * is harmless. It also retries any request whose connection could not be opened, because the server did not receive it. It
 * retries a POST only if {@code jdk.httpclient.enableAllMethodRetry} is set. The constructor fails if it is set.
 */
final class HttpTransport {

    static final int LARGEST_RESPONSE = 256 * 1024;

    private static final String POST_RETRY_PROPERTY = "jdk.httpclient.enableAllMethodRetry";
    private static final Logger LOG = Logger.getLogger(HttpTransport.class);

    private final HttpClients clients;

    HttpTransport(InstantSource clock) {
        String setting = System.getProperty(POST_RETRY_PROPERTY);
        if (setting != null && !setting.equalsIgnoreCase("false")) {
            throw new IllegalStateException(
                    POST_RETRY_PROPERTY + " must not be set: a customer could receive two authorization requests");
        }
        clients = new HttpClients(clock);
    }

    /** The response, with an empty body if the body was too large; empty if no response came in time or at all. */
    Optional<HttpResponse<Optional<byte[]>>> send(HttpRequest request, Duration timeout) {
        HttpClient client = clients.usable();
        try {
            return send(client, request, timeout);
        } finally {
            clients.used();
        }
    }

    /** Measures the timeout itself: {@link HttpRequest#timeout} ends with the headers, and restarts when a GET is retried. */
    private static Optional<HttpResponse<Optional<byte[]>>> send(
            HttpClient client, HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<Optional<byte[]>>> response =
                client.sendAsync(request, _ -> new LimitedBody(LARGEST_RESPONSE));
        try {
            return Optional.of(response.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return noResponse(e);
        } catch (ExecutionException e) {
            return noResponse(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return noResponse(e);
        } finally {
            response.cancel(true);
        }
    }

    private static <T> Optional<T> noResponse(Throwable reason) {
        // Only the kind of the failure is logged: its message may contain an address or received data.
        LOG.warnf("No response from ANCV: %s", reason.getClass().getSimpleName());
        return Optional.empty();
    }

    /**
     * A response's body up to a maximum size. A larger body is reported as empty, and the rest of it is not received. (The
     * JDK's own {@code BodySubscribers.limiting} ends with an exception that looks the same as a broken connection.)
     */
    static final class LimitedBody implements BodySubscriber<Optional<byte[]>> {

        private final int largest;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
        private @Nullable Subscription subscription;

        /**
         * @param largest in bytes
         */
        LimitedBody(int largest) {
            this.largest = largest;
        }

        @Override
        public CompletionStage<Optional<byte[]>> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (body.isDone() || buffer.remaining() > largest - received.size()) {
                    Objects.requireNonNull(subscription).cancel();
                    body.complete(Optional.empty());
                    return;
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                received.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(Optional.of(received.toByteArray()));
        }
    }

    /**
     * Provides a client without dead connections. A Lambda instance is frozen between two requests, possibly for minutes. The
     * connections in its pool can be dead afterwards, and the JDK's client does not detect this.
     *
     * <p>A connection is used again only within a second of its last use, so that the call that names the payer uses the
     * connection that just created the transaction. The client itself closes a connection that is idle for a second. Its timer
     * stops while the instance is frozen, so after a second without a call the whole client is replaced.
     */
    static final class HttpClients {

        private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
        private static final Duration MAX_IDLE = Duration.ofSeconds(1);
        /** In seconds. The JDK reads it before it opens its first connection. */
        private static final String KEEP_ALIVE_PROPERTY = "jdk.httpclient.keepalive.timeout";

        private final InstantSource clock;
        /** One for all clients, because a client of its own would start threads. */
        private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

        private @Nullable HttpClient client;
        private Instant lastUse = Instant.MIN;

        HttpClients(InstantSource clock) {
            this.clock = clock;
            System.setProperty(KEEP_ALIVE_PROPERTY, Long.toString(MAX_IDLE.toSeconds()));
        }

        /** A client whose connections, if any, were used within the last second. */
        synchronized HttpClient usable() {
            Instant now = clock.instant();
            HttpClient current = client;
            if (current == null || lastUse.isBefore(now.minus(MAX_IDLE))) {
                if (current != null) {
                    // An orderly shutdown: requests in progress on other threads can finish.
                    current.shutdown();
                }
                current = open();
                client = current;
            }
            lastUse = now;
            return current;
        }

        /** The connection of the last call is idle from now on. */
        synchronized void used() {
            lastUse = clock.instant();
        }

        private HttpClient open() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .executor(executor)
                    .build();
        }
    }
}
