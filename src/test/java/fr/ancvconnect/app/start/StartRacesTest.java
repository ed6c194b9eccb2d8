package fr.ancvconnect.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Other requests change a payment while the request that starts it waits for ANCV's answer to the payer call. */
class StartRacesTest {

    private final ServiceFixture service = new ServiceFixture().activateOption();
    private final FolderId folder = service.folder("F1", 10_000);
    private final PaymentId payment = PaymentId.of(folder, new IdempotencyKey("k1"));

    private PaymentWithHistory started() {
        return switch (service.start(ServiceFixture.PLATFORM, folder, "k1", 4_000)) {
            case Result.Success<StartedPayment>(StartedPayment started) -> started.payment();
            case Result.Failure<StartedPayment>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    @Test
    void the_answer_contains_the_history_entries_of_concurrent_requests() {
        service.ancv.runBeforeResponse("payer", () -> {
            AncvTransaction record = service.ancv.onlyTransaction();
            service.ancv.ledger.put(
                    record.id(),
                    new AncvTransaction(
                            record.id(),
                            record.state(),
                            record.paymentId(),
                            Optional.of("10000652"),
                            record.currency(),
                            record.authorizations(),
                            record.expirationDate()));
            service.notify(service.onlyPayment(folder));
            service.ancv.stub("cancel", new AncvResponse.Unavailable());
            service.resolve.resolve(
                    ServiceFixture.PLATFORM, folder, payment, Resolution.CANCEL_AT_ANCV, Optional.empty());
        });
        PaymentWithHistory started = started();
        assertThat(started.payment().payment().status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(started)
                .isEqualTo(service.folderWithPayments(folder).payments().getFirst());
    }

    @Test
    void a_payer_response_that_arrives_after_a_refusal_is_not_a_late_confirmation() {
        service.ancv.runBeforeResponse("payer", () -> {
            service.ancv.setState(service.ancv.onlyTransaction().id(), AncvState.AUTHORIZED, 4_000);
            service.ancv.applyButReturn("payer", new AncvResponse.Completed(service.ancv.onlyTransaction()));
            service.refuse.refuse(ServiceFixture.PLATFORM, folder, payment, Optional.empty());
        });
        PaymentWithHistory started = started();
        assertThat(started.payment().payment().status()).isEqualTo(PaymentStatus.REFUSED);
        assertThat(started.history())
                .extracting(HistoryEntry::reason)
                .doesNotContain(Optional.of(Reason.LATE_CONFIRMATION));
        assertThat(started.payment().nextCheck().dueAt()).isEmpty();
    }
}
