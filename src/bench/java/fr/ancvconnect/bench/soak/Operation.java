package fr.ancvconnect.bench.soak;

import java.util.Locale;

/** A measured request. */
enum Operation {
    /** Starts a payment: two calls to ANCV. */
    START,
    /** Reads a payment, as the page of a waiting guest does. */
    POLL,
    /** ANCV notifies a change: the service reads the transaction and writes the payment. */
    NOTIFICATION,
    /** The establishment refuses a payment: one or more calls to ANCV. */
    REFUSAL,
    /** The platform cancels a folder. */
    CANCELLATION,
    /** The same start with the same key, at the same time or after an error. */
    REPEATED_START,
    /** The platform declares a folder. */
    DECLARATION,
    /** The platform reads a folder, or the establishment lists its payments. */
    READING;

    /** The name in tables and plots. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
