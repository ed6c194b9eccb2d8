package peer;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A Spring Boot service with the same three routes, the same calls to DynamoDB and the same calls to ANCV. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class PeerApplication {

    /** More than the callers that are served at once. */
    private static final int CONNECTIONS = 64;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    public static void main(String[] arguments) {
        SpringApplication.run(PeerApplication.class, arguments);
    }

    /** The settings of {@code application.yaml}, which come from the environment. */
    @ConfigurationProperties("peer")
    record Settings(
            String tableName,
            URI dynamodbEndpoint,
            String issuer,
            String notificationBaseUrl,
            String fingerprintKeys,
            Ancv ancv) {

        record Ancv(String baseUrl, String serviceProviderId, String sealKeys, String sealKeyVersion) {}
    }

    @Bean
    Clock clock() {
        return Clock.tickMillis(Clock.systemUTC().getZone());
    }

    @Bean
    DynamoDbClient dynamoDb(Settings settings) {
        return DynamoDbClient.builder()
                .endpointOverride(settings.dynamodbEndpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(READ_TIMEOUT))
                .build();
    }

    /**
     * The pool of the connections to ANCV. Its default is five to one host. No request is repeated, because ANCV would ask the
     * customer twice.
     */
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> connectionsToAncv() {
        return builder -> builder.withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS))
                .withHttpClientCustomizer(client -> client.disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression());
    }
}
