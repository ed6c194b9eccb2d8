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
    void paid_at_is_ancvs_validation_date_unless_it_cannot_be(Integer validated, int paid) {
        var date = Optional.ofNullable(validated).map(PaymentSamples.REQUESTED_AT::plusSeconds);
        var found = TransactionSamples.with(
                AncvState.VALIDATED, List.of(new Authorization(12_000, TransactionSamples.EURO, date)));

        assertThat(confirmation(found).paidAt()).isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(paid));
    }

    @Test
    void of_several_authorisations_the_latest_counts() {
        var found =
                TransactionSamples.with(AncvState.AUTHORIZED, List.of(authorised(7_000, 30), authorised(5_000, 10)));

        assertThat(confirmation(found))
                .isEqualTo(new Confirmation(Money.ofCents(12_000), PaymentSamples.REQUESTED_AT.plusSeconds(30)));
    }

    @Test
    void what_was_paid_is_what_ancv_authorised_and_not_what_was_asked() {
        assertThat(confirmation(TransactionSamples.in(AncvState.AUTHORIZED, 5_000))
                        .amount())
                .isEqualTo(Money.ofCents(5_000));
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"AUTHORIZED", "VALIDATED", "CONSIGNED", "PAID"})
    void a_paid_state_is_settled_once_it_is_captured(AncvState state) {
        assertThat(TransactionSamples.in(state, 12_000).readAt(NOW))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Confirmed.class,
                        confirmed -> assertThat(confirmed.settled()).isEqualTo(state != AncvState.AUTHORIZED));
    }

    @ParameterizedTest
    @EnumSource(
            value = AncvState.class,
            names = {"AUTHORIZED", "VALIDATED", "CONSIGNED", "PAID"})
    void a_paid_state_without_an_authorisation_says_nothing_sure(AncvState state) {
        assertThat(TransactionSamples.in(state).readAt(NOW)).isEqualTo(new TransactionOutcome.Ambiguous());
    }

    @Test
    void authorisations_that_add_up_to_nothing_are_nothing() {
        assertThat(TransactionSamples.in(AncvState.AUTHORIZED, 0, 0).readAt(NOW))
                .isEqualTo(new TransactionOutcome.NothingAuthorized(false));
    }

    @Test
    void an_authorisation_whose_currency_ancv_does_not_say_is_in_the_orders() {
        var found = TransactionSamples.with(
                AncvState.PAID, List.of(new Authorization(12_000, Optional.empty(), Optional.empty())));

        assertThat(confirmation(found).amount()).isEqualTo(Money.ofCents(12_000));
    }

    @Test
    void a_cancelled_transaction_tells_what_had_been_confirmed() {
        assertThat(TransactionSamples.in(AncvState.CANCELLED, 12_000).readAt(NOW))
                .isEqualTo(new TransactionOutcome.CancelledAtAncv(Optional.of(PaymentSamples.CONFIRMED)));
        assertThat(TransactionSamples.in(AncvState.CANCELLED).readAt(NOW))
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
    void every_other_state_says_one_thing(AncvState state, String outcome) {
        assertThat(TransactionSamples.in(state).readAt(NOW)).asString().isEqualTo(outcome + "[]");
    }

    private static Authorization authorised(long cents, int seconds) {
        return new Authorization(
                cents, TransactionSamples.EURO, Optional.of(PaymentSamples.REQUESTED_AT.plusSeconds(seconds)));
    }

    private static Confirmation confirmation(TransactionSamples found) {
        assertThat(found.readAt(NOW)).isInstanceOf(TransactionOutcome.Confirmed.class);
        return ((TransactionOutcome.Confirmed) found.readAt(NOW)).confirmation();
    }
}
