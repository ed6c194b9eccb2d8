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
    private static final Optional<Reason> REASON = Optional.of(Reason.freeText("Complet"));
    private static final AncvResponse FORBIDDEN =
            new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED);

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment pending = service.startPayment(folder, "k1", 4_000);

    private Result<PaymentWithHistory> refuse() {
        return service.refuse.refuse(
                CAMPSITE, folder, pending.payment().request().id(), REASON);
    }

    private PaymentWithHistory refused() {
        return switch (refuse()) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory refused) -> refused;
            case Result.Failure<PaymentWithHistory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private Payment stored() {
        return service.onlyPayment(folder).payment();
    }

    private Money paid() {
        return service.folderWithPayments(folder).folder().sums().paid();
    }

    private AncvState ancvState() {
        return service.ancv.onlyTransaction().state();
    }

    @Test
    void a_refused_paid_payment_is_re_credited() {
        service.confirm(pending);
        PaymentWithHistory refused = refused();
        assertThat(refused.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(refused.payment().payment().refund()).contains(new Refund.ReCredited());
        assertThat(ancvState()).isEqualTo(AncvState.CANCELLED);
        assertThat(paid()).isEqualTo(Money.ZERO);
        assertThat(service.folderWithPayments(folder).folder().sums().available())
                .isEqualTo(Money.ofCents(10_000));
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
    }

    @Test
    void the_answer_equals_the_stored_payment_with_its_history_and_reason() {
        service.confirm(pending);
        PaymentWithHistory refused = refused();
        assertThat(service.folderWithPayments(folder).payments()).containsExactly(refused);
        assertThat(service.history(folder))
                .containsExactly(
                        "REQUESTED PLATFORM",
                        "PENDING SYSTEM",
                        "PAID CUSTOMER",
                        "REFUSING ESTABLISHMENT",
                        "REFUSED SYSTEM");
        assertThat(refused.history().getLast().reason()).isEqualTo(REASON);
    }

    @Test
    void a_payment_can_be_refused_without_a_time_limit() {
        service.confirm(pending);
        service.clock.move(Duration.ofDays(200));
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
    }

    @Test
    void a_refused_pending_payment_is_withdrawn() {
        PaymentWithHistory refused = refused();
        assertThat(refused.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(refused.payment().payment().refund()).isEmpty();
        assertThat(ancvState()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.folderWithPayments(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_repeated_refusal_changes_nothing() {
        service.confirm(pending);
        refused();
        PaymentWithHistory again = refused();
        assertThat(again.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(Collections.frequency(service.ancv.calls, "cancel")).isEqualTo(1);
        assertThat(service.history(folder)).hasSize(5);
    }

    @Test
    void the_intent_is_written_before_the_call_to_ancv() {
        service.confirm(pending);
        service.ancv.runBeforeEffect(
                "cancel", () -> assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSING));
        refused();
        assertThat(service.ancv.calls).endsWith("cancel");
    }

    @Test
    void the_refusal_continues_in_the_sweep_after_ancv_was_unavailable() {
        service.confirm(pending);
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.ancv.stub("read", new AncvResponse.Unavailable());
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSING);
        assertThat(refused().payment().payment().refund()).contains(new Refund.ReCreditPending());
        assertThat(Collections.frequency(service.ancv.calls, "cancel")).isEqualTo(1);
        for (int minute = 0; minute < 60; minute++) {
            service.sweepAfter(Duration.ofMinutes(1));
        }
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSING);
        assertThat(paid()).isEqualTo(Money.ofCents(4_000));
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(16));
        assertThat(stored().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(ancvState()).isEqualTo(AncvState.CANCELLED);
    }

    @Test
    void a_lost_cancellation_response_is_followed_by_a_read() {
        service.confirm(pending);
        service.ancv.applyButReturn("cancel", new AncvResponse.Unavailable());
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.calls).endsWith("cancel", "read");
    }

    @Test
    void the_payment_stays_paid_and_not_refunded_when_ancv_forbids_the_re_credit() {
        service.confirm(pending);
        service.ancv.stub("cancel", FORBIDDEN);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(stored().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
        assertThat(paid()).isEqualTo(Money.ofCents(4_000));
        assertThat(service.folderWithPayments(folder)
                        .payments()
                        .getFirst()
                        .history()
                        .getLast()
                        .reason())
                .contains(Reason.ANCV_FORBIDS);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
    }

    @Test
    void repeated_refusals_of_a_forbidden_re_credit_only_read_the_transaction() {
        service.confirm(pending);
        service.ancv.stub("cancel", FORBIDDEN);
        refuse();
        List<HistoryEntry> history =
                service.folderWithPayments(folder).payments().getFirst().history();
        service.ancv.calls.clear();
        for (int count = 0; count < 10; count++) {
            assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
        }
        assertThat(service.ancv.calls).hasSize(10).containsOnly("read");
        assertThat(service.folderWithPayments(folder).payments().getFirst().history())
                .isEqualTo(history);
    }

    @Test
    void a_payment_with_a_forbidden_re_credit_becomes_cancelled_if_ancv_cancelled_it() {
        service.confirm(pending);
        service.ancv.stub("cancel", FORBIDDEN);
        refuse();
        service.ancv.setState(service.ancv.onlyTransaction().id(), AncvState.CANCELLED);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.PAYMENT_NOT_REFUSABLE);
        assertThat(stored().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(stored().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void a_forbidden_re_credit_stays_forbidden_while_ancv_is_unavailable() {
        service.confirm(pending);
        service.ancv.stub("cancel", FORBIDDEN);
        refuse();
        service.ancv.stub("read", new AncvResponse.Unavailable());
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
    }

    @Test
    void a_re_credit_forbidden_during_the_sweep_returns_the_payment_to_paid() {
        service.confirm(pending);
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        assertThat(refused().payment().payment().status()).isEqualTo(PaymentStatus.REFUSING);
        service.ancv.stub("cancel", FORBIDDEN);
        service.sweepAfter(Duration.ofMinutes(1));
        assertThat(stored().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.history(folder)).endsWith("REFUSING ESTABLISHMENT", "PAID ANCV");
    }

    @Test
    void a_confirmation_during_the_refusal_is_re_credited() {
        service.ancv.runBeforeEffect(
                "cancel",
                () -> service.ancv.setState(
                        pending.payment().transaction().orElseThrow().transaction(), AncvState.AUTHORIZED, 4_000));
        PaymentWithHistory refused = refused();
        assertThat(refused.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(refused.payment().payment().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void an_ended_payment_is_not_refusable() {
        service.sweepAfter(Duration.ofMinutes(4));
        assertThat(stored().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(ServiceFixture.codeOf(refuse())).isEqualTo(ProblemCode.PAYMENT_NOT_REFUSABLE);
    }

    @Test
    void a_payment_refused_during_its_create_call_is_refused_without_another_call_to_ancv() {
        service.ancv.runBeforeEffect(
                "create",
                () -> service.refuse.refuse(CAMPSITE, folder, PaymentId.of(folder, new IdempotencyKey("k2")), REASON));
        VersionedPayment second = service.startPayment(folder, "k2", 2_000);
        assertThat(second.payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(service.ancv.calls).containsExactly("create", "payer", "create");
    }

    @Test
    void another_tenants_payment_does_not_exist() {
        var other = new Caller.Establishments(Set.of(new EstablishmentId("other")));
        assertThat(ServiceFixture.codeOf(service.refuse.refuse(
                        other, folder, pending.payment().request().id(), REASON)))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(ServiceFixture.codeOf(
                        service.refuse.refuse(CAMPSITE, folder, new PaymentId("A".repeat(26)), REASON)))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
        assertThat(stored().status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void the_history_has_one_entry_for_each_status() {
        service.confirm(pending);
        refused();
        assertThat(service.folderWithPayments(folder).payments().getFirst().history())
                .extracting(HistoryEntry::status)
                .doesNotHaveDuplicates()
                .endsWith(stored().status());
    }
}
