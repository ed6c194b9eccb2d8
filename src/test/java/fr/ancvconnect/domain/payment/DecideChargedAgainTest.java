package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Decision.Changed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ANCV charges the customer again after its record was final: it can be another amount than before. */
class DecideChargedAgainTest {

    @ParameterizedTest
    @CsvSource({"EXPIRED_LATE", "REFUSED_LATE", "REFUSING_PAID", "CANCELLING_PAID"})
    void where_ancv_forbids_the_re_credit_what_is_paid_is_what_ancv_authorised_last(Sample before) {
        Decision decision = before.after(Found.in(AncvState.VALIDATED, 5_000).readAfterForbidden(), Sample.LONG_OVER);
        assertThat(decision).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next().status()).isEqualTo(PaymentStatus.PAID);
            assertThat(changed.next().confirmation().map(Confirmation::amount)).contains(Money.ofCents(5_000));
            assertThat(changed.sums()).isEqualTo(Commitment.of(changed.next()).minus(Commitment.of(before.payment)));
        });
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED_LATE", "REFUSED_LATE", "REFUSING_PAID", "CANCELLING_PAID"})
    void the_same_amount_is_the_same_confirmation(Sample before) {
        Decision decision = before.after(Found.in(AncvState.VALIDATED, 6_000, 6_000).readAfterForbidden(), Sample.LONG_OVER);
        assertThat(decision).isInstanceOfSatisfying(Changed.class,
                changed -> assertThat(changed.next().confirmation()).contains(Sample.CONFIRMED));
    }
}
