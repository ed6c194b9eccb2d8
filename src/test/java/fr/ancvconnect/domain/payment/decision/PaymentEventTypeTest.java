package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events that a decision publishes to the booking platform. */
class PaymentEventTypeTest {

    @ParameterizedTest(name = "{0}, {1} ({2}): {3}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            UNSENT               | creation failed          | early | none
            REQUESTED            | payer rejected           | early | none
            UNSENT               | start timeout            | open  | FAILED
            WITHDRAWING_NO_PAYER | cancellation done none   | over  | FAILED
            REQUESTED            | CANCELLED none           | over  | FAILED
            REQUESTED            | payer named              | early | none
            PENDING              | AUTHORIZED full          | open  | PAID
            PENDING              | ABORTED none             | open  | DECLINED
            PENDING              | EXPIRED none             | open  | EXPIRED
            PAID                 | refusal                  | open  | none
            REFUSING_PAID        | cancellation done full   | over  | REFUSED
            CANCELLING_PAID      | cancellation done full   | over  | CANCELLED
            PAID                 | REJECTED none            | over  | CANCELLED
            REFUSING_PAID        | VALIDATED full forbidden | over  | RE_CREDIT_FORBIDDEN
            CANCELLING_PAID      | VALIDATED full forbidden | over  | RE_CREDIT_FORBIDDEN
            REFUSING_PENDING     | VALIDATED full forbidden | over  | PAID RE_CREDIT_FORBIDDEN
            EXPIRED_LATE         | VALIDATED full forbidden | over  | PAID RE_CREDIT_FORBIDDEN
            WITHDRAWING          | VALIDATED full forbidden | over  | PAID
            EXPIRED              | AUTHORIZED full          | over  | none
            EXPIRED_LATE         | cancellation done full   | over  | none
            """)
    void a_change_publishes_the_expected_events(PaymentSamples before, String event, String context, String types) {
        List<PaymentEventType> expected = types == null
                ? List.of()
                : List.of(types.split(" ")).stream()
                        .map(PaymentEventType::valueOf)
                        .toList();
        assertThat(events(before.payment, before.nextCheck(), event, context)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"REFUSING_PAID, REFUSED", "CANCELLING_PAID, CANCELLED"})
    void a_payment_is_not_published_as_paid_a_second_time(PaymentSamples before, PaymentStatus ended) {
        var done = (Changed) before.after(EventSamples.all().get("cancellation done full"), PaymentSamples.OVER);
        assertThat(done.next().status()).isEqualTo(ended);
        var charged = (Changed) new PaymentDecider(PaymentSamples.POLICIES)
                .decide(
                        done.next(),
                        done.nextCheck(),
                        TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read(),
                        PaymentSamples.LONG_OVER);
        assertThat(charged.next().refund()).contains(new Refund.ReCreditPending());
        assertThat(events(charged.next(), charged.nextCheck(), "VALIDATED full forbidden", "long over"))
                .containsExactly(PaymentEventType.RE_CREDIT_FORBIDDEN);
    }

    private static List<PaymentEventType> events(Payment payment, NextCheck nextCheck, String event, String context) {
        Decision decision = new PaymentDecider(PaymentSamples.POLICIES)
                .decide(payment, nextCheck, EventSamples.all().get(event), EventSamples.TIMES.get(context));
        return ((Changed) decision).events();
    }
}
