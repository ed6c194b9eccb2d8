package fr.ancvconnect.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Generates values that a schema allows, with its limits more often than the values between them.
 *
 * @param known values that lead further than random ones, by the name of their field, for example an existing id
 */
record SchemaValues(ApiDocument document, FuzzRandom random, Map<String, List<JsonNode>> known) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ATTEMPTS = 500;
    private static final int KNOWN_SHARE = 80;
    /** A random id would name no resource, and a random time is not within the next 400 days. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("establishmentId", "validUntil");

    private static final int LARGEST_LIST = 4;
    private static final LocalDate FIRST_DATE = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final Map<String, RgxGen> PATTERNS = new HashMap<>();
    /** The library generates from the pattern without its lookahead. What breaks the lookahead is not used. */
    private static final String LOOKAHEAD = "\\(\\?=[^)]*\\)";

    /** Texts that people write, besides the ASCII characters that the library generates. */
    private static final List<String> TEXTS = List.of(
            "Camping des Pins",
            "L'Étoile – « Hôtel & Spa »",
            "e\u0301te\u0301",
            "日本の宿",
            "فندق",
            "\ud83c\udfd5\ufe0f\ud83d\udc69\u200d\ud83d\udc67",
            "=1+1",
            "x".repeat(100),
            "é".repeat(100),
            "\ud83d\ude00".repeat(100),
            "x".repeat(200));

    /** A value that is valid by this schema. */
    JsonNode valid(JsonNode schema) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            JsonNode value = candidate(schema);
            if (document.faults(schema, value).isEmpty()) {
                return value;
            }
        }
        throw new AssertionError("No valid value was generated for " + schema);
    }

    private JsonNode candidate(JsonNode given) {
        JsonNode schema = document.resolved(given);
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return candidate(random.of(elements(schema.path(choice))));
            }
        }
        if (schema.has("if") && type(schema).equals("string")) {
            JsonNode branch = document.resolved(schema.path(random.percent(50) ? "then" : "else"));
            return candidate(((ObjectNode) branch.deepCopy()).set("type", schema.path("type")));
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return random.of(elements(schema.path("enum")));
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "string" -> JSON.textNode(text(schema));
            case "integer" -> JSON.numberNode(integer(schema));
            case "boolean" -> JSON.booleanNode(random.percent(50));
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(random.of(TEXTS));
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? random.of(elements(type)).asText() : type.asText();
    }

    private ObjectNode object(JsonNode schema) {
        List<String> required =
                elements(schema.path("required")).stream().map(JsonNode::asText).toList();
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.percent(50)) {
                object.set(property.getKey(), field(property.getKey(), property.getValue()));
            }
        });
        if (!schema.path("additionalProperties").isBoolean() && random.percent(10)) {
            object.put("unknownField", random.of(TEXTS));
        }
        return object;
    }

    private JsonNode field(String name, JsonNode schema) {
        JsonNode resolved = document.resolved(schema);
        return known.containsKey(name)
                        && !resolved.has("properties")
                        && (ALWAYS_KNOWN.contains(name) || random.percent(KNOWN_SHARE))
                ? random.of(known.get(name))
                : valid(resolved);
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode list = JSON.arrayNode();
        for (int count = random.between(0, LARGEST_LIST); count > 0; count--) {
            list.add(valid(document.resolved(schema.path("items"))));
        }
        return list;
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> date().toString();
            case "date-time" -> instant().toString();
            default ->
                !schema.has("pattern") || random.percent(50)
                        ? random.of(TEXTS)
                        : matching(schema.path("pattern").asText());
        };
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(random.between(FIRST_DATE.toEpochDay(), LAST_DATE.toEpochDay()));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                date().toEpochDay() * 86_400 + random.between(0, 86_399), random.percent(50) ? 0 : 123_456_789);
    }

    private String matching(String pattern) {
        return PATTERNS.computeIfAbsent(pattern, SchemaValues::generator).generate(random.asRandom());
    }

    private static RgxGen generator(String pattern) {
        var properties = new RgxGenProperties();
        RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(properties, 6);
        return RgxGen.parse(properties, pattern.replaceFirst(LOOKAHEAD, ""));
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE - 1);
        return random.percent(30) ? random.of(List.of(least, least + 1, most - 1, most)) : random.between(least, most);
    }

    private static List<JsonNode> elements(JsonNode list) {
        var all = new ArrayList<JsonNode>();
        StreamSupport.stream(list.spliterator(), false).forEach(all::add);
        return all;
    }
}
