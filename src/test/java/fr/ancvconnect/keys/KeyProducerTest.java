package fr.ancvconnect.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.RecordedMetrics;
import fr.ancvconnect.config.EnvironmentVariables;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys come from the environment, or from a secret that the environment names. */
class KeyProducerTest {

    private static final EnvironmentVariables VALID = EnvironmentVariables.of(Map.of(
            "ANCV_SEAL_KEYS",
            "ver001=a$$b${c}\\d,ver002=e",
            "ANCV_SEAL_KEY_VERSION",
            "ver001",
            "FINGERPRINT_KEYS",
            "fp1=f${g},fp2=h",
            "LINK_KEYS",
            "l1=i,l2=j"));

    private static ServiceKeys keys(EnvironmentVariables environment) {
        return new KeyProducer().keys(environment.settings(), (_, _) -> {}, () -> Instant.EPOCH);
    }

    @Test
    void keys_that_look_like_expressions_are_read_unchanged() {
        ServiceKeys keys = keys(VALID);
        assertThat(keys.seal()
                        .known()
                        .orElseThrow()
                        .find("ver001")
                        .orElseThrow()
                        .getEncoded())
                .asString()
                .isEqualTo("a$$b${c}\\d");
        assertThat(keys.fingerprint()
                        .known()
                        .orElseThrow()
                        .find("fp1")
                        .orElseThrow()
                        .getEncoded())
                .asString()
                .isEqualTo("f${g}");
    }

    @Test
    void the_configured_key_creates_seals_and_the_last_key_creates_fingerprints_and_links() {
        assertThat(keys(VALID).seal().known().orElseThrow().current()).isEqualTo("ver001");
        assertThat(keys(VALID).fingerprint().known().orElseThrow().current()).isEqualTo("fp2");
        assertThat(keys(VALID).link().known().orElseThrow().current()).isEqualTo("l2");
    }

    @Test
    void a_configured_secret_is_not_read_during_configuration() {
        EnvironmentVariables secret = VALID.without("ANCV_SEAL_KEYS")
                .without("FINGERPRINT_KEYS")
                .without("LINK_KEYS")
                .with("ANCV_SEAL_KEYS_SECRET", "arn:aws:secretsmanager:eu-west-3:111122223333:secret:seal-keys");
        assertThat(keys(secret).seal()).hasToString("KeySecret[ANCV_SEAL_KEYS]");
        assertThat(keys(secret).fingerprint()).hasToString("KeySecret[FINGERPRINT_KEYS]");
        assertThat(keys(secret).link()).hasToString("KeySecret[LINK_KEYS]");
    }

    @Test
    void a_secret_that_is_read_when_needed_is_not_read_at_the_start() {
        var metrics = new RecordedMetrics();
        new KeyProducer()
                .keys(
                        VALID.with("ANCV_SEAL_KEYS_SECRET", "denied")
                                .with("ANCV_SEAL_KEYS_READ", "WHEN_NEEDED")
                                .settings(),
                        metrics,
                        () -> Instant.EPOCH)
                .readAhead()
                .run();
        assertThat(metrics.counts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANCV_SEAL_KEYS", "ANCV_SEAL_KEY_VERSION", "FINGERPRINT_KEYS", "LINK_KEYS"})
    void a_missing_setting_is_named(String variable) {
        assertThatThrownBy(() -> keys(VALID.without(variable)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(variable + " is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANCV_SEAL_KEYS|nokey",
                "ANCV_SEAL_KEYS|ver001=secret,secret",
                "FINGERPRINT_KEYS|nokey",
                "LINK_KEYS|nokey",
                "FINGERPRINT_KEYS|fp1=secret,fp1=other",
                "ANCV_SEAL_KEY_VERSION|ver003",
                "ANCV_SEAL_KEYS_READ|at_start"
            })
    void a_malformed_setting_is_named_in_one_line_without_its_value(String variable, String value) {
        assertThatThrownBy(() -> keys(VALID.with(variable, value)))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith(variable + " is malformed")
                .doesNotContain(value, "secret", "\n");
    }
}
