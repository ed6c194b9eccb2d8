package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Deeds;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each function may do what its verbs do, and nothing else: what they use is held against their roles, both ways. */
class PermissionsTest {

    private static final String TABLE = "permissions";
    private static final Set<String> READS_THE_KEY = Set.of("kms:Decrypt", "kms:DescribeKey");
    private static final Set<String> WRITES_WITH_THE_KEY =
            Set.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*");

    /** Resources that are named, by the actions about them, beside those of DynamoDB. */
    private static final Map<String, Set<String>> BESIDE = Map.of(
            "kms", Set.of("{!Ref=KeyArn}"), "secretsmanager", Set.of("{!Ref=SealKeysArn}"),
            "sqs", Set.of("{!Ref=SweepFailuresArn}"), "xray", Set.of("*"));

    @Test
    void a_function_may_do_just_what_its_verbs_do() {
        Map<String, Set<Use>> made = uses();
        assertThat(Roles.all().keySet()).isEqualTo(made.keySet());
        made.forEach((function, used) -> {
            List<Use> allowed = Roles.uses(function);
            assertThat(used).as(function + " may do what it does")
                    .allMatch(use -> allowed.stream().anyMatch(statement -> statement.allows(use)));
            assertThat(allowed).as(function + " does what it may do").allSatisfy(statement -> assertThat(statement.about())
                    .allMatch(key -> used.stream().anyMatch(use -> use.needs(statement.action(), key))));
        });
    }

    @Test
    void only_those_that_call_ancv_or_check_its_seals_read_the_keys() {
        assertThat(allowedTo("secretsmanager:GetSecretValue"))
                .containsExactly("ActivateOption", "AncvWebhook", "RefusalAndCancellation", "StartPayment", "Sweep");
    }

    @Test
    void only_the_sweep_reports_its_failures() {
        assertThat(allowedTo("sqs:SendMessage")).containsExactly("Sweep");
    }

    @Test
    void the_tables_key_is_used_through_dynamodb_as_far_as_the_function_reads_or_writes() {
        Roles.statements().forEach((function, all) -> {
            Set<String> used = all.stream().flatMap(Roles::actions).filter(action -> action.startsWith("kms:")).collect(Collectors.toSet());
            assertThat(used).as(function).isEqualTo(function.equals("Read") ? READS_THE_KEY : WRITES_WITH_THE_KEY);
        });
        statementsAbout("kms").forEach(statement -> assertThat(statement.get("Condition"))
                .hasToString("{StringEquals={kms:ViaService={!Sub=dynamodb.${AWS::Region}.amazonaws.com}}}"));
    }

    @Test
    void nothing_else_is_allowed_and_logs_are_the_function_s_own() {
        Roles.statements().forEach((function, all) -> all.forEach(statement -> {
            assertThat(statement).containsEntry("Effect", "Allow");
            Roles.actions(statement).filter(action -> !action.startsWith("dynamodb:")).forEach(action -> {
                String service = action.substring(0, action.indexOf(':'));
                assertThat(statement.get("Resource").toString()).as(function + " " + action).matches(resource ->
                        BESIDE.getOrDefault(service, Set.of()).contains(resource) || service.equals("logs") && resource.contains(
                                ":log-group:/aws/lambda/${Name}-" + function.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase() + ":*}"));
            });
        }));
    }

    @Test
    void each_function_writes_its_log_and_its_traces() {
        Roles.statements().forEach((function, all) -> assertThat(all.stream().flatMap(Roles::actions)).as(function)
                .contains("logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords"));
    }

    @Test
    void each_function_has_the_role_of_its_name_and_no_other_policy() {
        Template template = Template.read("template.yaml");
        Map<String, Map<String, Object>> outputs = Template.read("infra/access.yaml").at("Outputs");
        template.properties("AWS::Serverless::Function").forEach((name, function) -> {
            String role = name.replace("Function", "");
            assertThat(function).as(name).doesNotContainKey("Policies").containsEntry("Role", Map.of("!GetAtt", "Access.Outputs." + role));
            assertThat(outputs.get(role)).containsEntry("Value", Map.of("!GetAtt", role + ".Arn"));
        });
    }

    private static Map<String, Set<Use>> uses() {
        var uses = new Uses();
        LocalTables.named(TABLE);
        Stores stores = Stores.on(LocalTables.existing(TABLE, uses));
        new Deeds(stores.payments(), stores.folders(), stores.establishments(), stores.due(),
                stores.lists(), stores.personal(), uses::by).all();
        return uses.byFunction();
    }

    private static Set<String> allowedTo(String action) {
        var found = new TreeSet<String>();
        Roles.statements().forEach((function, all) -> all.stream()
                .filter(statement -> Roles.actions(statement).anyMatch(action::equals)).forEach(_ -> found.add(function)));
        return found;
    }

    private static List<Map<String, Object>> statementsAbout(String service) {
        return Roles.statements().values().stream().flatMap(List::stream)
                .filter(statement -> Roles.actions(statement).anyMatch(action -> action.startsWith(service + ":"))).toList();
    }
}
