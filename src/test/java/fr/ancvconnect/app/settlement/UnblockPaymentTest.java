package fr.ancvconnect.app.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnblockPaymentTest {

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment payment = service.started(folder, "k1", 4_000);

    private PaymentWithHistory unblocked() {
        return switch (service.unblock.unblock(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id())) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory story) -> story;
            case Result.Failure<PaymentWithHistory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private void tired() {
        service.confirm(payment);
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.ancv.answers("read", new AncvResponse.Unavailable());
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        for (int count = 0; count < 8; count++) {
            service.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(service.onlyPayment(folder).nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.TOO_MANY_TRIES);
    }

    private void mismatched() {
        var transaction = service.ancv.only();
        service.ancv.ledger.put(
                transaction.id(),
                new AncvTransaction(
                        transaction.id(),
                        transaction.state(),
                        transaction.paymentId(),
                        Optional.of("10000652"),
                        transaction.currency(),
                        transaction.authorizations(),
                        transaction.expirationDate()));
    }

    @Test
    void a_payment_that_needs_attention_is_worked_on_at_once() {
        tired();
        service.ancv.behaves();
        PaymentWithHistory story = unblocked();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(story.payment().nextCheck().attention()).isEmpty();
        assertThat(service.whole(folder).payments()).containsExactly(story);
    }

    @Test
    void its_tries_are_counted_anew_and_its_waits_grow_anew() {
        tired();
        PaymentWithHistory story = unblocked();
        assertThat(story.payment().nextCheck().attention()).isEmpty();
        assertThat(story.payment().nextCheck().tries()).isEqualTo(1);
        assertThat(story.payment().nextCheck().dueAt())
                .contains(service.clock.instant().plusSeconds(60));
    }

    @Test
    void what_is_still_not_to_be_decided_needs_attention_as_before() {
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        var attention = Attention.since(service.clock.instant(), Attention.Cause.TRANSACTION_MISMATCH);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).contains(attention);
        service.clock.move(Duration.ofHours(1));
        assertThat(unblocked().payment().nextCheck().attention()).contains(attention);
    }

    @Test
    void what_is_in_order_by_then_needs_none() {
        AncvTransaction before = service.ancv.only();
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.ledger.put(before.id(), before);
        assertThat(unblocked().payment().nextCheck().attention()).isEmpty();
    }

    @Test
    void what_must_not_be_decided_alone_stays_in_attention_where_ancv_tells_nothing_and_can_be_resolved() {
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.answers("read", new AncvResponse.Unavailable());
        assertThat(unblocked().payment().nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.TRANSACTION_MISMATCH);
        assertThat(service.resolve.resolve(
                        ServiceFixture.PLATFORM,
                        folder,
                        payment.payment().request().id(),
                        Resolution.CLOSE,
                        Optional.empty()))
                .isInstanceOf(Result.Success.class);
    }

    @Test
    void money_that_only_ancv_knows_of_needs_attention_until_somebody_resolves_it() {
        service.confirm(payment);
        service.ancv.becomes(service.ancv.only().id(), AncvState.REJECTED);
        service.notify(payment);
        assertThat(unblocked().payment().nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.REVERSED_BY_ANCV);
        service.sweepAfter(Duration.ofDays(2));
        assertThat(service.onlyPayment(folder).nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.REVERSED_BY_ANCV);
    }

    @Test
    void the_platforms_order_to_cancel_at_ancv_stands() {
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.resolve.resolve(
                ServiceFixture.PLATFORM,
                folder,
                payment.payment().request().id(),
                Resolution.CANCEL_AT_ANCV,
                Optional.empty());
        service.ancv.behaves();
        PaymentWithHistory story = unblocked();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(story.history().getLast().reason()).contains(Reason.RESOLVED_BY_HAND);
    }

    @Test
    void one_that_needs_no_attention_is_left_as_it_is() {
        int calls = service.ancvCalls();
        assertThat(unblocked().payment()).isEqualTo(service.onlyPayment(folder));
        assertThat(service.ancvCalls()).isEqualTo(calls);
    }

    @Test
    void one_that_does_not_exist_is_not_found() {
        assertThat(ServiceFixture.codeOf(
                        service.unblock.unblock(ServiceFixture.PLATFORM, folder, new PaymentId("A".repeat(26)))))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
        assertThat(ServiceFixture.codeOf(service.unblock.unblock(
                        ServiceFixture.PLATFORM,
                        new FolderId("none"),
                        payment.payment().request().id())))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
    }
}
