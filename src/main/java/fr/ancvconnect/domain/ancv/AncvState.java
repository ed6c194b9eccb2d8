package fr.ancvconnect.domain.ancv;

/** The states of a transaction at ANCV (its protocol); {@code UNCLEAR} is one that this service does not know. */
public enum AncvState {
    INITIALIZED, PROCESSING, AUTHORIZED, VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED, UNCLEAR
}
