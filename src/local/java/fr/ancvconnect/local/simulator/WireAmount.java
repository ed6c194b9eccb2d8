package fr.ancvconnect.local.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An amount as ANCV's protocol writes it.
 *
 * @param currency ISO 4217 numeric
 */
record WireAmount(long cents, String currency) {

    static final String EURO = "978";

    static WireAmount read(Fields amount) {
        long total = amount.integer("total");
        if (total < 1) {
            throw new MalformedCall(amount.path() + "total is below 1 cent");
        }
        return new WireAmount(total, amount.digits("currency"));
    }

    static WireAmount euro(long cents) {
        return new WireAmount(cents, EURO);
    }

    /** With a number for the currency; a reader has to take a string too. */
    ObjectNode write() {
        return Json.object().put("total", cents).put("currency", Integer.parseInt(currency));
    }
}
