package fr.ancvconnect.dynamodb;

import fr.ancvconnect.config.Settings;
import fr.ancvconnect.dynamodb.table.Table;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Creates the table with the configured name. Without a name, the start fails with a message that names the setting. */
@Singleton
final class TableProducer {

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
     * Disables the retries of the SDK's client, because the store retries by itself. The client would make nine attempts for
     * each attempt of the store, whatever the value of {@code AWS_MAX_ATTEMPTS}.
     */
    @Produces
    @Singleton
    DynamoDbClient client(DynamoDbClientBuilder builder) {
        return builder.overrideConfiguration(
                        builder.overrideConfiguration().copy(with -> with.retryStrategy(tries -> tries.maxAttempts(1))))
                .build();
    }
}
