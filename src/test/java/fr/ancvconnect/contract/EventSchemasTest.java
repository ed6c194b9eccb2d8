package fr.ancvconnect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.ancvconnect.packaging.Template;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * infra/schemas.yaml registers the schemas of docs/asyncapi.yaml. {@code ./mvnw test -Dtest=EventSchemasTest
 * -Dschemas.write=true} rewrites it.
 */
class EventSchemasTest {

    private static final Path FILE = Path.of("infra/schemas.yaml");
    /** The longest content of a schema in the registry. */
    private static final int LONGEST = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The schemas of OpenAPI 3.0 extend a part of JSON Schema, draft 5, whose keywords mean the same in draft 4. */
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

    @Test
    void the_registered_schemas_are_those_of_the_document() throws IOException {
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(FILE, EventSchemas.template());
            return;
        }
        assertThat(Files.readString(FILE)).isEqualTo(EventSchemas.template());
    }

    static Stream<JsonNode> messages() {
        return JSON.<JsonNode>valueToTree(Template.read("docs/asyncapi.yaml").at("components", "messages"))
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void each_documented_example_is_valid_for_the_registered_schema_of_its_type_only(JsonNode message) {
        String type = message.path("name").asText();
        JsonNode example = message.at("/examples/0/payload");
        assertThat(registered().entrySet().stream()
                        .filter(schema -> isValid(schema.getValue(), example))
                        .map(Map.Entry::getKey))
                .containsExactly(type);
        ObjectNode incomplete = example.deepCopy();
        ((ObjectNode) incomplete.path("detail")).remove("status");
        assertThat(isValid(registered().get(type), incomplete)).isFalse();
        ObjectNode wrong = example.deepCopy();
        ((ObjectNode) wrong.path("detail")).put("paidCents", "1.50");
        assertThat(isValid(registered().get(type), wrong)).isFalse();
    }

    @Test
    void each_registered_schema_is_an_openapi_3_document_that_the_registry_can_hold() {
        assertThat(contents()).allSatisfy((name, content) -> {
            assertThat(name).matches("ancv-connect@Payment[A-Za-z]+");
            assertThat(content).hasSizeLessThan(LONGEST);
            assertThat(new OpenAPIV3Parser().readContents(content).getMessages())
                    .isEmpty();
        });
    }

    private static boolean isValid(JsonNode document, JsonNode event) {
        ObjectNode root = document.at("/components/schemas/AWSEvent").deepCopy();
        root.set("components", document.path("components"));
        return SCHEMAS.getSchema(root).validate(event).isEmpty();
    }

    /** The registered documents by the type of their event. */
    private static Map<String, JsonNode> registered() {
        return contents().values().stream()
                .map(EventSchemasTest::read)
                .collect(Collectors.toMap(
                        document -> document.at("/components/schemas/AWSEvent/x-amazon-events-detail-type")
                                .asText(),
                        document -> document));
    }

    private static Map<String, String> contents() {
        return Template.read(FILE.toString()).properties("AWS::EventSchemas::Schema").values().stream()
                .collect(Collectors.toMap(
                        schema -> (String) schema.get("SchemaName"), schema -> (String) schema.get("Content")));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
