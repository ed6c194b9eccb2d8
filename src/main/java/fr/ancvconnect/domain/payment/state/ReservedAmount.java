package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;

/**
 * The part of one payment in its folder's sums. Also used for the difference of two values, where each field can be
 * negative.
 *
 * @param pending      cents that are requested and not decided
 * @param paid         cents that are paid
 * @param live         1 for a live payment
 * @param guestPending 1 for an undecided payment of a guest or through a payment link
 */
public record ReservedAmount(long pending, long paid, int live, int guestPending) {

    /** All fields are zero. */
    public static final ReservedAmount NONE = new ReservedAmount(0, 0, 0, 0);

    /** The part of this payment, from the contract's table of states. */
    public static ReservedAmount of(Payment payment) {
        return switch (payment) {
            case Open open -> pending(open.request());
            case Paid paid -> paid(paid.confirmed());
            case Reversing reversing ->
                reversing.earlierConfirmation().map(ReservedAmount::paid).orElseGet(() -> pending(reversing.request()));
            case Ended _ -> NONE;
        };
    }

    /** The change from {@code earlier} to this value. */
    public ReservedAmount minus(ReservedAmount earlier) {
        return new ReservedAmount(
                pending - earlier.pending,
                paid - earlier.paid,
                live - earlier.live,
                guestPending - earlier.guestPending);
    }

    /** The sum of both values. */
    public ReservedAmount plus(ReservedAmount other) {
        return new ReservedAmount(
                pending + other.pending, paid + other.paid, live + other.live, guestPending + other.guestPending);
    }

    /** Whether all fields are zero. */
    public boolean isNone() {
        return equals(NONE);
    }

    private static ReservedAmount pending(PaymentRequest request) {
        return new ReservedAmount(
                request.amount().cents(), 0, 1, request.channel().isRateLimited() ? 1 : 0);
    }

    private static ReservedAmount paid(Confirmation confirmation) {
        return new ReservedAmount(0, confirmation.amount().cents(), 1, 0);
    }
}
