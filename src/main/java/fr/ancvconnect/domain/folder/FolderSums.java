package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.state.ReservedAmount;

/**
 * The sums of a folder: all three move only by increments, in the transaction that changes a payment.
 *
 * @param total     what the booking costs
 * @param paid      what is paid
 * @param pending   what is asked for and not decided
 */
public record FolderSums(Money total, Money paid, Money pending) {

    /** A folder on which nothing was asked for. */
    public static FolderSums of(Money total) {
        return new FolderSums(total, Money.ZERO, Money.ZERO);
    }

    /** The same total with what its payments count for together. */
    FolderSums counting(ReservedAmount all) {
        return new FolderSums(total, Money.ofCents(all.paid()), Money.ofCents(all.pending()));
    }

    /** What is paid or asked for. */
    public Money committed() {
        return paid.plus(pending);
    }

    /** What is not paid. */
    public Money balance() {
        return total.minusAtMost(paid);
    }

    /** The most that a new payment may ask. */
    public Money available() {
        return total.minusAtMost(committed());
    }
}
