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

    private static final Optional<Reason> WORDS = Optional.of(Reason.words("ANCV said so on the phone"));

    private final ServiceFixture service = new ServiceFixture().open();
    private final FolderId folder = service.folder("F1", 10_000);

    private VersionedPayment byGuest() {
        return switch (service.start(new Caller.Guest(folder), folder, "k1", 4_000)) {
            case Result.Success<StartedPayment>(StartedPayment started) ->
                started.story().payment();
            case Result.Failure<StartedPayment>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    /** Changes ANCV's record so that it names another shop. */
    private void mismatched() {
        AncvTransaction record = service.ancv.only();
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
        return service.resolve.resolve(ServiceFixture.PLATFORM, folder, id(), action, WORDS);
    }

    private PaymentId id() {
        return service.onlyPayment(folder).payment().request().id();
    }

    private PaymentStatus status() {
        return service.onlyPayment(folder).payment().status();
    }

    @Test
    void a_guest_s_mismatched_payment_is_cancelled_at_ancv_and_the_guest_can_pay_again() {
        byGuest();
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        assertThat(ServiceFixture.codeOf(service.start(new Caller.Guest(folder), folder, "k2", 4_000)))
                .isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.onlyPayment(folder).payment().refund()).contains(new Refund.ReCredited());
        assertThat(service.ancv.reCredited).hasSize(1);
        assertThat(service.whole(folder).payments().getFirst().history())
                .extracting(HistoryEntry::by, HistoryEntry::reason)
                .endsWith(
                        org.assertj.core.groups.Tuple.tuple(Actor.PLATFORM, WORDS),
                        org.assertj.core.groups.Tuple.tuple(Actor.PLATFORM, Optional.of(Reason.RESOLVED_BY_HAND)));
        assertThat(service.whole(folder).folder().sums().available()).isEqualTo(Money.ofCents(10_000));
        assertThat(service.start(new Caller.Guest(folder), folder, "k2", 4_000)).isInstanceOf(Result.Success.class);
    }

    @Test
    void a_refusal_whose_cancellation_was_lost_and_whose_record_no_longer_matches_is_cancelled_again() {
        service.confirm(service.started(folder, "k1", 4_000));
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.refuse.refuse(ServiceFixture.PLATFORM, folder, id(), Optional.empty());
        mismatched();
        service.ancv.behaves();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(status()).isEqualTo(PaymentStatus.REFUSING);
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.AUTHORIZED);
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(service.ancv.only().state()).isEqualTo(AncvState.CANCELLED);
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_cancellation_that_ancv_does_not_answer_is_attempted_again_by_the_sweep_without_reading_first() {
        byGuest();
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.ancv.answers("read", new AncvResponse.Unreadable());
        int lines = service.history(folder).size();
        resolve(Resolution.CANCEL_AT_ANCV);
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.history(folder)).hasSize(lines + 1);
        service.ancv.behaves();
        service.ancv.calls.clear();
        service.sweepAfter(Duration.ofMinutes(2));
        assertThat(service.ancv.calls).containsExactly("cancel");
        assertThat(status()).isEqualTo(PaymentStatus.CANCELLED);
    }

    @Test
    void where_ancv_forbids_the_cancellation_of_a_mismatch_it_stays_in_attention_and_can_be_closed() {
        byGuest();
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.answers("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        resolve(Resolution.CANCEL_AT_ANCV);
        assertThat(status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
        resolve(Resolution.CLOSE);
        assertThat(status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(service.onlyPayment(folder).nextCheck().dueAt()).isEmpty();
        assertThat(service.whole(folder).folder().sums().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void ten_orders_to_cancel_what_ancv_forbids_to_cancel_add_one_line() {
        byGuest();
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.answers("cancel", new AncvResponse.Rejected(AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED));
        int lines = service.history(folder).size();
        for (int count = 0; count < 10; count++) {
            resolve(Resolution.CANCEL_AT_ANCV);
            service.unblock.unblock(ServiceFixture.PLATFORM, folder, id());
        }
        assertThat(service.history(folder)).hasSize(lines + 1);
        assertThat(service.onlyPayment(folder).nextCheck().attention()).isPresent();
    }

    @Test
    void closing_calls_nobody() {
        byGuest();
        mismatched();
        service.sweepAfter(Duration.ofMinutes(1));
        service.ancv.calls.clear();
        resolve(Resolution.CLOSE);
        assertThat(service.ancv.calls).isEmpty();
    }

    @Test
    void one_that_needs_no_attention_or_does_not_exist_is_told() {
        byGuest();
        assertThat(ServiceFixture.codeOf(resolve(Resolution.CLOSE))).isEqualTo(ProblemCode.PAYMENT_NOT_IN_ATTENTION);
        assertThat(ServiceFixture.codeOf(service.resolve.resolve(
                        ServiceFixture.PLATFORM, folder, new PaymentId("A".repeat(26)), Resolution.CLOSE, WORDS)))
                .isEqualTo(ProblemCode.PAYMENT_NOT_FOUND);
    }
}
