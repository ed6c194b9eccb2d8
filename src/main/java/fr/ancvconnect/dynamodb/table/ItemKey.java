package fr.ancvconnect.dynamodb.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item. */
public record ItemKey(String pk, String sk) {

    /** The names of the key's attributes. */
    public static final String PK = "pk";

    static final String SK = "sk";

    /** The key as attributes. */
    public Map<String, AttributeValue> attributes() {
        return Map.of(PK, Attributes.text(pk), SK, Attributes.text(sk));
    }
}
