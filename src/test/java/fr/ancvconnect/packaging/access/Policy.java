package fr.ancvconnect.packaging.access;

import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements of an identity's policies. They are evaluated as IAM does it: access is denied by default, and an
 * explicit Deny overrides any Allow. Only the elements and conditions of {@code infra/access.yaml} are supported; any
 * other one is an error.
 */
public record Policy(String name, List<Statement> statements) {

    /** The policy of no function. It allows nothing. */
    public static final Policy NOTHING = new Policy("nobody", List.of());

    /** A policy that allows everything, for requests of the test itself. */
    public static final Policy EVERYTHING =
            new Policy("test", List.of(new Statement(true, List.of("*"), List.of("*"), Map.of())));

    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    public Policy {
        statements = List.copyOf(statements);
    }

    /** Creates a policy from statements of a template, with the parameters replaced by their values. */
    static Policy of(String name, List<Map<String, Object>> statements, Map<String, String> parameters) {
        return new Policy(
                name,
                statements.stream().map(each -> Statement.of(each, parameters)).toList());
    }

    /** Whether IAM allows the request. */
    public boolean allows(AccessRequest request) {
        List<Statement> matching = statements.stream()
                .filter(statement -> statement.matches(request))
                .toList();
        return !matching.isEmpty() && matching.stream().allMatch(Statement::allow);
    }

    /**
     * One statement.
     *
     * @param allow      whether the effect is Allow and not Deny
     * @param conditions the values of each condition key, by operator and key
     */
    public record Statement(
            boolean allow,
            List<String> actions,
            List<String> resources,
            Map<String, Map<String, Set<String>>> conditions) {

        private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");
        private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

        static Statement of(Map<String, Object> statement, Map<String, String> parameters) {
            if (!ELEMENTS.containsAll(statement.keySet())) {
                throw new IllegalArgumentException("Not supported: " + statement.keySet());
            }
            Map<String, Map<String, Object>> conditions =
                    statement.containsKey("Condition") ? Template.in(statement, "Condition") : Map.of();
            return new Statement(
                    isAllow(Template.in(statement, "Effect")),
                    Template.asList(statement.get("Action")),
                    values(statement.get("Resource"), parameters),
                    conditions.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    operator -> operator.getValue().entrySet().stream()
                                            .collect(Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    key -> Set.copyOf(values(key.getValue(), parameters)))))));
        }

        /** Whether the statement applies to this action and resource and its conditions are true. */
        boolean matches(AccessRequest request) {
            return appliesTo(request.action(), request.resource())
                    && conditions.entrySet().stream()
                            .allMatch(operator -> operator.getValue().entrySet().stream()
                                    .allMatch(key ->
                                            isSatisfied(operator.getKey(), key.getKey(), key.getValue(), request)));
        }

        /** Whether the statement applies to this action and resource, under any condition. */
        public boolean appliesTo(String action, String resource) {
            return actions.stream().anyMatch(pattern -> isLike(action, pattern))
                    && resources.stream().anyMatch(pattern -> isLike(resource, pattern));
        }

        /** The patterns of the leading keys to which the statement is restricted; empty without such a restriction. */
        public Set<String> leadingKeys() {
            return conditions.values().stream()
                    .flatMap(keys -> keys.getOrDefault(LEADING_KEYS, Set.of()).stream())
                    .collect(Collectors.toSet());
        }

        private static boolean isSatisfied(String operator, String key, Set<String> patterns, AccessRequest request) {
            if (!operator.equals("ForAllValues:StringLike") || !key.equals(LEADING_KEYS)) {
                throw new IllegalArgumentException("Not supported: " + operator + " of " + key);
            }
            // As documented, the condition is also true if the request has no value for the key.
            return request.leadingKeys().stream()
                    .allMatch(value -> patterns.stream().anyMatch(pattern -> isLike(value, pattern)));
        }

        private static boolean isAllow(String effect) {
            return switch (effect) {
                case "Allow" -> true;
                case "Deny" -> false;
                default -> throw new IllegalArgumentException("Unknown effect: " + effect);
            };
        }

        private static List<String> values(Object given, Map<String, String> parameters) {
            return switch (given) {
                case List<?> several ->
                    several.stream()
                            .flatMap(each -> values(each, parameters).stream())
                            .toList();
                case String text -> List.of(text);
                case Map<?, ?> function
                when function.containsKey("!Ref") ->
                    List.of(value(function.get("!Ref").toString(), parameters));
                case Map<?, ?> function
                when function.containsKey("!Sub") ->
                    List.of(VARIABLE.matcher(function.get("!Sub").toString())
                            .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), parameters))));
                default -> throw new IllegalArgumentException("Not supported: " + given);
            };
        }

        /** Statements about other services use parameters that the tests do not set. */
        private static String value(String parameter, Map<String, String> parameters) {
            return parameters.getOrDefault(parameter, "value-of-" + parameter.replace(':', '-'));
        }
    }

    /** IAM's StringLike, also used for actions and resources. {@code *} matches any text, {@code ?} matches one character. */
    public static boolean isLike(String value, String pattern) {
        String regex = pattern.chars()
                .mapToObj(letter -> switch (letter) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(letter));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }
}
