package fr.ancvconnect.local.simulator.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.util.Set;

/** Money as the phone shows and reads it: {@code {"amount": cents, "currency": "EUR"}}. */
record PhoneAmount(long cents, String currency) {

    private static final String EURO = "EUR";

    static PhoneAmount euro(long cents) {
        return new PhoneAmount(cents, EURO);
    }

    static PhoneAmount read(JsonFields money) {
        money.only(Set.of("amount", "currency"));
        return new PhoneAmount(money.integer("amount"), money.text("currency", 3));
    }

    /** At least 1 cent and at most this many, in euro. */
    boolean isWithin(long mostCents) {
        return currency.equals(EURO) && cents >= 1 && cents <= mostCents;
    }

    ObjectNode write() {
        return StrictJson.object().put("amount", cents).put("currency", currency);
    }
}
