package fr.ancvconnect.local.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one JSON object; what is missing or has another shape is a {@link MalformedRequestException}. */
public record JsonFields(String path, JsonNode node) {

    static JsonFields of(JsonNode node) {
        return new JsonFields("", node).mustBeObject();
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public JsonFields object(String name) {
        return new JsonFields(path + name + ".", node.path(name)).mustBeObject();
    }

    public Optional<JsonFields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** 1 to {@code longest} characters, not all blank, none of them a control character or half of a surrogate pair. */
    public String text(String name, int longest) {
        JsonNode value = node.path(name);
        String text = value.asText();
        boolean right = value.isTextual() && !text.isBlank() && text.length() <= longest
                && text.codePoints().noneMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
        return given(name, right, text);
    }

    /** Digits, as a string or as a number: both are seen. */
    public String digits(String name) {
        JsonNode value = node.path(name);
        boolean right = value.isTextual() || value.isIntegralNumber();
        return given(name, right && value.asText().matches("[0-9]{1,20}"), value.asText());
    }

    /** A whole number, never a string. */
    public long integer(String name) {
        JsonNode value = node.path(name);
        return given(name, value.isIntegralNumber() && value.canConvertToLong(), value.asLong());
    }

    public <E extends Enum<E>> E oneOf(String name, Collection<E> values) {
        String text = text(name, 64);
        return values.stream().filter(value -> value.name().equals(text)).findFirst()
                .orElseThrow(() -> wrong(name));
    }

    /** An ISO-8601 instant in UTC, so with a {@code Z}. */
    public Instant instant(String name) {
        String text = text(name, 64);
        try {
            return given(name, text.endsWith("Z"), Instant.parse(text));
        } catch (DateTimeException e) {
            throw wrong(name);
        }
    }

    /** Nothing but these names. */
    public JsonFields only(Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                // The caller's own name for it could be anything, of any length.
                throw new MalformedRequestException(path + "a field is not one of " + String.join(", ", new TreeSet<>(names)));
            }
        });
        return this;
    }

    private JsonFields mustBeObject() {
        if (!node.isObject()) {
            throw new MalformedRequestException(path.isEmpty() ? "the body is not an object"
                    : path.substring(0, path.length() - 1) + " is missing or malformed");
        }
        return this;
    }

    private <T> T given(String name, boolean right, T value) {
        if (!right) {
            throw wrong(name);
        }
        return value;
    }

    private MalformedRequestException wrong(String name) {
        return new MalformedRequestException(path + name + " is missing or malformed");
    }
}
