package fr.ancvconnect.app.start;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.domain.ancv.AncvErrorCode;

/** What ANCV's failures are called in the contract. */
final class AncvProblems {

    private AncvProblems() {
    }

    /** The problem of a call that surely did nothing. */
    static ProblemCode of(AncvErrorCode code) {
        return switch (code) {
            case MERCHANT_NOT_ALLOWED -> ProblemCode.REQUIREMENTS_NOT_MET;
            case BENEFICIARY_NOT_FOUND -> ProblemCode.UNKNOWN_BENEFICIARY;
            case OTHER_TRANSACTION_PENDING -> ProblemCode.BENEFICIARY_BUSY;
            case INVALID_TRANSACTION_AMOUNT -> ProblemCode.AMOUNT_NOT_ACCEPTED;
            case BAD_REQUEST, INVALID_SEAL, INVALID_TRANSACTION_CURRENCY, OPERATION_TRANSACTION_NOT_ALLOWED,
                 TRANSACTION_NOT_FOUND, OTHER -> ProblemCode.ANCV_ERROR;
        };
    }

    /** Whether a payer call that ended so surely did not ask the customer. */
    static boolean isDefinite(AncvErrorCode code) {
        return code != AncvErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED && code != AncvErrorCode.TRANSACTION_NOT_FOUND;
    }

    /** The problem of a creation that gave no transaction; {@code Told} is none. */
    static ProblemCode ofCreation(AncvResponse answer) {
        return switch (answer) {
            case AncvResponse.Rejected(AncvErrorCode code) -> of(code);
            case AncvResponse.Unavailable _ -> ProblemCode.ANCV_UNAVAILABLE;
            case AncvResponse.Unreadable _ -> ProblemCode.ANCV_ERROR;
            case AncvResponse.Success _ -> throw new IllegalArgumentException("A creation that succeeded is no problem");
        };
    }
}
