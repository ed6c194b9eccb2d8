package fr.ancvconnect.dynamodb.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The definition of the table with its two indexes, for environments without a stack: a developer's machine and tests. */
public final class TableDefinition {

    /**
     * The payments that need a check, in shards, sorted by the instant of the next check. Also settled payments and folders
     * that wait for the erasure of their personal data, under hash keys of their own.
     */
    public static final String DUE_INDEX = "due";

    /** An establishment's payments in all its folders, sorted by the instant of the request. */
    public static final String ESTABLISHMENT_PAYMENTS_INDEX = "establishment-payments";

    public static final String DUE_SHARD = "dueShard";
    public static final String DUE_AT = "dueAt";
    public static final String ESTABLISHMENT_KEY = "establishmentKey";
    public static final String REQUESTED_KEY = "requestedKey";

    private TableDefinition() {}

    /** The request that creates a table with this name, in on-demand billing mode. */
    public static CreateTableRequest named(String table) {
        return CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        text(ItemKey.PK),
                        text(ItemKey.SK),
                        text(DUE_SHARD),
                        text(DUE_AT),
                        text(ESTABLISHMENT_KEY),
                        text(REQUESTED_KEY))
                .keySchema(hash(ItemKey.PK), range(ItemKey.SK))
                .globalSecondaryIndexes(
                        index(DUE_INDEX, DUE_SHARD, DUE_AT),
                        index(ESTABLISHMENT_PAYMENTS_INDEX, ESTABLISHMENT_KEY, REQUESTED_KEY))
                .build();
    }

    private static GlobalSecondaryIndex index(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(hash(hash), range(range))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    private static KeySchemaElement range(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.RANGE)
                .build();
    }
}
