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

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private final VersionedPayment payment = service.startPayment(folder, "k1", 4_000);

    private PaymentWithHistory unblocked() {
        return switch (service.unblock.unblock(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id())) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory unblocked) -> unblocked;
            case Result.Failure<PaymentWithHistory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private void exhaustAttempts() {
        service.confirm(payment);
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.ancv.stub("read", new AncvResponse.Unavailable());
        service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), Optional.empty());
        for (int count = 0; count < 8; count++) {
            service.sweepAfter(Duration.ofMinutes(16));
        }
        assertThat(service.onlyPayment(folder).nextCheck().attention())
                .map(Attention::reason)
                .contains(Attention.Cause.TOO_MANY_TRIES);
    }

    private void makeRecordMismatch() {
        var transaction = service.ancv.onlyTransaction();
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
    void an_unblocked_payment_is_checked_immediately() {
        exhaustAttempts();
        service.ancv.clearStubs();
        PaymentWithHistory unblocked = unblocked();
        assertThat(unblocked.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(unblocked.payment().nextCheck().attention()).isEmpty();
        assertThat(service.folderWithPayments(folder).payments()).containsExactly(unblocked);
    }

    @Test
    void unblocking_resets_the_attempts_and_the_delays() {
        exhaustAttempts();
        PaymentWithHistory unblocked = unblocked();
        assertThat(unblocked.payment().nextCheck().attention()).isEmpty();
        assertThat(unblocked.payment().nextCheck().tries()).isEqualTo(1);
        assertThat(unblocked.payment().nextCheck().dueAt())
                .contains(service.clock.instant().plusSeconds(60));
    }

    @Test
    void a_mismatch_that_persists_still_needs_attention_after_unblocking() {
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        var attention = Attention.since(service.clock.instant(), Attention.Cause.TRANSACTION_MISMATCH);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).contains(attention);
        service.clock.move(Duration.ofHours(1));
        assertThat(unblocked().payment().nextCheck().attention()).contains(attention);
    }

    @Test
    void a_corrected_mismatch_needs_no_attention_after_unblocking() {
        AncvTransaction before = service.ancv.onlyTransaction();
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.ledger.put(before.id(), before);
        assertThat(unblocked().payment().nextCheck().attention()).isEmpty();
    }

    @Test
    void a_mismatch_still_needs_attention_while_ancv_is_unavailable_and_can_be_resolved() {
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.stub("read", new AncvResponse.Unavailable());
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
    void a_reversal_by_ancv_needs_attention_until_it_is_resolved() {
        service.confirm(payment);
        service.ancv.setState(service.ancv.onlyTransaction().id(), AncvState.REJECTED);
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
    void unblocking_completes_an_ordered_cancellation_at_ancv() {
        makeRecordMismatch();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.resolve.resolve(
                ServiceFixture.PLATFORM,
                folder,
                payment.payment().request().id(),
                Resolution.CANCEL_AT_ANCV,
                Optional.empty());
        service.ancv.clearStubs();
        PaymentWithHistory unblocked = unblocked();
        assertThat(unblocked.payment().payment().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(unblocked.history().getLast().reason()).contains(Reason.RESOLVED_BY_HAND);
    }

    @Test
    void a_payment_that_needs_no_attention_is_unchanged() {
        int calls = service.ancvCalls();
        assertThat(unblocked().payment()).isEqualTo(service.onlyPayment(folder));
        assertThat(service.ancvCalls()).isEqualTo(calls);
    }

    @Test
    void an_unknown_payment_or_folder_is_not_found() {
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
