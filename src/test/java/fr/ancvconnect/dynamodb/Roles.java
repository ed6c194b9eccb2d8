package fr.ancvconnect.dynamodb;

import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The roles of the functions, as the template says them. */
final class Roles {

    private static final String DYNAMODB = "dynamodb:";
    private static final Template TEMPLATE = Template.read("infra/access.yaml");
    private static final String INDEX = "${TableArn}/index/";

    private Roles() {
    }

    /** The roles by the name of their function. */
    static Map<String, Map<String, Object>> all() {
        return TEMPLATE.properties("AWS::IAM::Role");
    }

    /** All statements of each role, those that it shares with others among them. */
    static Map<String, List<Map<String, Object>>> statements() {
        Map<String, Map<String, Object>> shared = TEMPLATE.properties("AWS::IAM::ManagedPolicy");
        var found = new TreeMap<String, List<Map<String, Object>>>();
        all().forEach((function, role) -> found.put(function, Stream.concat(
                Template.<List<Map<String, String>>>in(role, "ManagedPolicyArns").stream().map(policy -> shared.get(policy.get("!Ref"))),
                Template.<List<Map<String, Object>>>in(role, "Policies").stream())
                .flatMap(policy -> Template.<List<Map<String, Object>>>in(policy, "PolicyDocument", "Statement").stream()).toList()));
        return found;
    }

    /** What this role may do with DynamoDB. */
    static List<Use> uses(String function) {
        return statements().get(function).stream().flatMap(statement -> actions(statement)
                .filter(action -> action.startsWith(DYNAMODB))
                .map(action -> new Use(action.substring(DYNAMODB.length()), about(statement)))).toList();
    }

    static Stream<String> actions(Map<String, Object> statement) {
        return Template.many(statement.get("Action")).stream();
    }

    /** The leading keys that a statement about the table has, or the index that it is about. */
    private static Set<String> about(Map<String, Object> statement) {
        Map<String, String> resource = Template.in(statement, "Resource");
        if (resource.getOrDefault("!Sub", "").startsWith(INDEX)) {
            return Set.of(Use.index(resource.get("!Sub").substring(INDEX.length())));
        }
        if (!resource.equals(Map.of("!Ref", "TableArn"))) {
            throw new AssertionError("Neither the table nor an index: " + resource);
        }
        return Set.copyOf(Template.<List<String>>in(statement, "Condition", "ForAllValues:StringLike", "dynamodb:LeadingKeys"));
    }
}
