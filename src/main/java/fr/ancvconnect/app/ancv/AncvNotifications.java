package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;

/** Reads the notifications that ANCV posts, and checks their seals. */
public interface AncvNotifications {

    /** The result of a seal check. */
    enum SealCheck {
        VALID,
        INVALID,
        /** No key can be read now, so the seal cannot be checked. */
        NOT_CHECKED
    }

    /** The transaction of a notification. Empty if the body is not a notification. */
    Optional<AncvTransactionId> transactionOf(byte[] body);

    /**
     * Whether {@code header} (the value of {@code ANCV-Security}) is a valid seal of this transaction id with one of
     * the keys. Compares in constant time.
     */
    SealCheck check(String header, AncvTransactionId transaction);
}
