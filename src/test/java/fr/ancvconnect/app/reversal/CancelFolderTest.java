package fr.ancvconnect.app.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.InconsistentReads;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.SequentialExecutor;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CancelFolderTest {

    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    private final ServiceFixture service = ServiceFixture.sequential().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    private FolderWithPayments cancel(Instant arrivedAt) {
        return switch (service.cancel.cancel(ServiceFixture.PLATFORM, folder, arrivedAt)) {
            case Result.Success<FolderWithPayments>(FolderWithPayments cancelled) -> cancelled;
            case Result.Failure<FolderWithPayments>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private FolderWithPayments cancelNow() {
        return cancel(service.clock.instant());
    }

    private VersionedPayment paid(String key, long cents) {
        VersionedPayment payment = service.startPayment(folder, key, cents);
        service.confirmWithoutNotification(payment);
        service.sweepAfter(Duration.ofMinutes(1));
        return payment;
    }

    private static List<PaymentStatus> statuses(FolderWithPayments cancelled) {
        return cancelled.payments().stream()
                .map(payment -> payment.payment().payment().status())
                .toList();
    }

    @Test
    void paid_payments_are_re_credited_and_pending_payments_withdrawn() {
        paid("paid", 4_000);
        service.startPayment(folder, "pending", 2_000);
        FolderWithPayments cancelled = cancelNow();
        assertThat(cancelled.folder().cancelledAt()).contains(service.clock.instant());
        assertThat(statuses(cancelled)).containsExactly(PaymentStatus.CANCELLED, PaymentStatus.CANCELLED);
        assertThat(cancelled.hasReversalInProgress()).isFalse();
        assertThat(cancelled.folder().sums()).isEqualTo(FolderSums.of(Money.ofCents(10_000)));
        assertThat(service.ancv.ledger.values()).allMatch(transaction -> transaction.state() == AncvState.CANCELLED);
    }

    @Test
    void the_answer_equals_the_stored_folder() {
        paid("paid", 4_000);
        service.startPayment(folder, "pending", 2_000);
        FolderWithPayments cancelled = cancelNow();
        assertThat(service.folderWithPayments(folder)).isEqualTo(cancelled);
        assertThat(cancelled.payments().getLast().history())
                .extracting(entry -> entry.status() + " " + entry.by())
                .endsWith("CANCELLING PLATFORM", "CANCELLED SYSTEM");
    }

    @Test
    void a_request_that_arrives_in_the_last_instant_of_the_four_hours_is_re_credited() {
        paid("paid", 4_000);
        Instant last = service.onlyPayment(folder)
                .payment()
                .confirmation()
                .orElseThrow()
                .paidAt()
                .plus(FOUR_HOURS);
        service.clock.move(Duration.ofHours(5));
        assertThat(statuses(cancel(last))).containsExactly(PaymentStatus.CANCELLED);
    }

    @Test
    void a_request_after_the_four_hours_leaves_the_payment_paid_and_not_refunded() {
        paid("paid", 4_000);
        Instant late = service.onlyPayment(folder)
                .payment()
                .confirmation()
                .orElseThrow()
                .paidAt()
                .plus(FOUR_HOURS)
                .plusNanos(1);
        FolderWithPayments cancelled = cancel(late);
        assertThat(statuses(cancelled)).containsExactly(PaymentStatus.PAID);
        assertThat(cancelled.payments().getFirst().payment().payment().refund())
                .contains(new Refund.NotRefunded(Reason.CANCELLATION_WINDOW_PASSED));
        assertThat(cancelled.folder().sums().paid()).isEqualTo(Money.ofCents(4_000));
        assertThat(cancelled.hasReversalInProgress()).isFalse();
        assertThat(service.ancv.calls).doesNotContain("cancel");
    }

    @Test
    void a_payment_of_a_cancelled_folder_can_be_refused_after_the_four_hours() {
        VersionedPayment payment = paid("paid", 4_000);
        service.clock.move(FOUR_HOURS);
        cancelNow();
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
    }

    @Test
    void an_accepted_cancellation_continues_after_the_four_hours() {
        paid("paid", 4_000);
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.ancv.stub("read", new AncvResponse.Unavailable());
        FolderWithPayments cancelled = cancelNow();
        assertThat(statuses(cancelled)).containsExactly(PaymentStatus.CANCELLING);
        assertThat(cancelled.hasReversalInProgress()).isTrue();
        service.clock.move(Duration.ofHours(5));
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(16));
        assertThat(statuses(cancelNow())).containsExactly(PaymentStatus.CANCELLED);
        assertThat(service.onlyPayment(folder).payment().refund()).contains(new Refund.ReCredited());
    }

    @Test
    void the_payment_stays_paid_and_not_refunded_when_ancv_forbids_the_re_credit() {
        paid("paid", 4_000);
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        FolderWithPayments cancelled = cancelNow();
        assertThat(statuses(cancelled)).containsExactly(PaymentStatus.PAID);
        assertThat(cancelled.payments().getFirst().payment().payment().refund())
                .contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
        assertThat(cancelled).isEqualTo(service.folderWithPayments(folder));
    }

    @Test
    void a_forbidden_re_credit_is_not_attempted_again_after_the_four_hours() {
        VersionedPayment paid = paid("k1", 4_000);
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, paid.payment().request().id(), Optional.empty());
        service.clock.move(FOUR_HOURS.plusMinutes(1));
        FolderWithPayments cancelled = cancelNow();
        assertThat(cancelled.payments().getFirst().payment().payment().refund())
                .contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
        service.ancv.calls.clear();
        assertThat(ServiceFixture.codeOf(service.refuse.refuse(
                        ServiceFixture.PLATFORM,
                        folder,
                        paid.payment().request().id(),
                        Optional.empty())))
                .isEqualTo(ProblemCode.RE_CREDIT_FORBIDDEN);
        assertThat(service.ancv.calls).containsExactly("read");
        assertThat(service.folderWithPayments(folder)).isEqualTo(cancelled);
    }

    @Test
    void a_repeated_cancellation_returns_the_folder_without_another_call_to_ancv() {
        paid("paid", 4_000);
        FolderWithPayments first = cancelNow();
        service.clock.move(Duration.ofHours(1));
        assertThat(cancelNow()).isEqualTo(first);
        assertThat(Collections.frequency(service.ancv.calls, "cancel")).isEqualTo(1);
    }

    @Test
    void no_payment_starts_on_a_cancelled_folder() {
        cancelNow();
        assertThat(ServiceFixture.codeOf(service.start(ServiceFixture.PLATFORM, folder, "k", 2_000)))
                .isEqualTo(ProblemCode.FOLDER_CANCELLED);
    }

    @Test
    void no_payer_is_named_for_a_payment_cancelled_during_the_create_call() {
        service.ancv.runBeforeEffect("create", this::cancelNow);
        VersionedPayment payment = service.startPayment(folder, "k", 2_000);
        assertThat(payment.payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.ancv.calls).containsExactly("create");
    }

    @Test
    void a_payment_cancelled_during_the_payer_call_is_returned_as_cancelled() {
        service.ancv.runBeforeEffect("payer", this::cancelNow);
        VersionedPayment payment = service.startPayment(folder, "k", 2_000);
        assertThat(payment.payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
    }

    @Test
    void a_reversal_after_more_than_ten_seconds_is_left_to_the_sweep() {
        paid("k1", 2_000);
        paid("k2", 2_000);
        service.ancv.runBeforeEffect("cancel", () -> service.clock.move(Duration.ofSeconds(10)));
        FolderWithPayments cancelled = cancelNow();
        assertThat(statuses(cancelled)).containsExactlyInAnyOrder(PaymentStatus.CANCELLED, PaymentStatus.CANCELLING);
        assertThat(cancelled.hasReversalInProgress()).isTrue();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(statuses(service.folderWithPayments(folder))).containsOnly(PaymentStatus.CANCELLED);
    }

    @Test
    void a_read_that_misses_a_counted_payment_is_repeated() {
        var store = new InMemoryStore();
        var inconsistent = new InconsistentReads(store);
        ServiceFixture other =
                new ServiceFixture(store, inconsistent, store, store, new SequentialExecutor()).activateOption();
        FolderId shared = other.folder("F2", 10_000);
        other.startPayment(shared, "k1", 2_000);
        inconsistent.omitNewestPayment();
        other.cancel.cancel(ServiceFixture.PLATFORM, shared, other.clock.instant());
        assertThat(statuses(other.folderWithPayments(shared))).containsExactly(PaymentStatus.CANCELLED);
    }

    @Test
    void sums_older_than_the_payments_do_not_affect_the_cancellation() {
        var store = new InMemoryStore();
        var inconsistent = new InconsistentReads(store);
        ServiceFixture other =
                new ServiceFixture(store, inconsistent, store, store, new SequentialExecutor()).activateOption();
        FolderId shared = other.folder("F2", 10_000);
        VersionedPayment payment = other.startPayment(shared, "k1", 4_000);
        inconsistent.returnCurrentFolder(shared);
        other.confirm(payment);
        Result<FolderWithPayments> answer = other.cancel.cancel(ServiceFixture.PLATFORM, shared, other.clock.instant());
        assertThat(answer).isEqualTo(Result.success(other.folderWithPayments(shared)));
        assertThat(other.folderWithPayments(shared).folder().sums()).isEqualTo(FolderSums.of(Money.ofCents(10_000)));
    }

    @Test
    void another_tenants_folder_does_not_exist() {
        var other = new Caller.Establishments(Set.of(new EstablishmentId("other")));
        assertThat(ServiceFixture.codeOf(service.cancel.cancel(other, folder, service.clock.instant())))
                .isEqualTo(ProblemCode.FOLDER_NOT_FOUND);
        assertThat(service.folderWithPayments(folder).folder().isCancelled()).isFalse();
    }
}
