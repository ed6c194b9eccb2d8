package fr.ancvconnect.lambda.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one JSON object field by field. A wrong JSON type ends the request immediately. All other faults are collected,
 * so that one response lists them all. An explicit {@code null} counts as missing. Unknown fields are ignored.
 */
final class JsonObjectReader {

    private final ObjectNode object;
    private final String prefix;
    private final List<FieldError> errors;

    JsonObjectReader(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    private JsonObjectReader(ObjectNode object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    Optional<String> text(String field) {
        return value(field)
                .map(value -> RequestBody.typed(value, value.isTextual()).textValue());
    }

    Optional<Boolean> flag(String field) {
        return value(field)
                .map(value -> RequestBody.typed(value, value.isBoolean()).booleanValue());
    }

    Optional<Long> integer(String field) {
        return value(field)
                .map(value -> RequestBody.typed(value, value.isIntegralNumber() && value.canConvertToLong())
                        .longValue());
    }

    Optional<List<String>> texts(String field) {
        return value(field)
                .map(value -> RequestBody.typed(value, value.isArray())
                        .valueStream()
                        .map(each -> RequestBody.typed(each, each.isTextual()).textValue())
                        .toList());
    }

    Optional<JsonObjectReader> object(String field) {
        return value(field)
                .map(value -> RequestBody.typed(value, value.isObject()))
                .map(value -> new JsonObjectReader((ObjectNode) value, prefix + field + ".", errors));
    }

    void fault(String field, FieldFault fault) {
        errors.add(new FieldError(prefix + field, fault));
    }

    /** Returns the value, and collects a fault if it is missing. */
    <T> Optional<T> required(String field, Optional<T> value) {
        if (value.isEmpty()) {
            fault(field, FieldFault.REQUIRED);
        }
        return value;
    }

    /** Rejects the request if any fault was collected. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }
}
