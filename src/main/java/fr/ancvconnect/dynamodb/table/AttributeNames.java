package fr.ancvconnect.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expression attribute names. In this package, {@code #name} in an expression always stands for the attribute {@code name},
 * because DynamoDB reserves many plain names.
 */
public final class AttributeNames {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    /** Expressions contain no data, only names of attributes and of values, so there are few of them. */
    private static final Map<List<String>, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

    private AttributeNames() {}

    /** The mapping of all {@code #name} placeholders of these expressions to attribute names. */
    public static Map<String, String> of(String... expressions) {
        return KNOWN.computeIfAbsent(List.of(expressions), AttributeNames::read);
    }

    private static Map<String, String> read(List<String> expressions) {
        return expressions.stream()
                .flatMap(expression -> NAME.matcher(expression).results())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(MatchResult::group, name -> name.group(1), (one, _) -> one));
    }
}
