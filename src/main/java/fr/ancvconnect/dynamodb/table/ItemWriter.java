package fr.ancvconnect.dynamodb.table;

import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds an item. Empty values are left out. */
public final class ItemWriter {

    /** A code of the contract. Free text has its own attribute, so that it can be erased. */
    public static final String REASON = "reason";

    public static final String PERSONAL_REASON = "personalReason";

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    public ItemWriter key(ItemKey key) {
        attributes.putAll(key.attributes());
        return this;
    }

    public ItemWriter value(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    public ItemWriter text(String name, String value) {
        return value(name, Attributes.text(value));
    }

    public ItemWriter text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    public ItemWriter number(String name, long value) {
        return value(name, Attributes.number(value));
    }

    public ItemWriter flag(String name, boolean value) {
        return value(name, Attributes.flag(value));
    }

    public ItemWriter instant(String name, Instant value) {
        return value(name, Attributes.instant(value));
    }

    public ItemWriter instant(String name, Optional<Instant> value) {
        value.ifPresent(present -> instant(name, present));
        return this;
    }

    public ItemWriter reason(Optional<Reason> reason) {
        reason.ifPresent(present -> text(present.personal() ? PERSONAL_REASON : REASON, present.text()));
        return this;
    }

    public Map<String, AttributeValue> item() {
        return Map.copyOf(attributes);
    }
}
