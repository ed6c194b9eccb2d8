package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.config.EnvironmentVariables;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsCheckTest {

    private static final Map<String, String> ALL = Map.of(
            "MP_JWT_VERIFY_ISSUER",
            "https://login.example",
            "MP_JWT_VERIFY_AUDIENCES",
            "ancv-connect",
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            "https://login.example/keys");

    @Test
    void the_start_succeeds_with_all_settings() {
        assertThatCode(() -> check(ALL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MP_JWT_VERIFY_ISSUER", "MP_JWT_VERIFY_AUDIENCES", "MP_JWT_VERIFY_PUBLICKEY_LOCATION"})
    void a_missing_setting_fails_the_start_and_is_named(String variable) {
        var incomplete = new HashMap<>(ALL);
        incomplete.put(variable, " ");
        assertThatThrownBy(() -> check(incomplete))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(variable + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/file.pem", "file:/no/such/file.pem", "https://", "http://a b", "ftp:/keys"})
    void an_invalid_key_location_fails_the_start_and_the_setting_is_named(String location) {
        var invalid = new HashMap<>(ALL);
        invalid.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", location);
        assertThatThrownBy(() -> check(invalid))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("MP_JWT_VERIFY_PUBLICKEY_LOCATION is malformed")
                .hasMessageNotContaining(location);
    }

    private static void check(Map<String, String> environment) {
        new TokenSettingsCheck(EnvironmentVariables.of(environment).settings()).check();
    }
}
