package fr.ancvconnect.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.stream.Stream;

/** Compares the data of the gallery with docs/openapi.yaml. */
final class GalleryData {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT =
            JSON.valueToTree(Template.read("docs/openapi.yaml").content());
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private GalleryData() {}

    /** The differences between the data of a state and the schemas; empty if there are none. */
    static List<String> differences(JsonNode state) {
        boolean isGuest = state.path("tag").asText().equals("ancv-connect-checkout");
        String folder = isGuest ? "GuestFolder" : "Folder";
        return Stream.of(
                        differences(folder, state.path("folder")),
                        differences(folder, state.path("later")),
                        differences("PaymentMethods", state.path("methods")),
                        state.path("payments").valueStream().flatMap(payment -> differences("ListedPayment", payment)))
                .flatMap(differences -> differences)
                .toList();
    }

    private static Stream<String> differences(String schema, JsonNode data) {
        if (data.isMissingNode()) {
            return Stream.of();
        }
        ObjectNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(root).validate(data).stream().map(error -> schema + ": " + error);
    }

    /** The document's example of a problem. */
    static JsonNode problem(String code, String language) {
        return DOCUMENT.path("components")
                .path("examples")
                .path(code + "." + language)
                .path("value");
    }
}
