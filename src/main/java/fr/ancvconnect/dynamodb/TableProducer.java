package fr.ancvconnect.dynamodb;

import fr.ancvconnect.config.Settings;
import fr.ancvconnect.dynamodb.table.Table;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the table of the name that is configured; without one the start ends with the line that says so. */
@Singleton
final class TableProducer {

    /** What the table is called. */
    record TableName(String value) {
    }

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

    /** The store's own tries know what they repeat; of each the client would make nine, whatever AWS_MAX_ATTEMPTS says. */
    @Produces
    @Singleton
    DynamoDbClient client(DynamoDbClientBuilder builder) {
        return builder.overrideConfiguration(builder.overrideConfiguration().copy(
                with -> with.retryStrategy(tries -> tries.maxAttempts(1)))).build();
    }
}
