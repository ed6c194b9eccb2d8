package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.Attention;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Resolution;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnblockPaymentTest {

    private final Desk desk = new Desk().open();
    private final FolderId folder = desk.folder("F1", 10_000);
    private final TrackedPayment payment = desk.started(folder, "k1", 4_000);

    private PaymentStory unblocked() {
        return switch (desk.unblock.unblock(Desk.PLATFORM, folder, payment.payment().request().id())) {
            case Result.Ok<PaymentStory>(PaymentStory story) -> story;
            case Result.Not<PaymentStory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private void tired() {
        desk.confirm(payment);
        desk.ancv.answers("cancel", new AncvAnswer.Unavailable());
        desk.ancv.answers("read", new AncvAnswer.Unavailable());
        desk.refuse.refuse(Desk.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        for (int count = 0; count < 8; count++) {
            desk.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(desk.onlyPayment(folder).followUp().attention()).map(Attention::reason).contains(Attention.Why.TOO_MANY_TRIES);
    }

    private void mismatched() {
        var transaction = desk.ancv.only();
        desk.ancv.ledger.put(transaction.id(), new AncvTransaction(transaction.id(), transaction.state(),
                transaction.paymentId(), Optional.of("10000652"), transaction.currency(), transaction.authorizations(),
                transaction.expirationDate()));
    }

    @Test
    void a_payment_that_needs_attention_is_worked_on_at_once() {
        tired();
        desk.ancv.behaves();
        PaymentStory story = unblocked();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(story.payment().followUp().attention()).isEmpty();
        assertThat(desk.whole(folder).payments()).containsExactly(story);
    }

    @Test
    void its_tries_are_counted_anew_and_its_waits_grow_anew() {
        tired();
        PaymentStory story = unblocked();
        assertThat(story.payment().followUp().attention()).isEmpty();
        assertThat(story.payment().followUp().tries()).isEqualTo(1);
        assertThat(story.payment().followUp().dueAt()).contains(desk.clock.instant().plusSeconds(60));
    }

    @Test
    void what_is_still_not_to_be_decided_needs_attention_as_before() {
        mismatched();
        desk.sweepAfter(Duration.ofMinutes(1));
        var attention = Attention.since(desk.clock.instant(), Attention.Why.TRANSACTION_MISMATCH);
        assertThat(desk.onlyPayment(folder).followUp().attention()).contains(attention);
        desk.clock.move(Duration.ofHours(1));
        assertThat(unblocked().payment().followUp().attention()).contains(attention);
    }

    @Test
    void what_is_in_order_by_then_needs_none() {
        AncvTransaction before = desk.ancv.only();
        mismatched();
        desk.sweepAfter(Duration.ofMinutes(1));
        desk.ancv.ledger.put(before.id(), before);
        assertThat(unblocked().payment().followUp().attention()).isEmpty();
    }

    @Test
    void what_must_not_be_decided_alone_stays_in_attention_where_ancv_tells_nothing_and_can_be_resolved() {
        mismatched();
        desk.sweepAfter(Duration.ofMinutes(1));
        desk.ancv.answers("read", new AncvAnswer.Unavailable());
        assertThat(unblocked().payment().followUp().attention()).map(Attention::reason)
                .contains(Attention.Why.TRANSACTION_MISMATCH);
        assertThat(desk.resolve.resolve(Desk.PLATFORM, folder, payment.payment().request().id(), Resolution.CLOSE,
                Optional.empty())).isInstanceOf(Result.Ok.class);
    }

    @Test
    void money_that_only_ancv_knows_of_needs_attention_until_somebody_resolves_it() {
        desk.confirm(payment);
        desk.ancv.becomes(desk.ancv.only().id(), AncvState.REJECTED);
        desk.notify(payment);
        assertThat(unblocked().payment().followUp().attention()).map(Attention::reason).contains(Attention.Why.REVERSED_BY_ANCV);
        desk.sweepAfter(Duration.ofDays(2));
        assertThat(desk.onlyPayment(folder).followUp().attention()).map(Attention::reason).contains(Attention.Why.REVERSED_BY_ANCV);
    }

    @Test
    void the_platforms_order_to_cancel_at_ancv_stands() {
        mismatched();
        desk.sweepAfter(Duration.ofMinutes(1));
        desk.ancv.answers("cancel", new AncvAnswer.Unavailable());
        desk.resolve.resolve(Desk.PLATFORM, folder, payment.payment().request().id(), Resolution.CANCEL_AT_ANCV, Optional.empty());
        desk.ancv.behaves();
        PaymentStory story = unblocked();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(story.history().getLast().reason()).contains(Reason.RESOLVED_BY_HAND);
    }

    @Test
    void one_that_needs_no_attention_is_left_as_it_is() {
        int calls = desk.ancvCalls();
        assertThat(unblocked().payment()).isEqualTo(desk.onlyPayment(folder));
        assertThat(desk.ancvCalls()).isEqualTo(calls);
    }

    @Test
    void one_that_does_not_exist_is_not_found() {
        assertThat(Desk.codeOf(desk.unblock.unblock(Desk.PLATFORM, folder, new PaymentId("A".repeat(26)))))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
        assertThat(Desk.codeOf(desk.unblock.unblock(Desk.PLATFORM, new FolderId("none"), payment.payment().request().id())))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
    }
}
