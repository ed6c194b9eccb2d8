package floor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A map of attributes under construction: an item, a key or the values of an expression. */
record Item(Map<String, AttributeValue> attributes) {

    Item() {
        this(new HashMap<>());
    }

    static Item key(String pk, String sk) {
        return new Item().text("pk", pk).text("sk", sk);
    }

    Item text(String name, String value) {
        return value(name, AttributeValue.fromS(value));
    }

    Item number(String name, long value) {
        return value(name, AttributeValue.fromN(Long.toString(value)));
    }

    Item list(String name, List<AttributeValue> value) {
        return value(name, AttributeValue.fromL(value));
    }

    Item map(String name, Item value) {
        return value(name, AttributeValue.fromM(value.attributes));
    }

    private Item value(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }
}
