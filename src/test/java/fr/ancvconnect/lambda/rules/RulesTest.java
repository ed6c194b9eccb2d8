package fr.ancvconnect.lambda.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.config.EnvironmentVariables;
import fr.ancvconnect.lambda.config.PolicyProducer;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies are configured by environment variables. */
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
                .hasMessage(
                        "ERASE_AFTER is malformed: an ISO-8601 duration above zero and up to 100 years is expected");
    }

    @Test
    void the_minimum_is_twenty_euro_unless_said_otherwise() {
        assertThat(rules(Map.of()).minimumAmount().amount().cents()).isEqualTo(2_000);
        assertThat(rules(Map.of("ANCV_MINIMUM_AMOUNT", " "))
                        .minimumAmount()
                        .amount()
                        .cents())
                .isEqualTo(2_000);
        assertThat(rules(Map.of("ANCV_MINIMUM_AMOUNT", "1"))
                        .minimumAmount()
                        .amount()
                        .cents())
                .isEqualTo(1);
        assertThat(rules(Map.of("ANCV_MINIMUM_AMOUNT", "10000000"))
                        .minimumAmount()
                        .amount()
                        .cents())
                .isEqualTo(10_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "+2000",
                "10000001",
                "20.00",
                "20 €",
                "2e3",
                "99999999999999999999",
                "\u0662\u0660\u0660\u0660"
            })
    void a_minimum_that_is_none_is_told_in_one_line_that_names_it(String given) {
        assertThatThrownBy(() -> rules(Map.of("ANCV_MINIMUM_AMOUNT", given)).minimumAmount())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ANCV_MINIMUM_AMOUNT is malformed: a whole number from 1 to 10000000 is expected");
    }

    @Test
    void a_sweep_checks_sixty_four_payments_at_once_unless_said_otherwise() {
        assertThat(rules(Map.of()).parallelChecks().most()).isEqualTo(64);
        assertThat(rules(Map.of("SWEEP_PARALLEL_CHECKS", "1")).parallelChecks().most())
                .isEqualTo(1);
        assertThat(rules(Map.of("SWEEP_PARALLEL_CHECKS", "1000"))
                        .parallelChecks()
                        .most())
                .isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "6.4", "99999999999999999999"})
    void a_number_of_checks_that_is_none_is_told_in_one_line_that_names_it(String given) {
        assertThatThrownBy(() -> rules(Map.of("SWEEP_PARALLEL_CHECKS", given)).parallelChecks())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("SWEEP_PARALLEL_CHECKS is malformed: a whole number from 1 to 1000 is expected");
    }

    @Test
    void everybody_may_notify_unless_said_otherwise() {
        assertThat(rules(Map.of()).notificationSources().allows(Optional.of("203.0.113.9")))
                .isTrue();
        assertThat(rules(Map.of("ANCV_NOTIFICATION_CIDRS", ""))
                        .notificationSources()
                        .allows(Optional.of("203.0.113.9")))
                .isTrue();
        var some = rules(Map.of("ANCV_NOTIFICATION_CIDRS", "192.0.2.0/24,2001:db8::/32"))
                .notificationSources();
        assertThat(some.allows(Optional.of("192.0.2.1"))).isTrue();
        assertThat(some.allows(Optional.of("203.0.113.9"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.0/33", "ancv.example/24", "192.0.2.0/24,,198.51.100.0/24"})
    void blocks_of_addresses_that_are_none_are_told_in_one_line_that_names_them(String given) {
        assertThatThrownBy(() -> rules(Map.of("ANCV_NOTIFICATION_CIDRS", given)).notificationSources())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ANCV_NOTIFICATION_CIDRS is malformed: a list of CIDR blocks such as 192.0.2.0/24,2001:db8::/32 is expected");
    }

    private static PolicyProducer rules(Map<String, String> environment) {
        return new PolicyProducer(EnvironmentVariables.of(environment).settings());
    }
}
