package fr.ancvconnect.bench.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions of one write, in the part of DynamoDB's language that the service uses. Any other expression throws an
 * exception. {@code #name} always stands for the attribute {@code name}, as in the service.
 */
record Expression(JsonNode values) {

    private static final Pattern CLAUSE =
            Pattern.compile("(SET|REMOVE|ADD|DELETE) (.*?)(?= (?:SET|REMOVE|ADD|DELETE) |$)");
    private static final Pattern EXISTS = Pattern.compile("attribute_(not_)?exists\\(#?(\\w+)\\)");
    private static final Pattern COMPARISON = Pattern.compile("#(\\w+) (=|<|<=|>|>=) (:\\w+)");
    private static final Pattern SUM = Pattern.compile("#(\\w+) \\+ (:\\w+)");
    private static final String NUMBER = "N";
    private static final String TEXT_SET = "SS";

    /** Whether the condition holds for the stored item; an empty condition always holds. */
    boolean holds(String condition, Optional<ObjectNode> stored) {
        if (condition.isEmpty()) {
            return true;
        }
        for (String alternative : condition.split(" OR ")) {
            boolean all = true;
            for (String part : alternative.split(" AND ")) {
                all &= holdsOne(part, stored);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsOne(String condition, Optional<ObjectNode> stored) {
        Matcher exists = EXISTS.matcher(condition);
        if (exists.matches()) {
            boolean present = stored.map(item -> item.has(exists.group(2))).orElse(false);
            return exists.group(1) == null ? present : !present;
        }
        Matcher comparison = COMPARISON.matcher(condition);
        if (!comparison.matches()) {
            throw new IllegalArgumentException("Not supported: " + condition);
        }
        JsonNode found =
                stored.map(item -> item.path(comparison.group(1))).orElse(JsonNodeFactory.instance.missingNode());
        JsonNode expected = values.path(comparison.group(3));
        return switch (comparison.group(2)) {
            case "=" -> found.equals(expected);
            case "<" -> number(found) < number(expected);
            case "<=" -> number(found) <= number(expected);
            case ">" -> number(found) > number(expected);
            default -> number(found) >= number(expected);
        };
    }

    /** Applies an update expression to the item. */
    void update(String expression, ObjectNode item) {
        Matcher clause = CLAUSE.matcher(expression);
        while (clause.find()) {
            for (String part : clause.group(2).split(", ")) {
                apply(clause.group(1), part.strip(), item);
            }
        }
    }

    private void apply(String clause, String part, ObjectNode item) {
        switch (clause) {
            case "SET" -> set(part.split(" = ", 2), item);
            case "REMOVE" -> item.remove(name(part));
            case "ADD" -> add(part.split(" ", 2), item);
            default -> item.remove(name(part.split(" ", 2)[0]));
        }
    }

    private void set(String[] assignment, ObjectNode item) {
        Matcher sum = SUM.matcher(assignment[1]);
        if (sum.matches()) {
            item.set(name(assignment[0]), sum(item.path(sum.group(1)), values.path(sum.group(2))));
        } else {
            item.set(name(assignment[0]), values.required(assignment[1]));
        }
    }

    private void add(String[] addition, ObjectNode item) {
        JsonNode added = values.required(addition[1]);
        JsonNode before = item.path(name(addition[0]));
        if (added.has(TEXT_SET)) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            all.addAll((ArrayNode) added.get(TEXT_SET));
            before.path(TEXT_SET).forEach(all::add);
            item.putObject(name(addition[0])).set(TEXT_SET, all);
        } else {
            item.set(name(addition[0]), sum(before, added));
        }
    }

    private static JsonNode sum(JsonNode one, JsonNode other) {
        return JsonNodeFactory.instance.objectNode().put(NUMBER, Long.toString(number(one) + number(other)));
    }

    /** The number; 0 if the attribute is missing, as in DynamoDB's ADD. */
    private static long number(JsonNode attribute) {
        return Long.parseLong(attribute.path(NUMBER).asText("0"));
    }

    private static String name(String placeholder) {
        if (!placeholder.startsWith("#")) {
            throw new IllegalArgumentException("Not supported: " + placeholder);
        }
        return placeholder.substring(1);
    }
}
