package fr.ancvconnect.app.ports;

import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;

/** How a call to ANCV ended. */
public sealed interface AncvAnswer {

    /** ANCV did it, or told it: its record of the transaction. */
    record Told(AncvTransaction transaction) implements AncvAnswer {
    }

    /** ANCV answered an errorCode other than {@code INTERNAL_SERVER_ERROR}, whatever the HTTP status. */
    record Denied(AncvErrorCode code) implements AncvAnswer {
    }

    /** Nothing sure is known: no connection, a timeout, HTTP 5xx without an errorCode, {@code INTERNAL_SERVER_ERROR}. */
    record Unavailable() implements AncvAnswer {
    }

    /** Nothing sure is known: an answer came that could not be read. */
    record Unreadable() implements AncvAnswer {
    }
}
