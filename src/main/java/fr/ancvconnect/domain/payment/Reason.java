package fr.ancvconnect.domain.payment;

/**
 * Why something happened.
 *
 * @param text     a code of the contract, or somebody's own words
 * @param personal whether it is somebody's own words: kept apart, and erased with what is personal
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
    /** The platform settled it with ANCV by hand. */
    public static final Reason RESOLVED_BY_HAND = code("RESOLVED_BY_HAND");
    /** The problem code of a request whose answer never came. */
    public static final Reason ANCV_UNAVAILABLE = code("ancv-unavailable");

    /** A code of the contract. */
    public static Reason code(String code) {
        return new Reason(code, false);
    }

    /** The establishment's own words, at most 200 characters. */
    public static Reason words(String words) {
        return new Reason(words, true);
    }
}
