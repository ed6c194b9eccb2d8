package fr.ancvconnect.lambda.request;

import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters one by one. Faults are collected, so that one response lists them all. */
final class QueryParameters {

    private final Map<String, List<String>> query;
    private final List<FieldError> errors = new ArrayList<>();

    QueryParameters(Map<String, List<String>> query) {
        this.query = query;
    }

    /** The value, if the parameter is present. A repeated parameter or a value that {@code parse} rejects is a fault. */
    <T> Optional<T> read(String name, Function<String, Optional<T>> parse, FieldFault fault) {
        List<String> given = query.getOrDefault(name, List.of());
        if (given.size() > 1) {
            errors.add(new FieldError(name, FieldFault.REPEATED));
            return Optional.empty();
        }
        Optional<T> value = given.stream().findFirst().flatMap(parse);
        if (!given.isEmpty() && value.isEmpty()) {
            errors.add(new FieldError(name, fault));
        }
        return value;
    }

    /** Rejects the request if any fault was collected. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
