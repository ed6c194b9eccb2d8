package fr.ancvconnect.dynamodb;

import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts an item together; what is empty is left out. */
final class ItemWriter {

    /** A code of the contract; somebody's own words stand apart, so that they can be erased. */
    static final String REASON = "reason";
    static final String PERSONAL_REASON = "personalReason";

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    ItemWriter key(Key key) {
        attributes.putAll(key.attributes());
        return this;
    }

    ItemWriter value(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    ItemWriter text(String name, String value) {
        return value(name, Attributes.text(value));
    }

    ItemWriter text(String name, Optional<String> value) {
        value.ifPresent(there -> text(name, there));
        return this;
    }

    ItemWriter number(String name, long value) {
        return value(name, Attributes.number(value));
    }

    ItemWriter flag(String name, boolean value) {
        return value(name, Attributes.flag(value));
    }

    ItemWriter instant(String name, Instant value) {
        return value(name, Attributes.instant(value));
    }

    ItemWriter instant(String name, Optional<Instant> value) {
        value.ifPresent(there -> instant(name, there));
        return this;
    }

    ItemWriter reason(Optional<Reason> reason) {
        reason.ifPresent(there -> text(there.personal() ? PERSONAL_REASON : REASON, there.text()));
        return this;
    }

    Map<String, AttributeValue> item() {
        return Map.copyOf(attributes);
    }
}
