package fr.ancvconnect.dynamodb;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the table of the name that is configured; without one the start ends with the line that says so. */
@Singleton
final class TableProducer {

    private static final int FIRST = 1;

    private final Config config;

    TableProducer(Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Table table(DynamoDbClient client) {
        return new Table(client, name());
    }

    /** The store's own tries know what they repeat; of each the client would make nine, whatever AWS_MAX_ATTEMPTS says. */
    @Produces
    @Singleton
    DynamoDbClient client(DynamoDbClientBuilder builder) {
        return builder.overrideConfiguration(builder.overrideConfiguration().copy(
                with -> with.retryStrategy(tries -> tries.maxAttempts(1)))).build();
    }

    void check(@Observes @Priority(FIRST) StartupEvent start) {
        name();
    }

    private String name() {
        return config.getOptionalValue("table.name", String.class).filter(given -> !given.isBlank())
                .orElseThrow(() -> new ConfigurationException("TABLE_NAME is missing"));
    }
}
