package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;

/** How a call to ANCV ended. */
public sealed interface AncvResponse {

    /** ANCV did it, or told it: its record of the transaction. */
    record Success(AncvTransaction transaction) implements AncvResponse {
    }

    /** ANCV answered an errorCode other than {@code INTERNAL_SERVER_ERROR}, whatever the HTTP status. */
    record Rejected(AncvErrorCode code) implements AncvResponse {
    }

    /** Nothing sure is known: no connection, a timeout, HTTP 5xx without an errorCode, {@code INTERNAL_SERVER_ERROR}. */
    record Unavailable() implements AncvResponse {
    }

    /** Nothing sure is known: an answer came that could not be read. */
    record Unreadable() implements AncvResponse {
    }
}
