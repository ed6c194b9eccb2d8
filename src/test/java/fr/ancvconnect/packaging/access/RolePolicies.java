package fr.ancvconnect.packaging.access;

import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The roles of {@code infra/access.yaml}, by the name of their function. */
public final class RolePolicies {

    private static final Template TEMPLATE = Template.read("infra/access.yaml");

    private RolePolicies() {}

    /** All statements of each role as they are written, including those that it shares with other roles. */
    public static Map<String, List<Map<String, Object>>> statements() {
        Map<String, Map<String, Object>> shared = TEMPLATE.properties("AWS::IAM::ManagedPolicy");
        var found = new TreeMap<String, List<Map<String, Object>>>();
        TEMPLATE.properties("AWS::IAM::Role")
                .forEach((function, role) -> found.put(
                        function,
                        Stream.concat(
                                        Template.<List<Map<String, String>>>in(role, "ManagedPolicyArns").stream()
                                                .map(policy -> shared.get(policy.get("!Ref"))),
                                        Template.<List<Map<String, Object>>>in(role, "Policies").stream())
                                .flatMap(policy ->
                                        Template.<List<Map<String, Object>>>in(policy, "PolicyDocument", "Statement")
                                                .stream())
                                .toList()));
        return found;
    }

    /** The policy of this function's role for the table with this name. */
    public static Policy of(String function, String table) {
        return Policy.of(function, statements().get(function), Map.of("TableArn", DynamoDbAccess.arn(table)));
    }
}
