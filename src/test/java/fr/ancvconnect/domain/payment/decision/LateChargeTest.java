package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ANCV charges the customer again after its record was final. The amount can differ from the first one. */
class LateChargeTest {

    @ParameterizedTest
    @CsvSource({"EXPIRED_LATE", "REFUSED_LATE", "REFUSING_PAID", "CANCELLING_PAID"})
    void a_forbidden_re_credit_makes_the_last_authorized_amount_the_paid_amount(PaymentSamples before) {
        Decision decision = before.after(
                TransactionSamples.in(AncvState.VALIDATED, 5_000).readAfterForbidden(), PaymentSamples.LONG_OVER);
        assertThat(decision).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next().status()).isEqualTo(PaymentStatus.PAID);
            assertThat(changed.next().confirmation().map(Confirmation::amount)).contains(Money.ofCents(5_000));
            assertThat(changed.sums())
                    .isEqualTo(ReservedAmount.of(changed.next()).minus(ReservedAmount.of(before.payment)));
        });
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED_LATE", "REFUSED_LATE", "REFUSING_PAID", "CANCELLING_PAID"})
    void an_unchanged_amount_keeps_the_confirmation(PaymentSamples before) {
        Decision decision = before.after(
                TransactionSamples.in(AncvState.VALIDATED, 6_000, 6_000).readAfterForbidden(),
                PaymentSamples.LONG_OVER);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Changed.class,
                        changed -> assertThat(changed.next().confirmation()).contains(PaymentSamples.CONFIRMED));
    }
}
