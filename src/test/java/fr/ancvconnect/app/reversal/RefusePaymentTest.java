package fr.ancvconnect.app.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.state.Payment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusePaymentTest {

    private static final Caller CAMPSITE = new Caller.Establishments(Set.of(ServiceFixture.CAMPSITE));
    private static final Optional<Reason> WORDS = Optional.of(Reason.words("Complet"));
    private static final AncvResponse FORBIDDEN =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment pending = service.started(folder, "k1", 4_000);

    private Result<PaymentWithHistory> refuse() {
        return service.refuse.refuse(
                CAMPSITE, folder, pending.payment().request().id(), WORDS);
    }

    private PaymentWithHistory refused() {
        return switch (refuse()) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory story) -> story;
            case Result.Failure<PaymentWithHistory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private Payment stored() {
        return service.onlyPayment(folder).payment();
    }

    private Money paid() {
        return service.whole(folder).folder().sums().paid();
    }

    private AncvState atAncv() {
        return service.ancv.only().state();
    }

    @Test
    void a_paid_payment_is_re_credited_by_itself() {
        service.confirm(pending);
        PaymentWithHistory story = refused();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(story.payment().payment().refund()).contains(new Refund.ReCredited());
        assertThat(atAncv()).isEqualTo(AncvState.CANCELLED);
        assertThat(paid()).isEqualTo(Money.ZERO);
        assertThat(service.whole(folder).folder().sums().available()).isEqualTo(Money.ofCents(10_000));
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void what_is_answered_is_what_is_stored_with_who_and_why() {
        service.confirm(pending);
        PaymentWithHistory story = refused();
        assertThat(service.whole(folder).payments()).containsExactly(story);
        assertThat(service.history(folder))
                .containsExactly(
                        "REQUESTED PLATFORM",
                        "PENDING SYSTEM",
                        "PAID CUSTOMER",
                        "REFUSING ESTABLISHMENT",
                        "REFUSED SYSTEM");
        assertThat(story.history().getLast().reason()).isEqualTo(WORDS);
    }

    @Test
    void any_time_later_is_early_enough() {
        service.confirm(pending);
        service.clock.move(Duration.ofDays(200));
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
    }

    @Test
    void a_pending_payment_is_withdrawn() {
        PaymentWithHistory story = refused();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(story.payment().payment().refund()).isEmpty();
        assertThat(atAncv()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.whole(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void asked_again_and_again_nothing_is_done_twice() {
        service.confirm(pending);
        refused();
        PaymentWithHistory again = refused();
        assertThat(again.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(Collections.frequency(service.ancv.calls, "cancel")).isEqualTo(1);
        assertThat(service.history(folder)).hasSize(5);
    }

    @Test
    void the_intent_is_written_before_ancv_is_asked() {
        service.confirm(pending);
        service.ancv.meanwhile("cancel", () -> assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSING));
        refused();
        assertThat(service.ancv.calls).endsWith("cancel");
    }

    @Test
    void while_ancv_is_down_it_is_refusing_and_counts_as_paid_and_the_sweep_goes_on() {
        service.confirm(pending);
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.ancv.answers("read", new AncvResponse.Unavailable());
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSING);
        assertThat(refused().payment().payment().refund()).contains(new Refund.Pending());
        assertThat(Collections.frequency(service.ancv.calls, "cancel")).isEqualTo(1);
        for (int minute = 0; minute < 60; minute++) {
            service.sweepAfter(Duration.ofMinutes(1));
        }
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSING);
        assertThat(paid()).isEqualTo(Money.ofCents(4_000));
        service.ancv.behaves();
        service.sweepAfter(Duration.ofMinutes(16));
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(atAncv()).isEqualTo(AncvState.CANCELLED);
    }

    @Test
    void a_lost_answer_to_the_cancellation_is_asked_about() {
        service.confirm(pending);
        service.ancv.takesEffectBut("cancel", new AncvResponse.Unavailable());
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.calls).endsWith("cancel", "read");
    }

    @Test
    void where_ancv_forbids_the_re_credit_it_stays_paid_and_says_so() {
        service.confirm(pending);
        service.ancv.answers("cancel", FORBIDDEN);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
        assertThat(paid()).isEqualTo(Money.ofCents(4_000));
        assertThat(service.whole(folder)
                        .payments()
                        .getFirst()
                        .history()
                        .getLast()
                        .reason())
                .contains(Reason.ANCV_FORBIDS);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
    }

    @Test
    void ten_refusals_of_a_forbidden_re_credit_are_ten_reads_and_no_attempt_and_no_line_more() {
        service.confirm(pending);
        service.ancv.answers("cancel", FORBIDDEN);
        refuse();
        List<HistoryEntry> history = service.whole(folder).payments().getFirst().history();
        service.ancv.calls.clear();
        for (int count = 0; count < 10; count++) {
            assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
        }
        assertThat(service.ancv.calls).hasSize(10).containsOnly("read");
        assertThat(service.whole(folder).payments().getFirst().history()).isEqualTo(history);
    }

    @Test
    void a_refusal_of_a_forbidden_re_credit_that_finds_it_cancelled_at_ancv_meets_a_cancelled_payment() {
        service.confirm(pending);
        service.ancv.answers("cancel", FORBIDDEN);
        refuse();
        service.ancv.becomes(service.ancv.only().id(), AncvState.CANCELLED);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.PAYMENT_NOT_REFUSABLE);
        assertThat(stored().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void while_ancv_cannot_be_read_a_forbidden_re_credit_stays_forbidden() {
        service.confirm(pending);
        service.ancv.answers("cancel", FORBIDDEN);
        refuse();
        service.ancv.answers("read", new AncvResponse.Unavailable());
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
    }

    @Test
    void found_out_later_that_ancv_forbids_it_goes_back_to_paid() {
        service.confirm(pending);
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSING);
        service.ancv.answers("cancel", FORBIDDEN);
        service.sweepAfter(Duration.ofMinutes(1));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.history(folder)).endsWith("REFUSING ESTABLISHMENT", "PAID ANCV");
    }

    @Test
    void a_tap_while_it_is_refused_is_re_credited_with_it() {
        service.ancv.meanwhile(
                "cancel",
                () -> service.ancv.becomes(
                        pending.payment().transaction().orElseThrow().transaction(), AncvState.AUTHORIZED, 4_000));
        PaymentWithHistory story = refused();
        assertThat(story.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(story.payment().payment().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void one_that_ended_is_not_refusable() {
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.PAYMENT_NOT_REFUSABLE);
    }

    @Test
    void one_of_which_nobody_knows_whether_it_was_created_is_refused_without_asking_ancv() {
        service.ancv.meanwhile(
                "create",
                () -> service.refuse.refuse(CAMPSITE, folder, PaymentId.of(folder, new IdempotencyKey("k2")), WORDS));
        VersionedPayment second = service.started(folder, "k2", 2_000);
        assertThat(second.payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.calls).containsExactly("create", "payer", "create");
    }

    @Test
    void another_tenants_payment_does_not_exist() {
        var other = new Caller.Establishments(Set.of(new EstablishmentId("other")));
        assertThat(ServiceFixture.codeOf(service.refuse.refuse(
                        other, folder, pending.payment().request().id(), WORDS)))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(ServiceFixture.codeOf(service.refuse.refuse(CAMPSITE, folder, new PaymentId("A".repeat(26)), WORDS)))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void the_history_has_a_line_for_each_change() {
        service.confirm(pending);
        refused();
        assertThat(service.whole(folder).payments().getFirst().history())
                .extracting(HistoryEntry::status)
                .doesNotHaveDuplicates()
                .endsWith(stored().status());
    }
}
