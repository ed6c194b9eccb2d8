package fr.ancvconnect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares published events with docs/asyncapi.yaml. */
public final class EventContract {

    private static final JsonNode DOCUMENT =
            new ObjectMapper().valueToTree(Template.read("docs/asyncapi.yaml").content());
    /** The schemas of AsyncAPI 3 are those of JSON Schema, draft 7. */
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private EventContract() {}

    /** The types of all documented events. */
    public static Set<String> types() {
        return messages().map(message -> message.path("name").asText()).collect(Collectors.toSet());
    }

    /** The differences between an event and its documented schema; empty if there are none. */
    public static List<String> differences(String type, JsonNode detail) {
        JsonNode schema = messages()
                .filter(message -> message.path("name").asText().equals(type))
                .map(message -> message.at("/payload/allOf/1/properties/detail"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not documented: " + type));
        ObjectNode root = ((ObjectNode) schema.deepCopy()).set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(root).validate(detail).stream()
                .map(error -> type + ": " + error + " in " + detail)
                .toList();
    }

    private static Stream<JsonNode> messages() {
        return StreamSupport.stream(DOCUMENT.at("/components/messages").spliterator(), false);
    }
}
