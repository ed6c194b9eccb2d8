package fr.ancvconnect.local.simulator.model;

import java.util.Optional;

/**
 * The customer who was asked.
 *
 * @param beneficiaryId as the merchant named it: the e-mail address or the number
 * @param customer whose balance it is, whichever way it was named
 */
public record Payer(String beneficiaryId, Account customer, long cents, Optional<Authorization> authorization) {

    Payer authorized(Authorization given) {
        return new Payer(beneficiaryId, customer, cents, Optional.of(given));
    }
}
