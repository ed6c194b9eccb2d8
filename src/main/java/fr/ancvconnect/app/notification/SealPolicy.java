package fr.ancvconnect.app.notification;

/** The policy for the seals of notifications. */
public enum SealPolicy {
    /**
     * The seal is required at the fixed URL. At a payment's own URL it is optional, but it must be valid if it is
     * present.
     */
    CHECK,
    /** The seal is required at both URLs. */
    REQUIRE,
    /** Wrong seals are accepted and only counted. Use this if ANCV's seals differ from this implementation. */
    IGNORE
}
