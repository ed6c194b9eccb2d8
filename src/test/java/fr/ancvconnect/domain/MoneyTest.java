package fr.ancvconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void an_amount_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofCents(-1));
    }

    @Test
    void amounts_add_up_to_the_cent() {
        assertThat(Money.ofCents(12_000).plus(Money.ofCents(1))).isEqualTo(Money.ofCents(12_001));
    }

    @Test
    void a_sum_never_wraps_around() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)));
    }

    @Test
    void what_is_left_is_never_below_nothing() {
        assertThat(Money.ofCents(500).minusAtMost(Money.ofCents(200))).isEqualTo(Money.ofCents(300));
        assertThat(Money.ofCents(200).minusAtMost(Money.ofCents(500))).isEqualTo(Money.ZERO);
    }

    @Test
    void the_largest_amount_is_a_hundred_thousand_euro() {
        assertThat(Money.LARGEST).isEqualTo(Money.ofCents(10_000_000));
    }

    @Test
    void more_is_more_than_as_much() {
        assertThat(Money.ofCents(2).isMoreThan(Money.ofCents(1))).isTrue();
        assertThat(Money.ofCents(2).isMoreThan(Money.ofCents(2))).isFalse();
        assertThat(Money.ofCents(1)).isLessThan(Money.ofCents(2));
    }
}
