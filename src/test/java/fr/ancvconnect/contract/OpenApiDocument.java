package fr.ancvconnect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.packaging.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenAPI document for the validator. The library ignores the keywords beside a {@code $ref}, so a reference with
 * other keywords becomes an {@code allOf} of both, which means the same.
 */
final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFERENCE = "$ref";

    private OpenApiDocument() {}

    /** The document in this file of the project, as JSON. */
    static JsonNode read(String file) {
        return JSON.valueToTree(composed(Template.read(file).content()));
    }

    private static Object composed(Object node) {
        return switch (node) {
            case Map<?, ?> object -> composed(object);
            case List<?> list -> list.stream().map(OpenApiDocument::composed).toList();
            case null -> null;
            default -> node;
        };
    }

    private static Map<Object, Object> composed(Map<?, ?> object) {
        var parts = new LinkedHashMap<Object, Object>();
        object.forEach((name, value) -> parts.put(name, composed(value)));
        if (parts.size() == 1 || !(parts.get(REFERENCE) instanceof String reference)) {
            return parts;
        }
        parts.remove(REFERENCE);
        return Map.of("allOf", List.of(Map.of(REFERENCE, reference), parts));
    }
}
