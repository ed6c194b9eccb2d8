package fr.ancvconnect.dynamodb;

import fr.ancvconnect.config.Settings;
import fr.ancvconnect.dynamodb.table.Table;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Creates the table with the configured name. Without a name, the start fails with a message that names the setting. */
@Singleton
final class TableProducer {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);
    /** More than the payments that a sweep checks at once, so that no call waits for a connection. */
    private static final int MOST_CONNECTIONS = 1_100;

    /** The configured name of the table. */
    record TableName(String value) {}

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    TableName name(Settings settings) {
        return new TableName(settings.text("table.name"));
    }

    @Produces
    @Singleton
    Table table(DynamoDbClient client, TableName name) {
        return new Table(client, name.value());
    }

    /**
     * The client of DynamoDB, without retries of its own, because the store retries by itself. It would make nine attempts for
     * each attempt of the store, whatever the value of {@code AWS_MAX_ATTEMPTS}.
     */
    @Produces
    @Singleton
    DynamoDbClient client(DynamoDbClientBuilder builder) {
        return builder.httpClientBuilder(http())
                .overrideConfiguration(
                        builder.overrideConfiguration().copy(with -> with.retryStrategy(tries -> tries.maxAttempts(1))))
                .build();
    }

    /**
     * Short timeouts of the connection, because the store has its own bounded retries. The SDK's own timeouts would start a
     * timer in another thread for each call. No thread closes idle connections: it would stand still while the function is
     * frozen, and a call on a dead connection is retried.
     */
    private static Apache5HttpClient.Builder http() {
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(RESPONSE_TIMEOUT)
                .maxConnections(MOST_CONNECTIONS)
                .useIdleConnectionReaper(false);
    }
}
