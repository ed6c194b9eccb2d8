package fr.ancvconnect.keys;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The value of a secret in AWS Secrets Manager. The client is created for each read, because reads are rare. */
final class SecretValue implements Supplier<String> {

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(5);

    private final String id;

    /**
     * @param id the ARN or the name of the secret
     */
    SecretValue(String id) {
        this.id = id;
    }

    @Override
    public String get() {
        try (var client = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(TOTAL_TIMEOUT))
                .build()) {
            return client.getSecretValue(get -> get.secretId(id)).secretString();
        }
    }
}
