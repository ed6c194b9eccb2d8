package fr.ancvconnect.app.observability;

/** What is measured: alarms and dashboards know it by its label. */
public enum Metric {
    PAYMENTS_STARTED("PaymentsStarted", Unit.COUNT),
    PAYMENTS_PAID("PaymentsPaid", Unit.COUNT),
    PAYMENTS_DECLINED("PaymentsDeclined", Unit.COUNT),
    PAYMENTS_EXPIRED("PaymentsExpired", Unit.COUNT),
    PAYMENTS_REFUSED("PaymentsRefused", Unit.COUNT),
    PAYMENTS_CANCELLED("PaymentsCancelled", Unit.COUNT),
    PAYMENTS_FAILED("PaymentsFailed", Unit.COUNT),
    /** Confirmed after the payment was over here: it goes back by itself. */
    LATE_CONFIRMATIONS("LateConfirmations", Unit.COUNT),
    PAYMENTS_NEEDING_ATTENTION("PaymentsNeedingAttention", Unit.COUNT),
    /** Notifications with a seal that is wrong, also where the policy ignores seals. */
    SEALS_WRONG("SealsWrong", Unit.COUNT),
    /** Readings of the secret of the seal keys that failed: at each start and at most twice a minute for an instance. */
    SEAL_KEYS_UNREADABLE("SealKeysUnreadable", Unit.COUNT),
    /** The same of the fingerprint keys, which are in the same secret. */
    FINGERPRINT_KEYS_UNREADABLE("FingerprintKeysUnreadable", Unit.COUNT),
    /** Calls that ANCV did not answer, not readably, or with an error that is no customer's doing. */
    ANCV_ERRORS("AncvErrors", Unit.COUNT),
    /** Of each call that went out, answered or not. */
    ANCV_LATENCY("AncvLatency", Unit.MILLISECONDS),
    /** From the request to the customer's confirmation. */
    TIME_TO_CONFIRM("TimeToConfirm", Unit.SECONDS),
    /** For how long the oldest due payment of a sweep had been due; 0 when none was. */
    DUE_LAG("DueLag", Unit.SECONDS),
    SWEEP_LOOKED("SweepLooked", Unit.COUNT),
    SWEEP_FAILED("SweepFailed", Unit.COUNT),
    /** Items of the table that this version cannot read: those of a sweep and its erasure, 0 for none, and each that fails a request. */
    UNREADABLE_ITEMS("UnreadableItems", Unit.COUNT),
    /** Payments and folders of which an erasure left something personal, and pages of its queue that could not be read; 0 for none. */
    ERASURE_FAILURES("ErasureFailures", Unit.COUNT),
    /** For how long the oldest item that waits for its erasure should have been erased; 0 where none waits too long, nothing while the queue cannot be read. */
    ERASURE_LAG("ErasureLag", Unit.SECONDS);

    /** What a figure counts. */
    public enum Unit { COUNT, MILLISECONDS, SECONDS }

    private final String label;
    private final Unit unit;

    Metric(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    /** Its name outside of the house. */
    public String label() {
        return label;
    }

    /** The unit of its figures. */
    public Unit unit() {
        return unit;
    }
}
