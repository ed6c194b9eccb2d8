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
    void personal_data_is_retained_for_90_days_by_default() {
        assertThat(rules(Map.of()).retention().length()).isEqualTo(Duration.ofDays(90));
        assertThat(rules(Map.of("ERASE_AFTER", "P90D")).retention().length()).isEqualTo(Duration.ofDays(90));
        assertThat(rules(Map.of("ERASE_AFTER", "P1D")).retention().length()).isEqualTo(Duration.ofDays(1));
        assertThat(rules(Map.of("ERASE_AFTER", "P36525D")).retention().length()).isEqualTo(Duration.ofDays(36_525));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "P3M", "P0D", "-P1D", "P36526D", "P99999999999999999999D", "P106751991167300D"})
    void an_invalid_retention_period_is_reported_in_one_line_with_the_variable_s_name(String value) {
        assertThatThrownBy(() -> rules(Map.of("ERASE_AFTER", value)).retention())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ERASE_AFTER is malformed: an ISO-8601 duration above zero and up to 100 years is expected");
    }

    @Test
    void the_minimum_amount_is_20_euros_by_default() {
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
    void an_invalid_minimum_amount_is_reported_in_one_line_with_the_variable_s_name(String value) {
        assertThatThrownBy(() -> rules(Map.of("ANCV_MINIMUM_AMOUNT", value)).minimumAmount())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ANCV_MINIMUM_AMOUNT is malformed: a whole number from 1 to 10000000 is expected");
    }

    @Test
    void a_sweep_checks_64_payments_in_parallel_by_default() {
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
    void an_invalid_number_of_parallel_checks_is_reported_in_one_line_with_the_variable_s_name(String value) {
        assertThatThrownBy(() -> rules(Map.of("SWEEP_PARALLEL_CHECKS", value)).parallelChecks())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("SWEEP_PARALLEL_CHECKS is malformed: a whole number from 1 to 1000 is expected");
    }

    @Test
    void notifications_are_accepted_from_every_address_by_default() {
        assertThat(rules(Map.of()).notificationSources().allows(Optional.of("203.0.113.9")))
                .isTrue();
        assertThat(rules(Map.of("ANCV_NOTIFICATION_CIDRS", ""))
                        .notificationSources()
                        .allows(Optional.of("203.0.113.9")))
                .isTrue();
        var restricted = rules(Map.of("ANCV_NOTIFICATION_CIDRS", "192.0.2.0/24,2001:db8::/32"))
                .notificationSources();
        assertThat(restricted.allows(Optional.of("192.0.2.1"))).isTrue();
        assertThat(restricted.allows(Optional.of("203.0.113.9"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.0/33", "ancv.example/24", "192.0.2.0/24,,198.51.100.0/24"})
    void invalid_cidr_blocks_are_reported_in_one_line_with_the_variable_s_name(String value) {
        assertThatThrownBy(() -> rules(Map.of("ANCV_NOTIFICATION_CIDRS", value)).notificationSources())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ANCV_NOTIFICATION_CIDRS is malformed: a list of CIDR blocks such as 192.0.2.0/24,2001:db8::/32 is expected");
    }

    @Test
    void the_page_of_a_payment_link_is_at_the_address_of_the_service_unless_it_has_its_own() {
        Map<String, String> service = Map.of("NOTIFICATION_BASE_URL", "https://api.example/");
        assertThat(rules(service).paymentPageUrl().of("token")).isEqualTo("https://api.example/pay/token");
        assertThat(rules(Map.of("PAYMENT_PAGE_URL", "https://pay.example"))
                        .paymentPageUrl()
                        .of("token"))
                .isEqualTo("https://pay.example/pay/token");
        assertThatThrownBy(
                        () -> rules(Map.of("PAYMENT_PAGE_URL", "pay.example")).paymentPageUrl())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("PAYMENT_PAGE_URL is malformed");
    }

    @Test
    void a_payment_link_returns_to_any_host_unless_the_hosts_are_limited() {
        assertThat(rules(Map.of()).returnHosts().hosts()).isEmpty();
        assertThat(rules(Map.of("PAYMENT_PAGE_RETURN_HOSTS", "Hotel.example, www.hotel.example"))
                        .returnHosts()
                        .hosts())
                .containsExactlyInAnyOrder("hotel.example", "www.hotel.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hotel.example", "hotel.example/", "192.0.2.1", "*.example", "a b"})
    void invalid_return_hosts_are_reported_in_one_line_with_the_variable_s_name(String value) {
        assertThatThrownBy(
                        () -> rules(Map.of("PAYMENT_PAGE_RETURN_HOSTS", value)).returnHosts())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "PAYMENT_PAGE_RETURN_HOSTS is malformed: a list of host names such as hotel.example,www.hotel.example is expected");
    }

    private static PolicyProducer rules(Map<String, String> environment) {
        return new PolicyProducer(EnvironmentVariables.of(environment).settings());
    }
}
