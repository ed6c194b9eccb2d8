package fr.ancvconnect.app.ancv;

import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransaction;

/** The result of a call to ANCV. */
public sealed interface AncvResponse {

    /** The call succeeded. Contains ANCV's record of the transaction. */
    record Completed(AncvTransaction transaction) implements AncvResponse {}

    /** ANCV answered an errorCode other than {@code INTERNAL_SERVER_ERROR}, with any HTTP status. */
    record Rejected(AncvErrorCode code) implements AncvResponse {}

    /**
     * The result is not known: no connection, a timeout, HTTP 5xx without an errorCode, or
     * {@code INTERNAL_SERVER_ERROR}.
     */
    record Unavailable() implements AncvResponse {}

    /** The result is not known, because the response could not be parsed. */
    record Unreadable() implements AncvResponse {}
}
