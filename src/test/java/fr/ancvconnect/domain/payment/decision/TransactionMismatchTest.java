package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.Attention.Cause;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A record is used only if it belongs to the payment and the authorized amount is not above the requested amount. Otherwise
 * the payment needs attention.
 */
class TransactionMismatchTest {

    private static final TransactionSamples PAID = TransactionSamples.in(AncvState.VALIDATED, 12_000);

    @ParameterizedTest(name = "{0}")
    @MethodSource("mismatches")
    void a_mismatched_record_changes_only_the_attention(String name, TransactionSamples found) {
        assertThat(Arrays.stream(PaymentSamples.values())
                        .filter(sample -> sample.payment.transaction().isPresent()))
                .allSatisfy(before -> assertThat(before.after(found.read(), PaymentSamples.OPEN))
                        .isEqualTo(before.after(found.readAfterForbidden(), PaymentSamples.OPEN))
                        .isEqualTo(needsAttention(before)));
    }

    private static Stream<Arguments> mismatches() {
        return Stream.of(
                Arguments.of("another transaction", PAID.withId("T-2")),
                Arguments.of("another payment", PAID.withPaymentId("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
                Arguments.of("no payment", PAID.withPaymentId(null)),
                Arguments.of("another shop", PAID.withShopId("10000652")),
                Arguments.of("no shop", PAID.withShopId(null)),
                Arguments.of("another currency", PAID.withCurrency("840")),
                Arguments.of("no currency", PAID.withCurrency(null)),
                Arguments.of("a cent more than requested", TransactionSamples.in(AncvState.AUTHORIZED, 12_001)),
                Arguments.of(
                        "together a cent more than requested",
                        TransactionSamples.in(AncvState.AUTHORIZED, 6_000, 6_001)),
                Arguments.of(
                        "more than a long holds",
                        TransactionSamples.in(AncvState.PAID, Long.MAX_VALUE, Long.MAX_VALUE)),
                Arguments.of("a negative part", TransactionSamples.in(AncvState.PAID, 12_000, -1)),
                Arguments.of(
                        "a part in dollars",
                        TransactionSamples.with(
                                AncvState.PAID,
                                List.of(new Authorization(12_000, Optional.of("840"), Optional.empty())))),
                Arguments.of(
                        "another shop, cancelled",
                        TransactionSamples.in(AncvState.CANCELLED).withShopId("10000652")),
                Arguments.of(
                        "another shop, expired",
                        TransactionSamples.in(AncvState.EXPIRED).withShopId("10000652")));
    }

    @Test
    void a_payment_without_a_transaction_ignores_a_record() {
        assertThat(Stream.of(PaymentSamples.UNSENT, PaymentSamples.FAILED_UNSENT))
                .allSatisfy(before -> assertThat(before.after(PAID.read(), PaymentSamples.OPEN))
                        .isEqualTo(new Unchanged(before.nextCheck(), Decision.Step.NONE)));
    }

    @Test
    void a_mismatch_keeps_the_start_of_an_earlier_attention() {
        Instant first = PaymentSamples.EARLY;
        var earlier = new NextCheck(
                PaymentSamples.DUE.dueAt(),
                3,
                Optional.of(Attention.since(first, Cause.TOO_MANY_TRIES)),
                Optional.empty());
        Decision decision = decide(earlier, PAID.withShopId(null));
        var mismatch = new NextCheck(
                earlier.dueAt(), 3, Optional.of(Attention.since(first, Cause.TRANSACTION_MISMATCH)), Optional.empty());
        assertThat(decision).isEqualTo(new Unchanged(mismatch, Decision.Step.NONE));
        assertThat(decide(mismatch, PAID.withShopId(null))).isEqualTo(new Unchanged(mismatch, Decision.Step.NONE));
    }

    @Test
    void a_mismatch_of_a_settled_payment_is_checked_again() {
        Decision decision = new PaymentDecider(PaymentSamples.POLICIES)
                .decide(
                        PaymentSamples.DECLINED.payment,
                        NextCheck.settled(PaymentSamples.EARLY),
                        PAID.withShopId(null).read(),
                        PaymentSamples.OPEN);
        assertThat(decision).isInstanceOfSatisfying(Unchanged.class, unchanged -> {
            assertThat(unchanged.nextCheck().dueAt()).isPresent();
            assertThat(unchanged.nextCheck().settledAt()).isEmpty();
            assertThat(unchanged.nextCheck().attention())
                    .contains(Attention.since(PaymentSamples.OPEN, Cause.TRANSACTION_MISMATCH));
        });
    }

    private static Decision decide(NextCheck nextCheck, TransactionSamples found) {
        return new PaymentDecider(PaymentSamples.POLICIES)
                .decide(PaymentSamples.PENDING.payment, nextCheck, found.read(), PaymentSamples.OPEN);
    }

    private static Decision needsAttention(PaymentSamples before) {
        Attention attention = before.nextCheck()
                .attention()
                .orElseGet(() -> Attention.since(PaymentSamples.OPEN, Cause.TRANSACTION_MISMATCH));
        return new Unchanged(
                new NextCheck(
                        before.nextCheck().dueAt(),
                        0,
                        Optional.of(attention),
                        before.nextCheck().settledAt()),
                Decision.Step.NONE);
    }
}
