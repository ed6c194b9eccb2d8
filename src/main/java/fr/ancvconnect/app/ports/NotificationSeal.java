package fr.ancvconnect.app.ports;

import fr.ancvconnect.domain.ancv.AncvTransactionId;

/** Checks the seal of a notification, in constant time. */
public interface NotificationSeal {

    /** Whether {@code header} (the value of {@code ANCV-Security}) seals this transaction's id with a key that is valid. */
    boolean isRight(String header, AncvTransactionId transaction);
}
