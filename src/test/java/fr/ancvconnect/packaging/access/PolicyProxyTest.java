package fr.ancvconnect.packaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.dynamodb.LocalTables;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.local.database.EmbeddedDynamoDb;
import fr.ancvconnect.packaging.access.PolicyProxy.AccessDecision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Checks which IAM decisions each DynamoDB operation requires, and their effect. */
class PolicyProxyTest {

    private static final String TABLE = "payments";
    private static final String ARN = DynamoDbAccess.arn(TABLE);
    private static EmbeddedDynamoDb database;

    private PolicyProxy proxy;
    private DynamoDbClient client;

    @BeforeAll
    static void startDatabase() {
        database = EmbeddedDynamoDb.start(0, Optional.empty(), TABLE);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void startProxy() throws IOException {
        proxy = new PolicyProxy(database.endpoint(), TableDefinition.named(TABLE));
        client = LocalTables.client(proxy.endpoint());
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    @Test
    void a_request_that_no_policy_allows_gets_the_dynamodb_error_and_is_not_executed() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.putItem(put -> put.tableName(TABLE).item(key("FOLDER#denied"))))
                .satisfies(denied -> {
                    assertThat(denied.statusCode()).isEqualTo(400);
                    assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(denied.awsErrorDetails().errorMessage())
                            .contains("dynamodb:PutItem on resource: " + ARN);
                });
        proxy.enforce(Policy.EVERYTHING);
        assertThat(client.getItem(get -> get.tableName(TABLE).key(key("FOLDER#denied")))
                        .hasItem())
                .isFalse();
        assertThat(proxy.denied()).extracting(AccessDecision::policy).containsExactly("nobody");
    }

    @Test
    void a_request_that_the_active_policy_allows_is_executed() {
        proxy.enforce(
                Policy.NOTHING,
                () -> assertThatThrownBy(
                                () -> client.getItem(get -> get.tableName(TABLE).key(key("a"))))
                        .isInstanceOf(DynamoDbException.class));
        proxy.enforce(
                Policy.EVERYTHING,
                () -> client.putItem(put -> put.tableName(TABLE).item(key("FOLDER#allowed"))));
        proxy.enforce(Policy.EVERYTHING);
        assertThat(client.getItem(get -> get.tableName(TABLE).key(key("FOLDER#allowed")))
                        .hasItem())
                .isTrue();
    }

    @Test
    void an_operation_on_one_item_requires_its_action_on_the_key() {
        proxy.enforce(Policy.EVERYTHING);
        client.putItem(put -> put.tableName(TABLE).item(key("P")));
        client.getItem(get -> get.tableName(TABLE).key(key("G")));
        client.updateItem(update -> update.tableName(TABLE)
                .key(key("U"))
                .updateExpression("SET a = :a")
                .expressionAttributeValues(Map.of(":a", text("x"))));
        client.deleteItem(delete -> delete.tableName(TABLE).key(key("D")));
        assertThat(decidedRequests())
                .containsExactlyInAnyOrder(
                        request("PutItem", "P"),
                        request("GetItem", "G"),
                        request("UpdateItem", "U"),
                        request("DeleteItem", "D"));
    }

    @Test
    void a_batch_requires_one_action_on_all_its_keys() {
        proxy.enforce(Policy.EVERYTHING);
        client.batchGetItem(batch -> batch.requestItems(Map.of(
                TABLE, KeysAndAttributes.builder().keys(key("A"), key("B")).build())));
        client.batchWriteItem(batch -> batch.requestItems(Map.of(
                TABLE,
                List.of(
                        WriteRequest.builder()
                                .putRequest(put -> put.item(key("C")))
                                .build(),
                        WriteRequest.builder()
                                .deleteRequest(delete -> delete.key(key("D")))
                                .build()))));
        assertThat(decidedRequests())
                .containsExactlyInAnyOrder(request("BatchGetItem", "A", "B"), request("BatchWriteItem", "C", "D"));
    }

    @Test
    void a_query_requires_its_action_on_the_hash_key_of_the_table_or_the_index() {
        proxy.enforce(Policy.EVERYTHING);
        client.query(query -> query.tableName(TABLE)
                .keyConditionExpression("begins_with(#s, :s) AND #p = :p")
                .expressionAttributeNames(Map.of("#p", "pk", "#s", "sk"))
                .expressionAttributeValues(Map.of(":p", text("Q"), ":s", text("x"))));
        client.query(query -> query.tableName(TABLE)
                .indexName("due")
                .keyConditionExpression("dueShard=:shard")
                .expressionAttributeValues(Map.of(":shard", text("DUE#01"))));
        assertThat(decidedRequests())
                .containsExactlyInAnyOrder(
                        request("Query", "Q"),
                        new AccessRequest("dynamodb:Query", ARN + "/index/due", Set.of("DUE#01")));
    }

    @Test
    void a_transaction_requires_each_action_on_its_own_key_and_on_all_keys() {
        proxy.enforce(Policy.EVERYTHING);
        client.transactWriteItems(all -> all.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(TABLE).item(key("P")))
                        .build(),
                TransactWriteItem.builder()
                        .update(update -> update.tableName(TABLE)
                                .key(key("U"))
                                .updateExpression("SET a = :a")
                                .expressionAttributeValues(Map.of(":a", text("x"))))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(TABLE).key(key("D")))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(TABLE)
                                .key(key("CHECKED"))
                                .conditionExpression("attribute_not_exists(pk)"))
                        .build()));
        assertThat(decidedRequests())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                "PutItem P", "UpdateItem U", "DeleteItem D", "ConditionCheckItem CHECKED")
                        .map(operation -> operation.split(" "))
                        .flatMap(operation -> Stream.of(
                                request(operation[0], operation[1]), request(operation[0], "P", "U", "D", "CHECKED")))
                        .toList());
    }

    @Test
    void a_transaction_is_denied_if_no_single_statement_allows_all_its_keys() {
        Policy separateStatements = Policy.of(
                "apart",
                Stream.of("FOLDER#*", "POINTER#*")
                        .map(keys -> Map.<String, Object>of(
                                "Effect",
                                "Allow",
                                "Action",
                                "dynamodb:PutItem",
                                "Resource",
                                ARN,
                                "Condition",
                                Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of(keys)))))
                        .toList(),
                Map.of());
        proxy.enforce(separateStatements);
        client.putItem(put -> put.tableName(TABLE).item(key("FOLDER#a")));
        client.putItem(put -> put.tableName(TABLE).item(key("POINTER#a")));
        assertThatThrownBy(() -> client.transactWriteItems(both -> both.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(key("FOLDER#b")))
                                .build(),
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(key("POINTER#b")))
                                .build())))
                .hasMessageContaining("not authorized to perform: dynamodb:PutItem");
    }

    @Test
    void an_unsupported_query_and_an_operation_that_is_not_allowed_are_denied() {
        proxy.enforce(Policy.of(
                "reads", List.of(Map.of("Effect", "Allow", "Action", "dynamodb:Query", "Resource", ARN)), Map.of()));
        assertThatThrownBy(() -> client.query(query -> query.tableName(TABLE)
                        .keyConditionExpression("sk = :s")
                        .expressionAttributeValues(Map.of(":s", text("x")))))
                .hasMessageContaining("unsupported: Query");
        assertThatThrownBy(() -> client.scan(scan -> scan.tableName(TABLE))).hasMessageContaining("dynamodb:Scan");
        assertThatThrownBy(() -> client.deleteTable(table -> table.tableName(TABLE)))
                .hasMessageContaining("dynamodb:DeleteTable");
    }

    @Test
    void a_planned_concurrent_write_runs_before_the_next_operation() {
        proxy.enforce(Policy.EVERYTHING);
        proxy.beforeNext("GetItem", () -> {
            try (DynamoDbClient other = database.client()) {
                other.putItem(put -> put.tableName(TABLE).item(key("FIRST")));
            }
        });
        assertThat(client.getItem(get -> get.tableName(TABLE).key(key("FIRST"))).hasItem())
                .isTrue();
    }

    private Set<AccessRequest> decidedRequests() {
        return proxy.decisions().stream().map(AccessDecision::request).collect(Collectors.toSet());
    }

    private static AccessRequest request(String operation, String... keys) {
        return new AccessRequest("dynamodb:" + operation, ARN, Set.of(keys));
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", text(pk), "sk", text("x"));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
