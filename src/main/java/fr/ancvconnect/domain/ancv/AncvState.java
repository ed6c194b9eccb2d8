package fr.ancvconnect.domain.ancv;

/** The states of an ANCV transaction (ANCV's protocol). {@code UNCLEAR} is any other state. */
public enum AncvState {
    INITIALIZED,
    PROCESSING,
    AUTHORIZED,
    VALIDATED,
    CONSIGNED,
    PAID,
    ABORTED,
    EXPIRED,
    REJECTED,
    CANCELLED,
    UNCLEAR
}
