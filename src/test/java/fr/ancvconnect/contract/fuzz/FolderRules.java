package fr.ancvconnect.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.contract.fuzz.FuzzClient.FuzzResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A refused request changes neither the sums of a folder nor the number of its payments. */
final class FolderRules {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /** The start of a payment that ANCV rejects is refused, and leaves a FAILED payment, which counts in no sum. */
    private static final Set<String> CODES_OF_FAILED_PAYMENTS =
            Set.of("unknown-beneficiary", "beneficiary-busy", "amount-not-accepted", "requirements-not-met");

    private final FuzzClient client;
    private final String token;
    private final Map<String, FolderState> known = new HashMap<>();

    FolderRules(FuzzClient client, String platformToken) {
        this.client = client;
        this.token = platformToken;
    }

    /** Amounts in cents. */
    private record FolderState(long total, long paid, long pending, long available, int payments) {

        private FolderState withOneMorePayment() {
            return new FolderState(total, paid, pending, available, payments + 1);
        }
    }

    /** Reads the folder before the requests about it. */
    void watch(String folder) {
        read(folder).ifPresent(state -> known.put(folder, state));
    }

    /** The rules that a response breaks, for the folder that the request names or else for the given one. */
    List<String> broken(FuzzRequest request, FuzzResponse response, String otherwise) {
        if (SAFE_METHODS.contains(request.method())) {
            return List.of();
        }
        String folder = request.folder().filter(known::containsKey).orElse(otherwise);
        FolderState before = known.get(folder);
        Optional<FolderState> after = read(folder);
        after.ifPresent(state -> known.put(folder, state));
        if (!response.isRefusal()) {
            request.folder().filter(named -> !named.equals(folder)).ifPresent(this::watch);
            return List.of();
        }
        boolean leavesFailedPayment = request.operation().id().equals("startPayment")
                && CODES_OF_FAILED_PAYMENTS.contains(response.code());
        boolean unchanged = after.filter(state -> state.equals(before)
                        || leavesFailedPayment && state.equals(before.withOneMorePayment()))
                .isPresent();
        return unchanged
                ? List.of()
                : List.of("a refused request changed the folder " + folder + " from " + before + " to " + after);
    }

    private Optional<FolderState> read(String folder) {
        JsonNode read = client.read("/booking-folders/" + folder, token);
        return Optional.of(read)
                .filter(found -> found.has("total"))
                .map(found -> new FolderState(
                        cents(found, "total"),
                        cents(found, "paid"),
                        cents(found, "pending"),
                        cents(found, "available"),
                        found.path("payments").size()));
    }

    private static long cents(JsonNode folder, String field) {
        return folder.path(field).path("amount").asLong();
    }
}
