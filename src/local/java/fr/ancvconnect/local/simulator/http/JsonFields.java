package fr.ancvconnect.local.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields of one JSON object. A missing or malformed field throws a {@link MalformedRequestException}. */
public record JsonFields(String path, JsonNode node) {

    static JsonFields of(JsonNode node) {
        return new JsonFields("", node).requireObject();
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public JsonFields object(String name) {
        return new JsonFields(path + name + ".", node.path(name)).requireObject();
    }

    public Optional<JsonFields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** Reads a string of 1 to {@code longest} characters, not blank, without control characters and unpaired surrogates. */
    public String text(String name, int longest) {
        JsonNode value = node.path(name);
        String text = value.asText();
        boolean valid = value.isTextual()
                && !text.isBlank()
                && text.length() <= longest
                && text.codePoints()
                        .noneMatch(
                                each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
        return requireValid(name, valid, text);
    }

    /** Reads 1 to 20 digits, as a string or as a number, because both forms occur. */
    public String digits(String name) {
        JsonNode value = node.path(name);
        boolean valid = value.isTextual() || value.isIntegralNumber();
        return requireValid(name, valid && value.asText().matches("[0-9]{1,20}"), value.asText());
    }

    /** Reads an integer. A string is malformed. */
    public long integer(String name) {
        JsonNode value = node.path(name);
        return requireValid(name, value.isIntegralNumber() && value.canConvertToLong(), value.asLong());
    }

    public <E extends Enum<E>> E oneOf(String name, Collection<E> values) {
        String text = text(name, 64);
        return values.stream()
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> malformed(name));
    }

    /** Reads an ISO 8601 instant in UTC, which ends with {@code Z}. */
    public Instant instant(String name) {
        String text = text(name, 64);
        try {
            return requireValid(name, text.endsWith("Z"), Instant.parse(text));
        } catch (DateTimeException e) {
            throw malformed(name);
        }
    }

    /** Reads an ISO 8601 duration of days, hours, minutes and seconds. It can be negative. */
    public Duration duration(String name) {
        try {
            return Duration.parse(text(name, 64));
        } catch (DateTimeException e) {
            throw malformed(name);
        }
    }

    /** Throws if the object has a field with another name. */
    public JsonFields only(Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                // The message does not repeat the unknown name, because it can have any content and length.
                throw new MalformedRequestException(
                        path + "a field is not one of " + String.join(", ", new TreeSet<>(names)));
            }
        });
        return this;
    }

    private JsonFields requireObject() {
        if (!node.isObject()) {
            throw new MalformedRequestException(
                    path.isEmpty()
                            ? "the body is not an object"
                            : path.substring(0, path.length() - 1) + " is missing or malformed");
        }
        return this;
    }

    private <T> T requireValid(String name, boolean valid, T value) {
        if (!valid) {
            throw malformed(name);
        }
        return value;
    }

    private MalformedRequestException malformed(String name) {
        return new MalformedRequestException(path + name + " is missing or malformed");
    }
}
