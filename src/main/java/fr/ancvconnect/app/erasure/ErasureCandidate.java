package fr.ancvconnect.app.erasure;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;

/** What nothing happens to any more and what still holds, or held, something personal. */
public sealed interface ErasureCandidate {

    /**
     * A payment that is settled, at ANCV too: ended, or PAID and captured.
     *
     * @param version the one that was read
     */
    record OfPayment(FolderId folder, PaymentId payment, long version) implements ErasureCandidate {
    }

    /**
     * A folder that was expected to be closed by now; a payment can have put it off.
     *
     * @param expectedAt when it was expected to close
     */
    record OfFolder(FolderId folder, Instant expectedAt) implements ErasureCandidate {
    }
}
