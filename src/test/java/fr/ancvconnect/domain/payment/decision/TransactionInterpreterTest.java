package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.Confirmation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison of ANCV's record with the payment. {@link TransactionMismatchTest} tests records of other payments. */
class TransactionInterpreterTest {

    private static final Instant NOW = PaymentSamples.OPEN;

    @ParameterizedTest(name = "validated {0} s after the request, read 40 s after it: paid {1} s after it")
    @CsvSource(
            nullValues = "none",
            value = {"20, 20", "0, 0", "40, 40", "none, 40", "-1, 40", "41, 40"})
    void paid_at_is_the_validation_date_of_ancv_if_it_is_plausible(Integer validated, int paid) {
        var date = Optional.ofNullable(validated).map(PaymentSamples.REQUESTED_AT::plusSeconds);
        var found = TransactionSamples.with(
                AncvState.VALIDATED, List.of(new Authorization(12_000, TransactionSamples.EURO, date)));

        assertThat(confirmation(found).paidAt()).isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(paid));
    }

    @Test
    void several_authorizations_are_summed_and_the_latest_date_applies() {
        var found = TransactionSamples.with(
                AncvState.AUTHORIZED, List.of(authorization(7_000, 30), authorization(5_000, 10)));

        assertThat(confirmation(found))
                .isEqualTo(new Confirmation(Money.ofCents(12_000), PaymentSamples.REQUESTED_AT.plusSeconds(30)));
    }

    @Test
    void the_paid_amount_is_the_authorized_amount_and_not_the_requested_amount() {
        assertThat(confirmation(TransactionSamples.in(AncvState.AUTHORIZED, 5_000))
                        .amount())
                .isEqualTo(Money.ofCents(5_000));
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"AUTHORIZED", "VALIDATED", "CONSIGNED", "PAID"})
    void a_paid_state_is_settled_after_the_capture(AncvState state) {
        assertThat(TransactionSamples.in(state, 12_000).interpretAt(NOW))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Confirmed.class,
                        confirmed -> assertThat(confirmed.settled()).isEqualTo(state != AncvState.AUTHORIZED));
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"AUTHORIZED", "VALIDATED", "CONSIGNED", "PAID"})
    void a_paid_state_without_an_authorization_is_ambiguous(AncvState state) {
        assertThat(TransactionSamples.in(state).interpretAt(NOW)).isEqualTo(new TransactionOutcome.Ambiguous());
    }

    @Test
    void authorizations_with_a_sum_of_zero_authorize_nothing() {
        assertThat(TransactionSamples.in(AncvState.AUTHORIZED, 0, 0).interpretAt(NOW))
                .isEqualTo(new TransactionOutcome.NothingAuthorized(false));
    }

    @Test
    void an_authorization_without_a_currency_has_the_currency_of_the_order() {
        var found = TransactionSamples.with(
                AncvState.PAID, List.of(new Authorization(12_000, Optional.empty(), Optional.empty())));

        assertThat(confirmation(found).amount()).isEqualTo(Money.ofCents(12_000));
    }

    @Test
    void a_cancelled_transaction_contains_the_earlier_confirmation() {
        assertThat(TransactionSamples.in(AncvState.CANCELLED, 12_000).interpretAt(NOW))
                .isEqualTo(new TransactionOutcome.CancelledAtAncv(Optional.of(PaymentSamples.CONFIRMED)));
        assertThat(TransactionSamples.in(AncvState.CANCELLED).interpretAt(NOW))
                .isEqualTo(new TransactionOutcome.CancelledAtAncv(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "INITIALIZED, PayerNotNamed",
        "PROCESSING, AwaitingConfirmation",
        "ABORTED, AbortedByCustomer",
        "EXPIRED, ExpiredAtAncv",
        "REJECTED, RejectedByAncv",
        "UNCLEAR, Ambiguous"
    })
    void each_unpaid_state_has_its_own_outcome(AncvState state, String outcome) {
        assertThat(TransactionSamples.in(state).interpretAt(NOW)).asString().isEqualTo(outcome + "[]");
    }

    private static Authorization authorization(long cents, int seconds) {
        return new Authorization(
                cents, TransactionSamples.EURO, Optional.of(PaymentSamples.REQUESTED_AT.plusSeconds(seconds)));
    }

    private static Confirmation confirmation(TransactionSamples found) {
        assertThat(found.interpretAt(NOW)).isInstanceOf(TransactionOutcome.Confirmed.class);
        return ((TransactionOutcome.Confirmed) found.interpretAt(NOW)).confirmation();
    }
}
