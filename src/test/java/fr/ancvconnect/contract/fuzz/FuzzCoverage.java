package fr.ancvconnect.contract.fuzz;

import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The statuses that the requests reached, so that a run in which nothing gets further than the token fails. */
final class FuzzCoverage {

    /** They come from API Gateway, after 10 payments in an hour, or with another method. */
    private static final Set<String> NOT_REQUIRED = Set.of("405", "429");

    private final Map<String, Map<Integer, Integer>> reached = new TreeMap<>();

    /** Counts a response to a request with the operation's method. */
    void count(FuzzRequest request, int status) {
        if (request.method().equals(request.operation().method())) {
            reached.computeIfAbsent(request.operation().id(), _ -> new TreeMap<>()).merge(status, 1, Integer::sum);
        }
    }

    /** The operations that never succeeded, and the documented refusals that never happened. */
    List<String> missing(List<Operation> operations) {
        return operations.stream().flatMap(this::missing).toList();
    }

    private Stream<String> missing(Operation operation) {
        Set<Integer> statuses =
                new TreeSet<>(reached.getOrDefault(operation.id(), Map.of()).keySet());
        Stream<String> success = statuses.stream().anyMatch(status -> status < 300)
                ? Stream.empty()
                : Stream.of(operation.id() + ": no success");
        Stream<String> refusals = operation.statuses().stream()
                .filter(status -> status.startsWith("4") && !NOT_REQUIRED.contains(status))
                .filter(status -> !statuses.contains(Integer.valueOf(status)))
                .map(status -> operation.id() + ": no " + status);
        return Stream.concat(success, refusals);
    }

    @Override
    public String toString() {
        var lines = new StringBuilder();
        reached.forEach((operation, statuses) -> lines.append(operation).append(' ').append(statuses).append('\n'));
        return lines.toString();
    }
}
