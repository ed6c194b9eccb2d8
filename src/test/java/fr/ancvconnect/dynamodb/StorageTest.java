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
    private static final CreateTableRequest WRITTEN_FOR = TableDefinition.named("any");

    @Test
    void its_keys_and_indexes_are_those_that_the_stores_use() {
        assertThat(TABLE).containsEntry("KeySchema", schema(WRITTEN_FOR.keySchema()));
        assertThat(TABLE)
                .containsEntry(
                        "AttributeDefinitions",
                        WRITTEN_FOR.attributeDefinitions().stream()
                                .map(each -> Map.of(
                                        "AttributeName",
                                        each.attributeName(),
                                        "AttributeType",
                                        each.attributeTypeAsString()))
                                .toList());
        assertThat(TABLE)
                .containsEntry(
                        "GlobalSecondaryIndexes",
                        WRITTEN_FOR.globalSecondaryIndexes().stream()
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
        assertThat(TABLE).containsEntry("BillingMode", WRITTEN_FOR.billingModeAsString());
    }

    @Test
    void a_restored_table_takes_its_place_in_functions_roles_events_and_alarms() {
        Template whole = Template.read("template.yaml");
        Map<String, Object> name =
                Map.of("!If", List.of("HasRestoredTable", Map.of("!Ref", "RestoredTable"), output("TableName")));
        assertThat(whole.<Object>at("Globals", "Function", "Environment", "Variables", "TABLE_NAME"))
                .isEqualTo(name);
        assertThat(whole.<Object>at("Resources", "Watch", "Properties", "Parameters", "TableName"))
                .isEqualTo(name);
        assertThat(whole.<Object>at("Resources", "Access", "Properties", "Parameters", "TableArn"))
                .isEqualTo(Map.of(
                        "!If",
                        List.of(
                                "HasRestoredTable",
                                Map.of(
                                        "!Sub",
                                        "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${RestoredTable}"),
                                output("TableArn"))));
        assertThat(whole.<Object>at("Resources", "Events", "Properties", "Parameters", "StreamArn"))
                .isEqualTo(Map.of(
                        "!If",
                        List.of("HasRestoredTable", Map.of("!Ref", "RestoredTableStreamArn"), output("StreamArn"))));
    }

    @Test
    void it_can_be_recovered_is_encrypted_with_our_key_and_tells_what_is_new() {
        assertThat(TABLE)
                .containsEntry("DeletionProtectionEnabled", true)
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true))
                .containsEntry(
                        "SSESpecification",
                        Map.of("SSEEnabled", true, "SSEType", "KMS", "KMSMasterKeyId", Map.of("!GetAtt", "Key.Arn")))
                .containsEntry("StreamSpecification", Map.of("StreamViewType", "NEW_IMAGE"));
    }

    @Test
    void table_key_and_secret_stay_whatever_becomes_of_the_stack() {
        for (String kept : List.of("Table", "Key", "SealKeys")) {
            assertStays(STORAGE.at("Resources", kept));
        }
        assertStays(Template.read("template.yaml").at("Resources", "Storage"));
    }

    private static Map<String, String> output(String name) {
        return Map.of("!GetAtt", "Storage.Outputs." + name);
    }

    private static void assertStays(Map<String, Object> resource) {
        assertThat(resource).containsEntry("DeletionPolicy", "Retain").containsEntry("UpdateReplacePolicy", "Retain");
    }

    private static List<Map<String, String>> schema(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString()))
                .toList();
    }
}
