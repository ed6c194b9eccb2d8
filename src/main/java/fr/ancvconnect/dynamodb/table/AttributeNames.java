package fr.ancvconnect.dynamodb.table;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In this package every {@code #name} of an expression is the attribute {@code name}: many plain ones are reserved. */
public final class AttributeNames {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private AttributeNames() {
    }

    /** What the names of these expressions stand for. */
    public static Map<String, String> of(String... expressions) {
        return Stream.of(expressions)
                .flatMap(expression -> NAME.matcher(expression).results())
                .distinct()
                .collect(Collectors.toMap(MatchResult::group, name -> name.group(1), (one, _) -> one));
    }
}
