package fr.ancvconnect.dynamodb;

import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.dynamodb.table.ThrottlingRetry;
import fr.ancvconnect.local.database.EmbeddedDynamoDb;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables of the embedded DynamoDB, which is started once for all tests. */
public final class LocalTables {

    private static final EmbeddedDynamoDb DATABASE = EmbeddedDynamoDb.start(0, Optional.empty(), "first");

    private LocalTables() {}

    /** A new table, accessed through these interceptors. */
    public static Table named(String name, ExecutionInterceptor... interceptors) {
        try (DynamoDbClient client = client()) {
            client.createTable(TableDefinition.named(name));
        }
        return existing(name, interceptors);
    }

    /** An existing table. Only the number of attempts is limited, so that no test depends on the speed of the machine. */
    public static Table existing(String name, ExecutionInterceptor... interceptors) {
        return new Table(client(DATABASE.endpoint(), interceptors), name, new ThrottlingRetry(() -> 0));
    }

    /** A client of the database, without interceptors. */
    public static DynamoDbClient client() {
        return DATABASE.client();
    }

    /** The endpoint of the database. */
    static URI endpoint() {
        return DATABASE.endpoint();
    }

    /** A client without retries, so that a test sees the retries of the store. */
    public static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(with -> {
                    with.retryStrategy(tries -> tries.maxAttempts(1));
                    for (ExecutionInterceptor interceptor : interceptors) {
                        with.addExecutionInterceptor(interceptor);
                    }
                })
                .build();
    }
}
