package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.net.URI;

/**
 * ANCV's acquisition API. No call throws for what ANCV or the network does: every end of a call is an answer.
 * {@code create} and {@code namePayer} are sent once and never again; {@code read} and {@code cancel} may be retried
 * within the deadline.
 */
public interface AncvApi {

    /** Creates a transaction; moves no money, asks nobody. */
    AncvResponse create(NewTransaction transaction, Deadline deadline);

    /** Names the payer: the customer is asked on the phone. */
    AncvResponse namePayer(AncvTransactionId transaction, Beneficiary beneficiary, Money amount, Deadline deadline);

    /** Reads ANCV's record of the transaction. */
    AncvResponse read(AncvTransactionId transaction, Deadline deadline);

    /** Cancels the transaction: whatever was confirmed is re-credited. */
    AncvResponse cancel(AncvTransactionId transaction, Deadline deadline);

    /**
     * What a transaction is created from.
     *
     * @param orderId      at most 20 characters
     * @param paymentId    unique for each payment
     * @param label        shown to the customer on the phone
     * @param notification where ANCV tells of each change of state
     */
    record NewTransaction(AncvId shop, String orderId, String paymentId, String label, Money amount,
                          URI notification) {
    }
}
