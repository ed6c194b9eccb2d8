package fr.ancvconnect.domain.payment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinimumAmountTest {

    @ParameterizedTest
    @CsvSource({"1, false", "1999, false", "2000, true", "2001, true"})
    void the_minimum_amount_is_inclusive(long cents, boolean met) {
        assertThat(new MinimumAmount(Money.ofCents(2_000)).isMetBy(Money.ofCents(cents)))
                .isEqualTo(met);
    }
}
