package fr.ancvconnect.local.simulator.notification;

import fr.ancvconnect.local.simulator.notification.Notification.NotificationTransport;
import fr.ancvconnect.local.simulator.protocol.Seals;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts notifications over HTTP/1.1, as ANCV does. */
public final class HttpNotificationTransport implements NotificationTransport, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    @Override
    public int post(Notification notification) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(notification.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(Seals.HEADER, notification.seal())
                .POST(BodyPublishers.ofByteArray(notification.body()))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
