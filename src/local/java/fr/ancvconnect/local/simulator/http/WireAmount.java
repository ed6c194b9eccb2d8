package fr.ancvconnect.local.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An amount in the format of ANCV's protocol.
 *
 * @param currency ISO 4217 numeric code
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

    /** Writes the currency as a number. In documents of ANCV it can also be a string, so a client must accept both. */
    public ObjectNode write() {
        return StrictJson.object().put("total", cents).put("currency", Integer.parseInt(currency));
    }
}
