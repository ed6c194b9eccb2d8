package fr.ancvconnect.bench.growth;

import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.dynamodb.StoreSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An implementation of ANCV in which every transaction of {@link StoredPayments} is confirmed, and can be cancelled. It
 * responds after this time.
 */
record DelayedAncv(Duration latency) implements AncvApi {

    @Override
    public AncvResponse read(AncvTransactionId transaction, Deadline deadline) {
        return answer(transaction, AncvState.VALIDATED);
    }

    @Override
    public AncvResponse cancel(AncvTransactionId transaction, Deadline deadline) {
        return answer(transaction, AncvState.CANCELLED);
    }

    @Override
    public AncvResponse create(NewTransaction transaction, Deadline deadline) {
        throw new AssertionError("A sweep must not create a transaction");
    }

    @Override
    public AncvResponse namePayer(
            AncvTransactionId transaction, Beneficiary beneficiary, Money amount, Deadline deadline) {
        throw new AssertionError("A sweep must not name a payer");
    }

    private AncvResponse answer(AncvTransactionId transaction, AncvState state) {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var authorization = new AncvTransaction.Authorization(
                StoredPayments.CENTS, Optional.of("978"), Optional.of(StoreSamples.NOW.plusSeconds(20)));
        return new AncvResponse.Completed(new AncvTransaction(
                transaction,
                state,
                Optional.of(StoreSamples.paymentOf(transaction).value()),
                Optional.of(StoreSamples.SHOP.value()),
                Optional.of("978"),
                List.of(authorization),
                Optional.empty()));
    }
}
