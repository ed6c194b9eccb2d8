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
    void a_start_with_all_of_them_goes_on() {
        assertThatCode(() -> check(ALL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MP_JWT_VERIFY_ISSUER", "MP_JWT_VERIFY_AUDIENCES", "MP_JWT_VERIFY_PUBLICKEY_LOCATION"})
    void a_start_without_one_ends_and_names_it(String variable) {
        var without = new HashMap<>(ALL);
        without.put(variable, " ");
        assertThatThrownBy(() -> check(without))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(variable + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/file.pem", "file:/no/such/file.pem", "https://", "http://a b", "ftp:/keys"})
    void a_place_where_no_key_can_be_ends_the_start_and_is_named(String place) {
        var elsewhere = new HashMap<>(ALL);
        elsewhere.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", place);
        assertThatThrownBy(() -> check(elsewhere))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("MP_JWT_VERIFY_PUBLICKEY_LOCATION is malformed")
                .hasMessageNotContaining(place);
    }

    private static void check(Map<String, String> environment) {
        new TokenSettingsCheck(EnvironmentVariables.of(environment).settings()).check();
    }
}
