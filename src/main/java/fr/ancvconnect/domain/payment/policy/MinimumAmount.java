package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.Money;

/**
 * The least that a transaction at ANCV may ask for (ANCV's protocol). What the customer confirms may be less.
 *
 * @param amount 20 euro unless configured otherwise
 */
public record MinimumAmount(Money amount) {

    /** Whether so much may be asked for; the minimum itself may. */
    public boolean isMetBy(Money asked) {
        return !amount.isMoreThan(asked);
    }
}
