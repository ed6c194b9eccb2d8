package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.state.ReservedAmount;

/**
 * The sums of a folder. All three change only by increments. {@code paid} and {@code pending} change in the
 * transaction that changes a payment.
 *
 * @param total   the price of the booking
 * @param paid    the amount that is paid
 * @param pending the amount that is requested and not decided
 */
public record FolderSums(Money total, Money paid, Money pending) {

    /** The sums of a folder without payments. */
    public static FolderSums of(Money total) {
        return new FolderSums(total, Money.ZERO, Money.ZERO);
    }

    /** A copy with the same total and with the amounts of all its payments. */
    FolderSums counting(ReservedAmount all) {
        return new FolderSums(total, Money.ofCents(all.paid()), Money.ofCents(all.pending()));
    }

    /** The amount that is paid or pending. */
    public Money committed() {
        return paid.plus(pending);
    }

    /** The amount that is not paid. */
    public Money balance() {
        return total.minusOrZero(paid);
    }

    /** The maximum amount of a new payment. */
    public Money available() {
        return total.minusOrZero(committed());
    }
}
