package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AncvSettingsTest {

    private static final Map<String, String> RIGHT = Map.of(
            "ANCV_BASE_URL", "https://ancv.test/public/v1/",
            "ANCV_SERVICE_PROVIDER_ID", "200010",
            "ANCV_SEAL_KEYS", "ver001=a$$b${c}\\d",
            "ANCV_SEAL_KEY_VERSION", "ver001");

    @Test
    void settings_come_from_the_environment() {
        AncvSettings settings = settings(RIGHT);

        assertThat(settings.baseUrl()).hasToString("https://ancv.test/public/v1");
        assertThat(settings.serviceProviderId()).isEqualTo("200010");
        assertThat(settings.toString()).doesNotContain("a$$b");
    }

    @Test
    void a_key_is_taken_as_it_is_written_even_when_it_looks_like_an_expression() {
        AncvSettings settings = settings(RIGHT);

        assertThat(settings.sealKeys().known().orElseThrow().find("ver001").orElseThrow().getEncoded()).asString().isEqualTo("a$$b${c}\\d");
    }

    @Test
    void the_keys_may_be_a_secret_that_is_not_read_before_it_is_needed() {
        var values = new HashMap<>(RIGHT);
        values.remove("ANCV_SEAL_KEYS");
        values.put("ANCV_SEAL_KEYS_SECRET", "arn:aws:secretsmanager:eu-west-3:111122223333:secret:seal-keys");

        assertThat(settings(values).sealKeys()).isInstanceOf(SecretSealKeys.class);
    }

    @Test
    void it_is_read_at_the_start_unless_said_otherwise() {
        assertThat(settings(RIGHT).sealKeysRead()).isEqualTo(SealKeysRead.AT_START);
        var values = new HashMap<>(RIGHT);
        values.put("ANCV_SEAL_KEYS_READ", "WHEN_NEEDED");
        assertThat(settings(values).sealKeysRead()).isEqualTo(SealKeysRead.WHEN_NEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANCV_BASE_URL", "ANCV_SERVICE_PROVIDER_ID", "ANCV_SEAL_KEYS", "ANCV_SEAL_KEY_VERSION"})
    void a_missing_value_is_named(String variable) {
        var values = new HashMap<>(RIGHT);
        values.remove(variable);

        assertThatThrownBy(() -> settings(values))
                .hasMessage(variable + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"ANCV_BASE_URL,nowhere", "ANCV_BASE_URL,ftp://ancv.test", "ANCV_BASE_URL,https:///v1",
        "ANCV_BASE_URL,https://ancv.test/<v1>", "ANCV_BASE_URL,https://ancv.test/v1?a=b",
        "ANCV_SERVICE_PROVIDER_ID,20a010", "ANCV_SEAL_KEYS,nokey",
        "ANCV_SEAL_KEYS_READ,at_start"})
    void a_malformed_value_is_named_and_not_shown(String variable, String value) {
        var values = new HashMap<>(RIGHT);
        values.put(variable, value);

        assertThatThrownBy(() -> settings(values))
                .message().startsWith(variable + " is malformed").doesNotContain(value, "\n");
    }

    private static AncvSettings settings(Map<String, String> environment) {
        return AncvSettings.from(config(environment), (_, _) -> { }, Bench.CLOCK);
    }

    private static Config config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300)).build();
    }
}
