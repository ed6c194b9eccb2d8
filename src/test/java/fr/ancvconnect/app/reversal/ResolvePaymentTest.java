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
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The platform can resolve a payment that needs attention. */
class ResolvePaymentTest {

    private static final Optional<Reason> REASON = Optional.of(Reason.freeText("Confirmed by ANCV on the phone"));

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);

    private VersionedPayment startAsGuest() {
        return switch (service.start(new Caller.Guest(folder), folder, "k1", 4_000)) {
            case Result.Success<StartedPayment>(StartedPayment started) ->
                started.payment().payment();
            case Result.Failure<StartedPayment>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    /** Changes ANCV's record so that it names another shop. */
    private void makeRecordMismatch() {
        AncvTransaction record = service.ancv.onlyTransaction();
        service.ancv.ledger.put(
                record.id(),
                new AncvTransaction(
                        record.id(),
                        AncvState.AUTHORIZED,
                        record.paymentId(),
                        Optional.of("10000652"),
                        record.currency(),
                        java.util.List.of(
                                new AncvTransaction.Authorization(4_000, Optional.of("978"), Optional.empty())),
                        record.expirationDate()));
    }

    private Result<PaymentWithHistory> resolve(Resolution action) {
        return service.resolve.resolve(ServiceFixture.PLATFORM, folder, id(), action, REASON);
    }

    private PaymentId id() {
        return service.onlyPayment(folder).payment().request().id();
    }

    private PaymentStatus status() {
        return service.onlyPayment(folder).payment().status();
    }

    @Test
    void the_mismatched_payment_of_a_guest_is_cancelled_at_ancv_and_the_guest_can_pay_again() {
        startAsGuest();
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        assertThat(ServiceFixture.codeOf(service.start(new Caller.Guest(folder), folder, "k2", 4_000)))
                .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.onlyPayment(folder).payment().refund()).contains(new Refund.ReCredited());
        assertThat(service.ancv.reCredited).hasSize(1);
        assertThat(service.folderWithPayments(folder).payments().getFirst().history())
                .extracting(HistoryEntry::by, HistoryEntry::reason)
                .endsWith(
                        org.assertj.core.groups.Tuple.tuple(Actor.PLATFORM, REASON),
                        org.assertj.core.groups.Tuple.tuple(Actor.PLATFORM, Optional.of(Reason.RESOLVED_BY_HAND)));
        assertThat(service.folderWithPayments(folder).folder().sums().available())
                .isEqualTo(Money.ofCents(10_000));
        assertThat(service.start(new Caller.Guest(folder), folder, "k2", 4_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_refusal_with_a_lost_cancellation_and_a_mismatched_record_is_cancelled_again() {
        service.confirm(service.startPayment(folder, "k1", 4_000));
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.refuse.refuse(ServiceFixture.PLATFORM, folder, id(), Optional.empty());
        makeRecordMismatch();
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(PaymentStatus.REFUSING);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.AUTHORIZED);
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.ancv.onlyTransaction().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void an_unanswered_cancellation_is_repeated_by_the_sweep_without_a_read() {
        startAsGuest();
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.ancv.stub("read", new AncvResponse.Unreadable());
        int lines = service.history(folder).size();
        resolve(Resolution.CANCEL_AT_ANCV);
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.history(folder)).hasSize(lines + 1);
        service.ancv.clearStubs();
        service.ancv.calls.clear();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(service.ancv.calls).containsExactly("cancel");
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
    }

    @Test
    void a_mismatch_with_a_forbidden_cancellation_still_needs_attention_and_can_be_closed() {
        startAsGuest();
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
        resolve(Resolution.CLOSE);
        assertThat(status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
        assertThat(service.folderWithPayments(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void repeated_orders_of_a_forbidden_cancellation_add_one_history_entry() {
        startAsGuest();
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.stub("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        int lines = service.history(folder).size();
        for (int count = 0; count < 10; count++) {
            resolve(Resolution.CANCEL_AT_ANCV);
            service.unblock.unblock(ServiceFixture.PLATFORM, folder, id());
        }
        assertThat(service.history(folder)).hasSize(lines + 1);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
    }

    @Test
    void closing_does_not_call_ancv() {
        startAsGuest();
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.calls.clear();
        resolve(Resolution.CLOSE);
        assertThat(service.ancv.calls).isEmpty();
    }

    @Test
    void only_an_existing_payment_that_needs_attention_can_be_resolved() {
        startAsGuest();
        assertThat(ServiceFixture.codeOf(resolve(Resolution.CLOSE))).isEqualTo(ProblemCode.PAYMENT_NOT_IN_ATTENTION);
        assertThat(ServiceFixture.codeOf(service.resolve.resolve(
                        ServiceFixture.PLATFORM, folder, new PaymentId("A".repeat(26)), Resolution.CLOSE, REASON)))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
    }
}
