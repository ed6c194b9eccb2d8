package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.config.EnvironmentVariables;
import fr.ancvconnect.keys.ServiceKeys;
import fr.ancvconnect.keys.VersionedKeys;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AncvProducerTest {

    private static final EnvironmentVariables VALID = EnvironmentVariables.of(
            Map.of("ANCV_BASE_URL", "https://ancv.test/public/v1/", "ANCV_SERVICE_PROVIDER_ID", "200010"));
    private static final VersionedKeys KEYS =
            VersionedKeys.parse("ver001=a-secret").orElseThrow();

    private static AncvSettings settings(EnvironmentVariables environment) {
        return new AncvProducer().settings(environment.settings(), new ServiceKeys(KEYS, KEYS, KEYS, () -> {}));
    }

    @Test
    void settings_come_from_the_environment() {
        AncvSettings settings = settings(VALID);

        assertThat(settings.baseUrl()).hasToString("https://ancv.test/public/v1");
        assertThat(settings.serviceProviderId()).isEqualTo("200010");
        assertThat(settings.sealKeys()).isSameAs(KEYS);
        assertThat(settings.toString()).doesNotContain("a-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANCV_BASE_URL", "ANCV_SERVICE_PROVIDER_ID"})
    void a_missing_value_is_named(String variable) {
        assertThatThrownBy(() -> settings(VALID.without(variable)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(variable + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ANCV_BASE_URL,nowhere",
        "ANCV_SERVICE_PROVIDER_ID,20a010",
        "ANCV_SERVICE_PROVIDER_ID,123456789012345678901"
    })
    void a_malformed_value_is_named_and_not_shown(String variable, String value) {
        assertThatThrownBy(() -> settings(VALID.with(variable, value)))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith(variable + " is malformed")
                .doesNotContain(value, "\n");
    }
}
