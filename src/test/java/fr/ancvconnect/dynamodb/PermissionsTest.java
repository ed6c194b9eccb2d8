package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.FunctionActions;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.packaging.Template;
import fr.ancvconnect.packaging.access.AccessRequest;
import fr.ancvconnect.packaging.access.Policy;
import fr.ancvconnect.packaging.access.PolicyProxy;
import fr.ancvconnect.packaging.access.PolicyProxy.AccessDecision;
import fr.ancvconnect.packaging.access.RolePolicies;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each function has the permissions of its use cases and no others. The test runs them with the function's role and checks that
 * each permission is used.
 */
class PermissionsTest {

    private static final String TABLE = "permissions";
    private static final Set<String> KEY_ACTIONS_TO_READ = Set.of("kms:Decrypt", "kms:DescribeKey");
    private static final Set<String> KEY_ACTIONS_TO_WRITE =
            Set.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*");

    /** The allowed resources other than those of DynamoDB, by the prefix of the action. */
    private static final Map<String, Set<String>> OTHER_RESOURCES = Map.of(
            "kms",
            Set.of("{!Ref=KeyArn}"),
            "secretsmanager",
            Set.of("{!Ref=SealKeysArn}"),
            "sqs",
            Set.of("{!Ref=SweepFailuresArn}"),
            "xray",
            Set.of("*"));

    @Test
    void each_function_has_exactly_the_permissions_of_its_use_cases() throws IOException {
        Set<AccessDecision> decisions = allDecisions();
        assertThat(decisions).allMatch(AccessDecision::allowed);
        RolePolicies.statements().keySet().forEach(function -> {
            Set<AccessRequest> requests = decisions.stream()
                    .filter(decision -> decision.policy().equals(function))
                    .map(AccessDecision::request)
                    .collect(Collectors.toSet());
            RolePolicies.of(function, TABLE)
                    .statements()
                    .forEach(statement -> assertIsUsed(function, statement, requests));
        });
    }

    /** Checks that each action of the statement is used, on each of its keys or on its index. */
    private static void assertIsUsed(String function, Policy.Statement statement, Set<AccessRequest> requests) {
        statement.actions().stream()
                .filter(action -> action.startsWith("dynamodb:"))
                .forEach(action -> {
                    List<AccessRequest> matching = requests.stream()
                            .filter(request ->
                                    request.action().equals(action) && statement.appliesTo(action, request.resource()))
                            .toList();
                    assertThat(matching)
                            .as("%s needs %s of %s", function, action, statement)
                            .isNotEmpty();
                    assertThat(statement.leadingKeys())
                            .as("%s needs %s on each key of %s", function, action, statement)
                            .allMatch(pattern -> matching.stream()
                                    .anyMatch(request -> request.leadingKeys().stream()
                                            .anyMatch(key -> Policy.isLike(key, pattern))));
                });
    }

    @Test
    void only_functions_that_call_ancv_or_check_its_seals_read_the_secret() {
        assertThat(allowedTo("secretsmanager:GetSecretValue"))
                .containsExactly(
                        "ActivateOption",
                        "AncvWebhook",
                        "PaymentLink",
                        "PaymentPage",
                        "RefusalAndCancellation",
                        "StartPayment",
                        "Sweep");
    }

    @Test
    void only_the_sweep_sends_messages_to_the_failure_queue() {
        assertThat(allowedTo("sqs:SendMessage")).containsExactly("Sweep");
    }

    @Test
    void a_function_uses_the_table_key_only_through_dynamodb_for_its_reads_or_writes() {
        RolePolicies.statements().forEach((function, all) -> {
            Set<String> used = all.stream()
                    .flatMap(PermissionsTest::actions)
                    .filter(action -> action.startsWith("kms:"))
                    .collect(Collectors.toSet());
            assertThat(used)
                    .as(function)
                    .isEqualTo(function.equals("Read") ? KEY_ACTIONS_TO_READ : KEY_ACTIONS_TO_WRITE);
        });
        statementsAbout("kms")
                .forEach(statement -> assertThat(statement.get("Condition"))
                        .hasToString("{StringEquals={kms:ViaService={!Sub=dynamodb.${AWS::Region}.amazonaws.com}}}"));
    }

    @Test
    void no_other_resource_is_allowed_and_each_function_writes_only_its_own_log_group() {
        RolePolicies.statements()
                .forEach((function, all) -> all.forEach(statement -> {
                    assertThat(statement).containsEntry("Effect", "Allow");
                    actions(statement)
                            .filter(action -> !action.startsWith("dynamodb:"))
                            .forEach(action -> {
                                String service = action.substring(0, action.indexOf(':'));
                                assertThat(statement.get("Resource").toString())
                                        .as(function + " " + action)
                                        .matches(resource -> OTHER_RESOURCES
                                                        .getOrDefault(service, Set.of())
                                                        .contains(resource)
                                                || (service.equals("logs")
                                                        && resource.contains(":log-group:/aws/lambda/${Name}-"
                                                                + function.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                                                        .toLowerCase(Locale.ROOT)
                                                                + ":*}")));
                            });
                }));
    }

    @Test
    void each_function_may_write_logs_and_traces() {
        RolePolicies.statements()
                .forEach((function, all) -> assertThat(all.stream().flatMap(PermissionsTest::actions))
                        .as(function)
                        .contains(
                                "logs:CreateLogStream",
                                "logs:PutLogEvents",
                                "xray:PutTraceSegments",
                                "xray:PutTelemetryRecords"));
    }

    @Test
    void each_function_has_the_role_of_its_name_and_no_other_policy() {
        Template template = Template.read("template.yaml");
        Map<String, Map<String, Object>> outputs =
                Template.read("infra/access.yaml").at("Outputs");
        template.properties("AWS::Serverless::Function").forEach((name, function) -> {
            String role = name.replace("Function", "");
            assertThat(function)
                    .as(name)
                    .doesNotContainKey("Policies")
                    .containsEntry("Role", Map.of("!GetAtt", "Access.Outputs." + role));
            assertThat(outputs.get(role)).containsEntry("Value", Map.of("!GetAtt", role + ".Arn"));
        });
    }

    private static Set<AccessDecision> allDecisions() throws IOException {
        LocalTables.named(TABLE);
        try (var proxy = new PolicyProxy(LocalTables.endpoint(), TableDefinition.named(TABLE));
                var client = LocalTables.client(proxy.endpoint())) {
            proxy.enforce(Policy.EVERYTHING);
            StoreFixture stores = StoreFixture.on(new Table(client, TABLE));
            new FunctionActions(
                            stores.payments(),
                            stores.folders(),
                            stores.establishments(),
                            stores.checkIndex(),
                            stores.establishmentPayments(),
                            stores.personalData(),
                            stores.links(),
                            (function, action) -> proxy.enforce(policy(function), action))
                    .runAll();
            return proxy.decisions();
        }
    }

    /** The test itself runs the actions that belong to no function. */
    private static Policy policy(String function) {
        return function.equals("nobody") ? Policy.EVERYTHING : RolePolicies.of(function, TABLE);
    }

    private static Stream<String> actions(Map<String, Object> statement) {
        return Template.asList(statement.get("Action")).stream();
    }

    private static Set<String> allowedTo(String action) {
        var found = new TreeSet<String>();
        RolePolicies.statements()
                .forEach((function, all) -> all.stream()
                        .filter(statement -> actions(statement).anyMatch(action::equals))
                        .forEach(_ -> found.add(function)));
        return found;
    }

    private static List<Map<String, Object>> statementsAbout(String service) {
        return RolePolicies.statements().values().stream()
                .flatMap(List::stream)
                .filter(statement -> actions(statement).anyMatch(action -> action.startsWith(service + ":")))
                .toList();
    }
}
