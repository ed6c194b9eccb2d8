package fr.ancvconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void a_negative_amount_is_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofCents(-1));
    }

    @Test
    void amounts_are_added_in_cents() {
        assertThat(Money.ofCents(12_000).plus(Money.ofCents(1))).isEqualTo(Money.ofCents(12_001));
    }

    @Test
    void an_overflow_of_a_sum_throws_an_exception() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)));
    }

    @Test
    void a_difference_is_at_least_zero() {
        assertThat(Money.ofCents(500).minusOrZero(Money.ofCents(200))).isEqualTo(Money.ofCents(300));
        assertThat(Money.ofCents(200).minusOrZero(Money.ofCents(500))).isEqualTo(Money.ZERO);
    }

    @Test
    void the_largest_amount_is_a_hundred_thousand_euro() {
        assertThat(Money.LARGEST).isEqualTo(Money.ofCents(10_000_000));
    }

    @Test
    void amounts_are_compared_by_cents() {
        assertThat(Money.ofCents(2).isMoreThan(Money.ofCents(1))).isTrue();
        assertThat(Money.ofCents(2).isMoreThan(Money.ofCents(2))).isFalse();
        assertThat(Money.ofCents(1)).isLessThan(Money.ofCents(2));
    }
}
