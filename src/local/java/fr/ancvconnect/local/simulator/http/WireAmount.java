package fr.ancvconnect.local.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An amount as ANCV's protocol writes it.
 *
 * @param currency ISO 4217 numeric
 */
public record WireAmount(long cents, String currency) {

    public static final String EURO = "978";

    public static WireAmount read(JsonFields amount) {
        long total = amount.integer("total");
        if (total < 1) {
            throw new MalformedRequestException(amount.path() + "total is below 1 cent");
        }
        return new WireAmount(total, amount.digits("currency"));
    }

    public static WireAmount euro(long cents) {
        return new WireAmount(cents, EURO);
    }

    /** With a number for the currency; a reader has to take a string too. */
    public ObjectNode write() {
        return StrictJson.object().put("total", cents).put("currency", Integer.parseInt(currency));
    }
}
