package fr.ancvconnect.keys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.keys.KeySecret.SecretValue;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The request to AWS Secrets Manager, as its API documents it (GetSecretValue). */
class SecretValueTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Map<String, String> awsProperties = Map.of(
            "aws.endpointUrlSecretsManager",
            "http://localhost:" + SERVER.getPort(),
            "aws.region",
            "eu-west-3",
            "aws.accessKeyId",
            "key-id",
            "aws.secretAccessKey",
            "secret-key");

    @BeforeEach
    void set_the_aws_properties() {
        awsProperties.forEach(System::setProperty);
    }

    @AfterEach
    void clear_the_aws_properties() {
        awsProperties.keySet().forEach(System::clearProperty);
    }

    @Test
    void the_secret_is_requested_by_its_name() {
        SERVER.stubFor(post(urlEqualTo("/"))
                .withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
                .withRequestBody(matchingJsonPath("$.SecretId", equalTo("seal-keys")))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("{\"Name\": \"seal-keys\", \"SecretString\": \"ver001=key-1\"}")));
        assertThat(new SecretValue("seal-keys").get()).isEqualTo("ver001=key-1");
    }

    @Test
    void a_secret_without_read_permission_throws() {
        SERVER.stubFor(post(urlEqualTo("/"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("{\"__type\": \"AccessDeniedException\", \"Message\": \"no\"}")));
        assertThatThrownBy(() -> new SecretValue("seal-keys").get()).isInstanceOf(SecretsManagerException.class);
    }
}
