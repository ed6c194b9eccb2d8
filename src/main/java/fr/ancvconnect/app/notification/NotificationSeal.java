package fr.ancvconnect.app.notification;

import fr.ancvconnect.domain.ancv.AncvTransactionId;

/** Checks the seal of a notification, in constant time. */
public interface NotificationSeal {

    /** What a seal is found to be. */
    enum Verdict {
        RIGHT, WRONG,
        /** There are no keys to check it with now: that says nothing about the seal. */
        UNKNOWN
    }

    /** Whether {@code header} (the value of {@code ANCV-Security}) seals this transaction's id with a key that is valid. */
    Verdict judge(String header, AncvTransactionId transaction);
}
