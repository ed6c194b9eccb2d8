package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The deployed table has the definition that the stores require, and it remains after the stack is deleted. */
class StorageTest {

    private static final Template STORAGE = Template.read("infra/storage.yaml");
    private static final Map<String, Object> TABLE = STORAGE.at("Resources", "Table", "Properties");
    private static final CreateTableRequest EXPECTED_DEFINITION = TableDefinition.named("any");

    @Test
    void the_table_has_the_keys_and_indexes_that_the_stores_use() {
        assertThat(TABLE).containsEntry("KeySchema", schema(EXPECTED_DEFINITION.keySchema()));
        assertThat(TABLE)
                .containsEntry(
                        "AttributeDefinitions",
                        EXPECTED_DEFINITION.attributeDefinitions().stream()
                                .map(each -> Map.of(
                                        "AttributeName",
                                        each.attributeName(),
                                        "AttributeType",
                                        each.attributeTypeAsString()))
                                .toList());
        assertThat(TABLE)
                .containsEntry(
                        "GlobalSecondaryIndexes",
                        EXPECTED_DEFINITION.globalSecondaryIndexes().stream()
                                .map(index -> Map.of(
                                        "IndexName",
                                        index.indexName(),
                                        "KeySchema",
                                        schema(index.keySchema()),
                                        "Projection",
                                        Map.of(
                                                "ProjectionType",
                                                index.projection().projectionTypeAsString())))
                                .toList());
        assertThat(TABLE).containsEntry("BillingMode", EXPECTED_DEFINITION.billingModeAsString());
    }

    @Test
    void a_restored_table_replaces_the_original_in_functions_roles_events_and_alarms() {
        Template template = Template.read("template.yaml");
        Map<String, Object> name =
                Map.of("!If", List.of("HasRestoredTable", Map.of("!Ref", "RestoredTable"), output("TableName")));
        assertThat(template.<Object>at("Globals", "Function", "Environment", "Variables", "TABLE_NAME"))
                .isEqualTo(name);
        assertThat(template.<Object>at("Resources", "Watch", "Properties", "Parameters", "TableName"))
                .isEqualTo(name);
        assertThat(template.<Object>at("Resources", "Access", "Properties", "Parameters", "TableArn"))
                .isEqualTo(Map.of(
                        "!If",
                        List.of(
                                "HasRestoredTable",
                                Map.of(
                                        "!Sub",
                                        "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${RestoredTable}"),
                                output("TableArn"))));
        assertThat(template.<Object>at("Resources", "Events", "Properties", "Parameters", "StreamArn"))
                .isEqualTo(Map.of(
                        "!If",
                        List.of("HasRestoredTable", Map.of("!Ref", "RestoredTableStreamArn"), output("StreamArn"))));
    }

    @Test
    void the_table_has_deletion_protection_recovery_encryption_and_a_stream() {
        assertThat(TABLE)
                .containsEntry("DeletionProtectionEnabled", true)
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true))
                .containsEntry(
                        "SSESpecification",
                        Map.of("SSEEnabled", true, "SSEType", "KMS", "KMSMasterKeyId", Map.of("!GetAtt", "Key.Arn")))
                .containsEntry("StreamSpecification", Map.of("StreamViewType", "NEW_IMAGE"));
    }

    @Test
    void table_key_and_secret_are_retained_after_the_stack_is_deleted() {
        for (String resource : List.of("Table", "Key", "SealKeys")) {
            assertRetained(STORAGE.at("Resources", resource));
        }
        assertRetained(Template.read("template.yaml").at("Resources", "Storage"));
    }

    private static Map<String, String> output(String name) {
        return Map.of("!GetAtt", "Storage.Outputs." + name);
    }

    private static void assertRetained(Map<String, Object> resource) {
        assertThat(resource).containsEntry("DeletionPolicy", "Retain").containsEntry("UpdateReplacePolicy", "Retain");
    }

    private static List<Map<String, String>> schema(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString()))
                .toList();
    }
}
