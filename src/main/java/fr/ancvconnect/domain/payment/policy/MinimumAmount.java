package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.Money;

/**
 * The minimum requested amount of an ANCV transaction (ANCV's protocol). The customer can confirm less.
 *
 * @param amount 20 euros unless configured otherwise
 */
public record MinimumAmount(Money amount) {

    /** Whether {@code requested} is at least the minimum. */
    public boolean isMetBy(Money requested) {
        return !amount.isMoreThan(requested);
    }
}
