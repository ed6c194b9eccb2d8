package fr.ancvconnect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.packaging.Template;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The schemas of docs/asyncapi.yaml in the form of EventBridge's schema registry: one OpenAPI 3.0 document for each event, with
 * the envelope as {@code AWSEvent}, as EventBridge itself describes the events that it discovers.
 */
final class EventSchemas {

    private static final JsonNode DOCUMENT =
            new ObjectMapper().valueToTree(Template.read("docs/asyncapi.yaml").content());
    private static final JsonNode COMPONENTS = DOCUMENT.path("components");

    /** The keywords that mean the same in JSON Schema, draft 7, and in OpenAPI 3.0. */
    private static final Set<String> COMMON_KEYWORDS = Set.of(
            "type",
            "description",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "enum",
            "pattern",
            "format");

    private EventSchemas() {}

    /** The documents of all events by their names in the registry, for example {@code ancv-connect@PaymentPaid}. */
    static Map<String, ObjectNode> all() {
        var all = new TreeMap<String, ObjectNode>();
        COMPONENTS.path("messages").propertyStream().forEach(message -> {
            String name = upperFirst(message.getKey());
            all.put(source() + "@" + name, document(name, message.getValue()));
        });
        return all;
    }

    /** The template that registers all schemas. */
    static String template() {
        return """
                # Generated from docs/asyncapi.yaml: ./mvnw test -Dtest=EventSchemasTest -Dschemas.write=true
                AWSTemplateFormatVersion: "2010-09-09"
                Description: ANCV Connect - schemas of the payment events in a registry, for code bindings; see docs/events.md

                Parameters:
                  Name: {Type: String, Description: The registry's name}

                Resources:
                  Registry: {Type: AWS::EventSchemas::Registry, Properties: {RegistryName: !Ref Name, Description: Payment events of ANCV Connect}}
                """
                + all().entrySet().stream()
                        .map(schema -> resource(schema.getKey(), schema.getValue()))
                        .collect(Collectors.joining())
                + """

                Outputs:
                  RegistryName: {Value: !GetAtt Registry.RegistryName}
                """;
    }

    private static String resource(String name, ObjectNode document) {
        return """

                  %s:
                    Type: AWS::EventSchemas::Schema
                    Properties:
                      RegistryName: !GetAtt Registry.RegistryName
                      SchemaName: %s
                      Type: OpenApi3
                      Content: |
                %s
                """.formatted(
                        name.substring(name.indexOf('@') + 1),
                        name,
                        lines(document, "").indent(8).stripTrailing());
    }

    private static ObjectNode document(String name, JsonNode message) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        document.putObject("info")
                .put("version", DOCUMENT.at("/info/version").asText())
                .put("title", name);
        document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        ObjectNode envelope = (ObjectNode) converted(COMPONENTS.at("/schemas/envelope"));
        envelope.put("x-amazon-events-detail-type", message.path("name").asText());
        envelope.put("x-amazon-events-source", source());
        JsonNode own = message.at("/payload/allOf/1/properties");
        ((ObjectNode) envelope.path("properties"))
                .<ObjectNode>set("detail-type", converted(own.path("detail-type")))
                .putObject("detail")
                .put("$ref", "#/components/schemas/" + name);
        schemas.set("AWSEvent", envelope);
        schemas.set(name, converted(own.path("detail")));
        return document;
    }

    private static String source() {
        return COMPONENTS.at("/schemas/envelope/properties/source/const").asText();
    }

    /** A schema in OpenAPI 3.0, with the referenced schemas in place. A keyword without a conversion is an error. */
    private static JsonNode converted(JsonNode schema) {
        if (schema.has("$ref")) {
            return converted(COMPONENTS.at(schema.path("$ref").asText().replace("#/components", "")));
        }
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        schema.propertyStream().forEach(keyword -> {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
                case "const" -> converted.putArray("enum").add(value);
                case "items" -> converted.set("items", converted(value));
                case "properties" ->
                    value.propertyStream()
                            .forEach(property -> converted
                                    .withObjectProperty("properties")
                                    .set(property.getKey(), converted(property.getValue())));
                case String name when COMMON_KEYWORDS.contains(name) -> converted.set(name, value);
                case String name -> throw new AssertionError("No conversion of " + name + " to OpenAPI 3.0");
            }
        });
        return converted;
    }

    /** The object as JSON, with one line for each object that contains no other. */
    private static String lines(JsonNode object, String indent) {
        boolean flat = object.valueStream().noneMatch(JsonNode::isObject);
        if (flat || object instanceof ArrayNode) {
            return object.toString();
        }
        return object.propertyStream()
                .map(property ->
                        indent + "  \"" + property.getKey() + "\": " + lines(property.getValue(), indent + "  "))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
