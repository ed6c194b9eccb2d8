package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The parts of the AWS command line's {@code --query} that the runbook uses: names, {@code []}, and a list of names at
 * the end. Also implements {@code --output text}.
 */
final class AwsQuery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM =
            Pattern.compile("(\\w+(\\[])?\\.)*(\\w+(\\[])?|\\[\\w+(\\.\\w+)*(, \\w+(\\.\\w+)*)*])");
    private static final Pattern PROJECTED_LIST = Pattern.compile("\\[]\\[");

    private AwsQuery() {}

    /** The result of the query; a missing value is a JSON null. */
    static JsonNode find(JsonNode response, String query) {
        String dotted = PROJECTED_LIST.matcher(query).replaceAll("[].[");
        if (!FORM.matcher(dotted).matches()) {
            throw new IllegalArgumentException("Bad value for --query: " + query);
        }
        return step(response, dotted);
    }

    private static JsonNode step(JsonNode at, String rest) {
        if (rest.isEmpty() || at.isMissingNode() || at.isNull()) {
            return at.isMissingNode() ? NullNode.instance : at;
        }
        if (rest.startsWith("[")) {
            ArrayNode chosen = JSON.createArrayNode();
            for (String element : rest.substring(1, rest.length() - 1).split(", ")) {
                chosen.add(step(at, element));
            }
            return chosen;
        }
        int end = rest.indexOf('.');
        String name = end < 0 ? rest : rest.substring(0, end);
        String remainder = end < 0 ? "" : rest.substring(end + 1);
        return name.endsWith("[]")
                ? projected(at.path(name.replace("[]", "")), remainder)
                : step(at.path(name), remainder);
    }

    private static JsonNode projected(JsonNode list, String rest) {
        if (list instanceof MissingNode || list.isNull()) {
            return NullNode.instance;
        }
        ArrayNode found = JSON.createArrayNode();
        list.forEach(element -> {
            JsonNode value = step(element, rest);
            if (!value.isNull()) {
                found.add(value);
            }
        });
        return found;
    }

    /** One row for each inner list, with tabs between its values. */
    static String text(JsonNode found) {
        boolean rows = found.isArray() && !found.isEmpty() && found.get(0).isArray();
        return rows
                ? StreamSupport.stream(found.spliterator(), false)
                        .map(AwsQuery::row)
                        .collect(Collectors.joining("\n"))
                : row(found);
    }

    private static String row(JsonNode values) {
        return values.isArray()
                ? StreamSupport.stream(values.spliterator(), false)
                        .map(AwsQuery::value)
                        .collect(Collectors.joining("\t"))
                : value(values);
    }

    private static String value(JsonNode value) {
        if (value.isContainerNode()) {
            throw new IllegalArgumentException("Not supported as text: " + value);
        }
        return value.isNull() ? "None" : value.asText();
    }
}
