package fr.ancvconnect.dynamodb.table;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expression attribute names. In this package, {@code #name} in an expression always stands for the attribute {@code name},
 * because DynamoDB reserves many plain names.
 */
public final class AttributeNames {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private AttributeNames() {}

    /** The mapping of all {@code #name} placeholders of these expressions to attribute names. */
    public static Map<String, String> of(String... expressions) {
        return Stream.of(expressions)
                .flatMap(expression -> NAME.matcher(expression).results())
                .distinct()
                .collect(Collectors.toMap(MatchResult::group, name -> name.group(1), (one, _) -> one));
    }
}
