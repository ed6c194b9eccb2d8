package fr.ancvconnect.dynamodb.table;

import fr.ancvconnect.app.UnreadableItem;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the attributes of an item. */
public record ItemReader(Map<String, AttributeValue> attributes) {

    /**
     * The form of the keys that this service writes. A key of another form was not written by this service and may contain
     * anything, so it is not shown.
     */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9#._-]{1,150}");

    /** The result of this decoder. Throws {@link UnreadableItem} if the decoder fails. */
    public <T> T decoded(Function<ItemReader, T> decoder) {
        try {
            return decoder.apply(this);
        } catch (RuntimeException e) {
            throw new UnreadableItem(shownKey(), e);
        }
    }

    /** The key, for log lines. */
    String shownKey() {
        return Stream.of(ItemKey.PK, ItemKey.SK)
                .map(name -> findText(name).filter(KEY.asMatchPredicate()).orElse("?"))
                .collect(Collectors.joining(" "));
    }

    public Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The attribute. An item without it was not written by this service, and that is a bug. */
    AttributeValue value(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("An item does not have the attribute " + name));
    }

    public String sk() {
        return text(ItemKey.SK);
    }

    public String text(String name) {
        return value(name).s();
    }

    public Optional<String> findText(String name) {
        return find(name).map(AttributeValue::s);
    }

    /** A value with a name, for example that of an enum. */
    public <T> T named(String name, Function<String, T> byName) {
        return byName.apply(text(name));
    }

    public long number(String name) {
        return Long.parseLong(value(name).n());
    }

    public int count(String name) {
        return Math.toIntExact(number(name));
    }

    public Money money(String name) {
        return Money.ofCents(number(name));
    }

    public boolean flag(String name) {
        return value(name).bool();
    }

    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    public Optional<Instant> findInstant(String name) {
        return findText(name).map(Instant::parse);
    }

    public List<Instant> instants(String name) {
        return value(name).l().stream()
                .map(AttributeValue::s)
                .map(Instant::parse)
                .toList();
    }

    /** The set of texts; empty if the attribute is missing, because DynamoDB does not allow empty sets. */
    public List<String> texts(String name) {
        return find(name).map(AttributeValue::ss).orElse(List.of());
    }

    /** A reason; also empty after a free-text reason was erased. */
    public Optional<Reason> reason() {
        return findText(ItemWriter.REASON)
                .map(Reason::code)
                .or(() -> findText(ItemWriter.PERSONAL_REASON).map(Reason::freeText));
    }
}
