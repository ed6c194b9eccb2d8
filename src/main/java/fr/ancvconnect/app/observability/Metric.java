package fr.ancvconnect.app.observability;

/** The metrics. Alarms and dashboards refer to them by label. */
public enum Metric {
    PAYMENTS_STARTED("PaymentsStarted", Unit.COUNT),
    PAYMENTS_PAID("PaymentsPaid", Unit.COUNT),
    PAYMENTS_DECLINED("PaymentsDeclined", Unit.COUNT),
    PAYMENTS_EXPIRED("PaymentsExpired", Unit.COUNT),
    PAYMENTS_REFUSED("PaymentsRefused", Unit.COUNT),
    PAYMENTS_CANCELLED("PaymentsCancelled", Unit.COUNT),
    PAYMENTS_FAILED("PaymentsFailed", Unit.COUNT),
    /** Confirmations after the payment ended in this service. They are re-credited automatically. */
    LATE_CONFIRMATIONS("LateConfirmations", Unit.COUNT),
    PAYMENTS_NEEDING_ATTENTION("PaymentsNeedingAttention", Unit.COUNT),
    /** Notifications with a wrong seal, also if the policy ignores seals. */
    INVALID_SEALS("InvalidSeals", Unit.COUNT),
    /** Failed reads of the secret with the seal keys: at each start and at most twice per minute and instance. */
    SEAL_KEYS_UNREADABLE("SealKeysUnreadable", Unit.COUNT),
    /** Failed reads of the fingerprint keys, which are in the same secret. */
    FINGERPRINT_KEYS_UNREADABLE("FingerprintKeysUnreadable", Unit.COUNT),
    /** Failed reads of the keys of payment links, which are in the same secret. */
    LINK_KEYS_UNREADABLE("LinkKeysUnreadable", Unit.COUNT),
    /** Calls to ANCV with no response, an unreadable response, or an error that the customer did not cause. */
    ANCV_ERRORS("AncvErrors", Unit.COUNT),
    /** The duration of each call that was sent, with or without a response. */
    ANCV_LATENCY("AncvLatency", Unit.MILLISECONDS),
    /** The time from the request to the customer's confirmation. */
    TIME_TO_CONFIRM("TimeToConfirm", Unit.SECONDS),
    /** How long the oldest due payment of a sweep was overdue; 0 if none was due. */
    CHECK_LAG("CheckLag", Unit.SECONDS),
    PAYMENTS_CHECKED("PaymentsChecked", Unit.COUNT),
    SWEEP_FAILED("SweepFailed", Unit.COUNT),
    /**
     * Items of the table that this version cannot read. A sweep with its erasure reports their number, also 0. Each
     * item that fails a request is counted.
     */
    UNREADABLE_ITEMS("UnreadableItems", Unit.COUNT),
    /** Payments and folders whose erasure failed, and pages of the erasure queue that could not be read; 0 for none. */
    ERASURE_FAILURES("ErasureFailures", Unit.COUNT),
    /**
     * How long the erasure of the oldest waiting item is overdue; 0 if none is overdue, no value while the queue cannot
     * be read.
     */
    ERASURE_LAG("ErasureLag", Unit.SECONDS);

    /** The unit of a metric. */
    public enum Unit {
        COUNT,
        MILLISECONDS,
        SECONDS
    }

    private final String label;
    private final Unit unit;

    Metric(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    /** The published name of the metric. */
    public String label() {
        return label;
    }

    /** The unit of the values. */
    public Unit unit() {
        return unit;
    }
}
