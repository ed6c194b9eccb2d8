package fr.ancvconnect.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one JSON object; what is missing or has another shape is a {@link MalformedCall}. */
record Fields(String path, JsonNode node) {

    private static final int LONGEST_URL = 2048;

    static Fields of(JsonNode node) {
        return new Fields("", node).mustBeObject();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Fields object(String name) {
        return new Fields(path + name + ".", node.path(name)).mustBeObject();
    }

    Optional<Fields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** 1 to {@code longest} characters, none of them a control character. */
    String text(String name, int longest) {
        JsonNode value = node.path(name);
        String text = value.asText();
        boolean right = value.isTextual() && !text.isBlank() && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
        return given(name, right, text);
    }

    /** Digits, as a string or as a number: both are seen. */
    String digits(String name) {
        JsonNode value = node.path(name);
        boolean right = value.isTextual() || value.isIntegralNumber();
        return given(name, right && value.asText().matches("[0-9]{1,20}"), value.asText());
    }

    /** A whole number, never a string. */
    long integer(String name) {
        JsonNode value = node.path(name);
        return given(name, value.isIntegralNumber() && value.canConvertToLong(), value.asLong());
    }

    <E extends Enum<E>> E oneOf(String name, Collection<E> values) {
        String text = text(name, 64);
        return values.stream().filter(value -> value.name().equals(text)).findFirst()
                .orElseThrow(() -> wrong(name));
    }

    /** An ISO-8601 instant in UTC, so with a {@code Z}. */
    Instant instant(String name) {
        String text = text(name, 64);
        try {
            return given(name, text.endsWith("Z"), Instant.parse(text));
        } catch (DateTimeException e) {
            throw wrong(name);
        }
    }

    URI httpUrl(String name) {
        try {
            URI url = URI.create(text(name, LONGEST_URL));
            return given(name, List.of("http", "https").contains(url.getScheme()) && url.getHost() != null, url);
        } catch (IllegalArgumentException e) {
            throw wrong(name);
        }
    }

    /** Nothing but these names. */
    Fields only(Set<String> names) {
        node.fieldNames().forEachRemaining(name -> given(name, names.contains(name), name));
        return this;
    }

    private Fields mustBeObject() {
        if (!node.isObject()) {
            throw new MalformedCall(path.isEmpty() ? "the body is not an object"
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

    private MalformedCall wrong(String name) {
        return new MalformedCall(path + name + " is missing or malformed");
    }
}
