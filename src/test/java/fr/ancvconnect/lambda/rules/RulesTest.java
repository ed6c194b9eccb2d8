package fr.ancvconnect.lambda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ERASE_AFTER is not an ISO-8601 duration above zero and up to 100 years: " + given);
    }

    @Test
    void everybody_may_notify_unless_said_otherwise() {
        assertThat(rules(Map.of()).notificationSources().allows(Optional.of("203.0.113.9"))).isTrue();
        assertThat(rules(Map.of("ANCV_NOTIFICATION_CIDRS", "")).notificationSources().allows(Optional.of("203.0.113.9"))).isTrue();
        var some = rules(Map.of("ANCV_NOTIFICATION_CIDRS", "192.0.2.0/24,2001:db8::/32")).notificationSources();
        assertThat(some.allows(Optional.of("192.0.2.1"))).isTrue();
        assertThat(some.allows(Optional.of("203.0.113.9"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.0/33", "ancv.example/24", "192.0.2.0/24,,198.51.100.0/24"})
    void blocks_of_addresses_that_are_none_are_told_in_one_line_that_names_them(String given) {
        assertThatThrownBy(() -> rules(Map.of("ANCV_NOTIFICATION_CIDRS", given)).notificationSources())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ANCV_NOTIFICATION_CIDRS is not a list of CIDR blocks such as 192.0.2.0/24,2001:db8::/32: " + given);
    }

    private static RulesProducer rules(Map<String, String> environment) {
        return new RulesProducer(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300)).build());
    }
}
