package fr.ancvconnect.contract.fuzz;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.ancvconnect.packaging.Template;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The operations, parameters and schemas of docs/openapi.yaml. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root =
            new ObjectMapper().valueToTree(Template.read("docs/openapi.yaml").content());
    private final IdentityHashMap<JsonNode, Schema> compiled = new IdentityHashMap<>();

    /**
     * A parameter of an operation.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /**
     * A documented operation.
     *
     * @param method   in capitals
     * @param template the path with its parameters in braces
     * @param roles    the roles that may call it; empty where no token is read
     * @param body     the schema of its body; empty if it has none or reads none
     * @param statuses the documented statuses
     */
    record Operation(
            String id,
            String method,
            String template,
            List<Parameter> parameters,
            Set<String> roles,
            Optional<JsonNode> body,
            boolean bodyRequired,
            Set<String> statuses) {

        /** Whether a token decides about the access. */
        boolean isSecured() {
            return !roles.isEmpty();
        }

        /** Whether ANCV calls it, with documents of its own. */
        boolean isNotification() {
            return template.startsWith("/webhooks/");
        }

        /** Whether the token of a payment link in its path decides about the access. */
        boolean isOfLink() {
            return template.startsWith("/pay/{token}");
        }

        List<Parameter> parametersIn(String place) {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals(place))
                    .toList();
        }
    }

    /** All operations, in the order of the document. */
    List<Operation> operations() {
        var found = new ArrayList<Operation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> found.add(operation(path.getKey(), path.getValue(), entry))));
        return found;
    }

    /** The schema or other object, with a reference replaced by what it refers to. */
    JsonNode resolved(JsonNode given) {
        String reference = given.path("$ref").asText();
        return reference.isEmpty() ? given : resolved(root.at(reference.substring(1)));
    }

    /** The schema of the value at this place in a body; a missing node where the document has none. */
    JsonNode at(JsonNode schema, JsonPointer pointer) {
        JsonNode resolved = resolved(schema);
        return pointer.matches()
                ? resolved
                : at(resolved.path("properties").path(pointer.getMatchingProperty()), pointer.tail());
    }

    /** The schema with this name. */
    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** What a value breaks of a schema; empty if it is valid. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** The names of the fields that the schemas hide from a role. */
    Set<String> hiddenFrom(String role) {
        var names = new TreeSet<String>();
        root.at("/components/schemas")
                .forEach(schema -> schema.path("properties")
                        .properties()
                        .forEach(property -> texts(property.getValue().path("x-hidden-from"))
                                .filter(role::equals)
                                .forEach(_ -> names.add(property.getKey()))));
        return names;
    }

    private Schema compile(JsonNode schema) {
        ObjectNode complete = ((ObjectNode) schema.deepCopy()).set("components", root.path("components"));
        return SCHEMAS.getSchema(complete);
    }

    private Operation operation(String template, JsonNode path, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        var parameters = Stream.of(path, operation)
                .flatMap(owner -> StreamSupport.stream(owner.path("parameters").spliterator(), false))
                .map(this::parameter)
                .toList();
        JsonNode body = resolved(operation.path("requestBody"));
        return new Operation(
                operation.path("operationId").asText(),
                entry.getKey().toUpperCase(Locale.ROOT),
                template,
                parameters,
                new TreeSet<>(texts(operation.path("x-roles")).toList()),
                Optional.of(body.at("/content/application~1json/schema"))
                        .filter(JsonNode::isObject)
                        .map(this::resolved),
                body.path("required").asBoolean(),
                new TreeSet<>(operation.path("responses").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()));
    }

    private Parameter parameter(JsonNode given) {
        JsonNode parameter = resolved(given);
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                resolved(parameter.path("schema")));
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
