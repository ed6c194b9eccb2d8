package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.net.URI;

/**
 * The port to ANCV's acquisition API. No call throws for an error of ANCV or of the network: every call returns a
 * response. {@code create} and {@code namePayer} are never retried. {@code read} and {@code cancel} can be retried
 * within the deadline.
 */
public interface AncvApi {

    /** Creates a transaction. This moves no money and sends no request to the customer. */
    AncvResponse create(NewTransaction transaction, Deadline deadline);

    /** Names the payer. ANCV then sends the authorization request to the customer's phone. */
    AncvResponse namePayer(AncvTransactionId transaction, Beneficiary beneficiary, Money amount, Deadline deadline);

    /** Reads ANCV's record of the transaction. */
    AncvResponse read(AncvTransactionId transaction, Deadline deadline);

    /** Cancels the transaction. ANCV re-credits any confirmed amount. */
    AncvResponse cancel(AncvTransactionId transaction, Deadline deadline);

    /**
     * The data of a new transaction.
     *
     * @param orderId      at most 20 characters
     * @param paymentId    unique for each payment
     * @param label        displayed on the customer's phone
     * @param notification the URL to which ANCV posts each change of state
     */
    record NewTransaction(
            AncvId shop, String orderId, String paymentId, String label, Money amount, URI notification) {}
}
