package fr.ancvconnect.packaging.access;

import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements of an identity's policies, evaluated as IAM does it: nothing is allowed but by a statement, and a Deny
 * wins. As far as {@code infra/access.yaml} goes: an element or a condition that it does not know is an error.
 */
public record Policy(String name, List<Statement> statements) {

    /** Of nobody: allows nothing. */
    public static final Policy NOTHING = new Policy("nobody", List.of());

    /** Allows everything, for what a test does itself. */
    public static final Policy EVERYTHING = new Policy("test", List.of(new Statement(true, List.of("*"), List.of("*"), Map.of())));

    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    public Policy {
        statements = List.copyOf(statements);
    }

    /** The policy with these statements of a template, in which a parameter's value stands for its name. */
    static Policy of(String name, List<Map<String, Object>> statements, Map<String, String> parameters) {
        return new Policy(name, statements.stream().map(each -> Statement.of(each, parameters)).toList());
    }

    /** Whether IAM allows it. */
    public boolean allows(AccessRequest request) {
        List<Statement> matching = statements.stream().filter(statement -> statement.matches(request)).toList();
        return !matching.isEmpty() && matching.stream().allMatch(Statement::allow);
    }

    /**
     * One statement.
     *
     * @param allow      whether its effect is Allow, and not Deny
     * @param conditions the values of each condition key, by operator and key
     */
    public record Statement(boolean allow, List<String> actions, List<String> resources, Map<String, Map<String, Set<String>>> conditions) {

        private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");
        private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

        static Statement of(Map<String, Object> statement, Map<String, String> parameters) {
            if (!ELEMENTS.containsAll(statement.keySet())) {
                throw new IllegalArgumentException("Not evaluated here: " + statement.keySet());
            }
            Map<String, Map<String, Object>> conditions = statement.containsKey("Condition") ? Template.in(statement, "Condition") : Map.of();
            return new Statement(isAllow(Template.in(statement, "Effect")), Template.many(statement.get("Action")),
                    values(statement.get("Resource"), parameters), conditions.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, operator -> operator.getValue().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, key -> Set.copyOf(values(key.getValue(), parameters)))))));
        }

        /** Whether it is about this action and resource, and its conditions hold. */
        boolean matches(AccessRequest request) {
            return isAbout(request.action(), request.resource()) && conditions.entrySet().stream().allMatch(operator ->
                    operator.getValue().entrySet().stream().allMatch(key -> holds(operator.getKey(), key.getKey(), key.getValue(), request)));
        }

        /** Whether it is about this action and resource, under whatever condition. */
        public boolean isAbout(String action, String resource) {
            return actions.stream().anyMatch(pattern -> isLike(action, pattern)) && resources.stream().anyMatch(pattern -> isLike(resource, pattern));
        }

        /** The patterns of the leading keys that it is restricted to; empty where it is not. */
        public Set<String> leadingKeys() {
            return conditions.values().stream().flatMap(keys -> keys.getOrDefault(LEADING_KEYS, Set.of()).stream()).collect(Collectors.toSet());
        }

        private static boolean holds(String operator, String key, Set<String> patterns, AccessRequest request) {
            if (!operator.equals("ForAllValues:StringLike") || !key.equals(LEADING_KEYS)) {
                throw new IllegalArgumentException("Not evaluated here: " + operator + " of " + key);
            }
            // As documented it holds too where the request has no value at all.
            return request.leadingKeys().stream().allMatch(value -> patterns.stream().anyMatch(pattern -> isLike(value, pattern)));
        }

        private static boolean isAllow(String effect) {
            return switch (effect) {
                case "Allow" -> true;
                case "Deny" -> false;
                default -> throw new IllegalArgumentException("No effect: " + effect);
            };
        }

        private static List<String> values(Object given, Map<String, String> parameters) {
            return switch (given) {
                case List<?> several -> several.stream().flatMap(each -> values(each, parameters).stream()).toList();
                case String text -> List.of(text);
                case Map<?, ?> function when function.containsKey("!Ref") -> List.of(value(function.get("!Ref").toString(), parameters));
                case Map<?, ?> function when function.containsKey("!Sub") -> List.of(VARIABLE.matcher(function.get("!Sub").toString())
                        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), parameters))));
                default -> throw new IllegalArgumentException("Not evaluated here: " + given);
            };
        }

        /** What is about another service has a parameter that nobody asks for. */
        private static String value(String parameter, Map<String, String> parameters) {
            return parameters.getOrDefault(parameter, "value-of-" + parameter.replace(':', '-'));
        }
    }

    /** IAM's StringLike, also for actions and resources: {@code *} is any text, {@code ?} one character. */
    public static boolean isLike(String value, String pattern) {
        String regex = pattern.chars().mapToObj(letter -> switch (letter) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(letter));
        }).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }
}
