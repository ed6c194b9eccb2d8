package fr.ancvconnect.app.ports;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;

/** What nothing happens to any more and what still holds, or held, something personal. */
public sealed interface Closed {

    /**
     * A payment that is settled, at ANCV too: ended, or PAID and captured.
     *
     * @param version the one that was read
     */
    record OfPayment(FolderId folder, PaymentId payment, long version) implements Closed {
    }

    /** A cancelled folder. An open one keeps its customer. */
    record OfFolder(FolderId folder) implements Closed {
    }
}
