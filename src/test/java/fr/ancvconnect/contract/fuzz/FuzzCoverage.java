package fr.ancvconnect.contract.fuzz;

import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statuses that the requests reached, so that a run in which nothing gets further than the token fails. */
final class FuzzCoverage {

    /** Refusals that show nothing: a run that stops at the token or at a wrong address has them too. */
    private static final Set<Integer> EARLY = Set.of(401, 404);

    /** The only one that needs more requests of a guest in an hour than a round has. */
    private static final String RATE_LIMIT = "429";

    private static final int ERRORS = 400;
    private static final int WRONG_METHOD = 405;

    private final Map<String, Map<Integer, Integer>> reached = new TreeMap<>();

    /** Counts the response to a request. One with another method counts only where it is refused for that. */
    void count(FuzzRequest request, int status) {
        if (request.method().equals(request.operation().method()) || status == WRONG_METHOD) {
            reached.computeIfAbsent(request.operation().id(), _ -> new TreeMap<>())
                    .merge(status, 1, Integer::sum);
        }
    }

    /** The operations without a success or without a late refusal, and the documented refusals that no operation gave. */
    List<String> missing(List<Operation> operations) {
        Set<Integer> all = reached.values().stream()
                .flatMap(statuses -> statuses.keySet().stream())
                .collect(Collectors.toSet());
        Stream<String> refusals = operations.stream()
                .flatMap(operation -> operation.statuses().stream())
                .filter(status -> status.startsWith("4") && !status.equals(RATE_LIMIT))
                .distinct()
                .filter(status -> !all.contains(Integer.valueOf(status)))
                .map(status -> "no response with " + status);
        return Stream.concat(operations.stream().flatMap(this::missing), refusals)
                .toList();
    }

    private Stream<String> missing(Operation operation) {
        Set<Integer> statuses = reached.getOrDefault(operation.id(), Map.of()).keySet();
        return Stream.of(
                        statuses.stream().anyMatch(status -> status < ERRORS) ? "" : operation.id() + ": no success",
                        statuses.stream().anyMatch(status -> status >= ERRORS && !EARLY.contains(status))
                                ? ""
                                : operation.id() + ": no refusal except " + EARLY)
                .filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        var lines = new StringBuilder();
        reached.forEach((operation, statuses) ->
                lines.append(operation).append(' ').append(statuses).append('\n'));
        return lines.toString();
    }
}
