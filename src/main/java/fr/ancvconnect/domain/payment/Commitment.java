package fr.ancvconnect.domain.payment;

/**
 * What one payment counts for in its folder's sums; also the difference of two, where each part can be negative.
 *
 * @param pending      cents asked for and not decided
 * @param paid         cents paid
 * @param live         1 for a live payment
 * @param guestPending 1 for a guest's payment that is not decided
 */
public record Commitment(long pending, long paid, int live, int guestPending) {

    /** Counts for nothing. */
    public static final Commitment NONE = new Commitment(0, 0, 0, 0);

    /** What this payment counts as: the contract's table of states. */
    public static Commitment of(Payment payment) {
        return switch (payment) {
            case Open open -> pending(open.request());
            case Paid paid -> paid(paid.confirmed());
            case Leaving leaving -> leaving.was().map(Commitment::paid).orElseGet(() -> pending(leaving.request()));
            case Ended _ -> NONE;
        };
    }

    /** The change from {@code earlier} to this. */
    public Commitment minus(Commitment earlier) {
        return new Commitment(pending - earlier.pending, paid - earlier.paid, live - earlier.live,
                guestPending - earlier.guestPending);
    }

    /** Both together. */
    public Commitment plus(Commitment other) {
        return new Commitment(pending + other.pending, paid + other.paid, live + other.live,
                guestPending + other.guestPending);
    }

    /** Whether nothing changes. */
    public boolean isNone() {
        return equals(NONE);
    }

    private static Commitment pending(PaymentRequest request) {
        return new Commitment(request.amount().cents(), 0, 1, request.channel() == Channel.BOOKING_ENGINE ? 1 : 0);
    }

    private static Commitment paid(Confirmation confirmation) {
        return new Commitment(0, confirmation.amount().cents(), 1, 0);
    }
}
