package fr.ancvconnect.domain.payment;

/**
 * The reason for a change.
 *
 * @param text     a code of the contract, or free text
 * @param personal whether it is free text; free text is stored separately and erased with the personal data
 */
public record Reason(String text, boolean personal) {

    public static final Reason CUSTOMER_DECLINED = code("CUSTOMER_DECLINED");
    public static final Reason ANCV_REJECTED = code("ANCV_REJECTED");
    public static final Reason NOT_CONFIRMED_IN_TIME = code("NOT_CONFIRMED_IN_TIME");
    public static final Reason UNKNOWN_TO_ANCV = code("UNKNOWN_TO_ANCV");
    public static final Reason LATE_CONFIRMATION = code("LATE_CONFIRMATION");
    public static final Reason RE_CREDITED = code("RE_CREDITED");
    public static final Reason REVERSED_BY_ANCV = code("REVERSED_BY_ANCV");
    public static final Reason ANCV_FORBIDS = code("ANCV_FORBIDS");
    public static final Reason CANCELLATION_WINDOW_PASSED = code("CANCELLATION_WINDOW_PASSED");
    /** The platform settled the payment with ANCV manually. */
    public static final Reason RESOLVED_BY_HAND = code("RESOLVED_BY_HAND");
    /** The problem code of a request to ANCV that received no answer. */
    public static final Reason ANCV_UNAVAILABLE = code("ancv-unavailable");

    /** Creates a reason from a code of the contract. */
    public static Reason code(String code) {
        return new Reason(code, false);
    }

    /** Creates a reason from the establishment's free text, at most 200 characters. */
    public static Reason freeText(String text) {
        return new Reason(text, true);
    }
}
