package fr.ancvconnect.lambda.request;

import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import fr.ancvconnect.lambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters one by one; every fault is collected, so that all are told together. */
final class QueryParameters {

    private final Map<String, List<String>> query;
    private final List<FieldError> errors = new ArrayList<>();

    QueryParameters(Map<String, List<String>> query) {
        this.query = query;
    }

    /** The value, as far as one is given; a fault where it is given twice, or {@code parse} makes nothing of it. */
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

    /** Ends the request when any fault was collected. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
