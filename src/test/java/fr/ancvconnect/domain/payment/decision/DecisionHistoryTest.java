package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The history entries of decisions: the actor, the status and the reason. */
class DecisionHistoryTest {

    @ParameterizedTest(name = "{0}, {1} ({2}): {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            UNSENT               | creation failed           | early     | SYSTEM        | unknown-beneficiary
            UNSENT               | start timeout             | open      | SYSTEM        | ancv-unavailable
            UNSENT               | refusal                   | early     | ESTABLISHMENT | Complet
            UNSENT               | folder cancelled in time  | early     | PLATFORM      |
            REQUESTED            | payer named               | early     | SYSTEM        |
            REQUESTED            | payer rejected            | early     | SYSTEM        | unknown-beneficiary
            REQUESTED            | PROCESSING none           | open      | SYSTEM        |
            REQUESTED            | PROCESSING none           | over      | SYSTEM        |
            WITHDRAWING_NO_PAYER | cancellation done none    | open      | SYSTEM        | ancv-unavailable
            PENDING              | AUTHORIZED full           | open      | CUSTOMER      |
            PENDING              | VALIDATED zero            | open      | ANCV          | ANCV_REJECTED
            PENDING              | ABORTED none              | open      | CUSTOMER      | CUSTOMER_DECLINED
            PENDING              | REJECTED none             | open      | ANCV          | ANCV_REJECTED
            PENDING              | EXPIRED none              | open      | SYSTEM        | NOT_CONFIRMED_IN_TIME
            PENDING              | cancellation done none    | over      | ANCV          | ANCV_REJECTED
            WITHDRAWING          | cancellation done none    | over      | SYSTEM        | NOT_CONFIRMED_IN_TIME
            WITHDRAWING          | cancellation done full    | over      | SYSTEM        | LATE_CONFIRMATION
            WITHDRAWING          | PROCESSING none forbidden | over      | SYSTEM        | NOT_CONFIRMED_IN_TIME
            WITHDRAWING          | VALIDATED full forbidden  | over      | CUSTOMER      |
            PENDING              | not found                 | long over | SYSTEM        | UNKNOWN_TO_ANCV
            PAID                 | refusal                   | over      | ESTABLISHMENT | Complet
            PAID                 | folder cancelled in time  | over      | PLATFORM      |
            PAID                 | folder cancelled late     | over      | PLATFORM      | CANCELLATION_WINDOW_PASSED
            PAID                 | CANCELLED full            | over      | ANCV          | REVERSED_BY_ANCV
            PAID                 | REJECTED full             | over      | ANCV          | REVERSED_BY_ANCV
            PAID                 | EXPIRED full              | over      | ANCV          | REVERSED_BY_ANCV
            REFUSING_PAID        | cancellation done full    | over      | SYSTEM        | Complet
            REFUSING_PAID        | VALIDATED full forbidden  | over      | ANCV          | ANCV_FORBIDS
            CANCELLING_PAID      | cancellation done full    | over      | SYSTEM        |
            CANCELLING_PAID      | VALIDATED full forbidden  | over      | ANCV          | ANCV_FORBIDS
            EXPIRED              | AUTHORIZED full           | over      | CUSTOMER      | LATE_CONFIRMATION
            REFUSED              | VALIDATED full            | over      | CUSTOMER      | LATE_CONFIRMATION
            EXPIRED_LATE         | cancellation done full    | over      | SYSTEM        | RE_CREDITED
            EXPIRED_LATE         | VALIDATED full forbidden  | over      | ANCV          | ANCV_FORBIDS
            """)
    void each_change_has_a_history_entry_with_actor_and_reason(
            PaymentSamples before, String event, String context, Actor by, String reason) {
        Instant now = EventSamples.TIMES.get(context);
        Changed changed = changed(before, EventSamples.all().get(event), now);

        assertThat(changed.entry()).hasValueSatisfying(entry -> {
            assertThat(entry.at()).isEqualTo(now);
            assertThat(entry.status()).isEqualTo(changed.next().status());
            assertThat(entry.by()).isEqualTo(by);
            assertThat(entry.reason().map(Reason::text)).isEqualTo(Optional.ofNullable(reason));
        });
    }

    @Test
    void the_creation_of_the_transaction_adds_no_history_entry() {
        assertThat(changed(PaymentSamples.UNSENT, EventSamples.all().get("created"), PaymentSamples.EARLY)
                        .entry())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "EXPIRED", "FAILED", "REFUSED", "CANCELLED"})
    void a_confirmation_cancelled_before_it_was_read_is_a_late_confirmation(PaymentSamples ended) {
        var cancelled = new Event.CancellationSucceeded(
                TransactionSamples.in(AncvState.CANCELLED, 12_000).transaction());

        assertThat(changed(ended, cancelled, PaymentSamples.OVER).entry().flatMap(HistoryEntry::reason))
                .contains(Reason.LATE_CONFIRMATION);
    }

    @Test
    void an_ended_payment_keeps_its_reason_and_time_after_a_late_confirmation() {
        Changed late = changed(
                PaymentSamples.REFUSED,
                TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read(),
                PaymentSamples.OVER);

        assertThat(((Ended) late.next()).ending().reason()).isEqualTo(PaymentSamples.FREE_TEXT);
        assertThat(((Ended) late.next()).ending().closedAt())
                .isEqualTo(((Ended) PaymentSamples.REFUSED.payment).ending().closedAt());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSING_PAID", "CANCELLING_PAID", "EXPIRED_LATE"})
    void the_confirmation_is_kept_if_ancv_forbids_the_re_credit(PaymentSamples before) {
        var withoutDate = TransactionSamples.with(
                AncvState.VALIDATED, List.of(new Authorization(12_000, TransactionSamples.EURO, Optional.empty())));

        assertThat(changed(before, withoutDate.readAfterForbidden(), PaymentSamples.LONG_OVER)
                        .next()
                        .confirmation())
                .contains(PaymentSamples.CONFIRMED);
    }

    private static Changed changed(PaymentSamples before, Event event, Instant now) {
        assertThat(before.after(event, now)).isInstanceOf(Changed.class);
        return (Changed) before.after(event, now);
    }
}
