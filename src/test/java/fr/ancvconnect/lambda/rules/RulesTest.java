package fr.ancvconnect.lambda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.config.Environment;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about time come from the environment. */
class RulesTest {

    @Test
    void what_is_personal_is_kept_for_ninety_days_unless_said_otherwise() {
        assertThat(rules(Map.of()).retention().length()).isEqualTo(Duration.ofDays(90));
        assertThat(rules(Map.of("ERASE_AFTER", "P90D")).retention().length()).isEqualTo(Duration.ofDays(90));
        assertThat(rules(Map.of("ERASE_AFTER", "P1D")).retention().length()).isEqualTo(Duration.ofDays(1));
        assertThat(rules(Map.of("ERASE_AFTER", "P36525D")).retention().length()).isEqualTo(Duration.ofDays(36_525));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "P3M", "P0D", "-P1D", "P36526D", "P99999999999999999999D", "P106751991167300D"})
    void a_period_that_is_none_is_told_in_one_line_that_names_it(String given) {
        assertThatThrownBy(() -> rules(Map.of("ERASE_AFTER", given)).retention())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ERASE_AFTER is malformed: an ISO-8601 duration above zero and up to 100 years is expected");
    }

    private static RulesProducer rules(Map<String, String> environment) {
        return new RulesProducer(Environment.of(environment).settings());
    }
}
