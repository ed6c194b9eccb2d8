package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;

/** The notifications that ANCV posts, in ANCV's format and with ANCV's seal. */
public interface AncvNotifications {

    /** The result of the check of a seal. */
    enum SealCheck {
        VALID, INVALID,
        /** No key can be read now, so nothing is known about the seal. */
        NOT_CHECKED
    }

    /** The transaction that a notification is about; empty when the body is not a notification. */
    Optional<AncvTransactionId> transactionOf(byte[] body);

    /** Whether {@code header} (the value of {@code ANCV-Security}) seals this transaction's id with a valid key; in constant time. */
    SealCheck check(String header, AncvTransactionId transaction);
}
