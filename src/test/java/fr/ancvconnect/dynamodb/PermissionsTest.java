package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Deeds;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each function may do what its verbs do, and nothing else: what they use is held against the template, both ways. */
class PermissionsTest {

    private static final String TABLE = "permissions";
    private static final String DYNAMODB = "dynamodb:";
    private static final Map<String, String> INDEXES = Map.of(
            "Storage.Outputs.DueIndexArn", TableDefinition.DUE_INDEX,
            "Storage.Outputs.EstablishmentPaymentsIndexArn", TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX);
    private static final Template TEMPLATE = Template.read("template.yaml");

    @Test
    void a_function_may_do_just_what_its_verbs_do() {
        var uses = new Uses();
        LocalTables.named(TABLE);
        Stores stores = Stores.on(LocalTables.existing(TABLE, uses));
        new Deeds(stores.payments(), stores.folders(), stores.establishments(), stores.due(),
                stores.lists(), stores.personal(), uses::by).all();
        var allowed = allowed();
        assertThat(allowed.keySet()).isEqualTo(uses.byFunction().keySet());
        allowed.forEach((function, permissions) ->
                assertThat(permissions).as(function).isEqualTo(uses.byFunction().get(function)));
    }

    @Test
    void only_those_that_call_ancv_or_check_its_seals_read_the_keys() {
        var reading = new TreeSet<String>();
        statements().forEach((function, all) -> all.stream()
                .filter(statement -> Template.many(statement.get("Action")).contains("secretsmanager:GetSecretValue"))
                .forEach(statement -> {
                    assertThat(resource(statement)).isEqualTo("Storage.Outputs.SealKeysArn");
                    reading.add(function);
                }));
        assertThat(reading).containsExactly("ActivateOption", "AncvWebhook", "RefusalAndCancellation", "StartPayment", "Sweep");
    }

    @Test
    void no_statement_allows_anything_else() {
        statements().values().stream().flatMap(List::stream).forEach(statement -> {
            assertThat(statement.get("Effect")).isEqualTo("Allow");
            assertThat(Template.many(statement.get("Action"))).allMatch(action -> action.startsWith(DYNAMODB)
                    || action.equals("secretsmanager:GetSecretValue") || action.equals("kms:Decrypt")).noneMatch(action -> action.contains("*"));
            if (Template.many(statement.get("Action")).contains("kms:Decrypt")) {
                assertThat(resource(statement)).isEqualTo("Storage.Outputs.KeyArn");
                assertThat(statement.get("Condition").toString()).contains("kms:ViaService", "dynamodb.${AWS::Region}");
            }
        });
    }

    private static Map<String, Set<String>> allowed() {
        var allowed = new TreeMap<String, Set<String>>();
        statements().forEach((function, all) -> all.forEach(statement -> Template.many(statement.get("Action")).stream()
                .filter(action -> action.startsWith(DYNAMODB))
                .forEach(action -> about(statement).forEach(what ->
                        allowed.computeIfAbsent(function, _ -> new TreeSet<>()).add(action.substring(DYNAMODB.length()) + " " + what)))));
        return allowed;
    }

    /** The leading keys that a statement about the table has, or the index that it is about. */
    private static List<String> about(Map<String, Object> statement) {
        String resource = resource(statement);
        if (INDEXES.containsKey(resource)) {
            return List.of("index " + INDEXES.get(resource));
        }
        assertThat(resource).isEqualTo("Storage.Outputs.TableArn");
        return Template.in(statement, "Condition", "ForAllValues:StringLike", "dynamodb:LeadingKeys");
    }

    private static String resource(Map<String, Object> statement) {
        return Template.in(statement, "Resource", "!GetAtt");
    }

    private static Map<String, List<Map<String, Object>>> statements() {
        var found = new TreeMap<String, List<Map<String, Object>>>();
        TEMPLATE.properties("AWS::Serverless::Function").forEach((name, function) -> {
            List<Map<String, Object>> policies = Template.in(function, "Policies");
            assertThat(policies).as(name).allSatisfy(policy -> assertThat(policy).containsOnlyKeys("Statement"));
            found.put(name.replace("Function", ""), policies.stream()
                    .flatMap(policy -> Template.<List<Map<String, Object>>>in(policy, "Statement").stream()).toList());
        });
        return found;
    }
}
