package fr.ancvconnect.local.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Money as the phone shows and reads it: {@code {"amount": cents, "currency": "EUR"}}. */
record Money(long cents, String currency) {

    private static final String EURO = "EUR";

    static Money euro(long cents) {
        return new Money(cents, EURO);
    }

    static Money read(Fields money) {
        money.only(Set.of("amount", "currency"));
        return new Money(money.integer("amount"), money.text("currency", 3));
    }

    /** At least 1 cent and at most this many, in euro. */
    boolean isWithin(long mostCents) {
        return currency.equals(EURO) && cents >= 1 && cents <= mostCents;
    }

    ObjectNode write() {
        return Json.object().put("amount", cents).put("currency", currency);
    }
}
