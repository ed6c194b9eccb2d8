package fr.ancvconnect.app.notification;

/** How far the seal of a notification is asked for. */
public enum SealPolicy {
    /** Required at the fixed address; right where there is one at a payment's own. */
    CHECK,
    /** Required at both. */
    REQUIRE,
    /** Not looked at, should ANCV's prove to differ. */
    IGNORE
}
