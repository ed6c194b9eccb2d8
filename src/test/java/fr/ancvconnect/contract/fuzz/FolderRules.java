package fr.ancvconnect.contract.fuzz;

import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.contract.fuzz.FuzzClient.FuzzResponse;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.FolderSums;
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

    private static final Set<String> STARTS = Set.of("startPayment", "startLinkPayment");

    private final FolderStore store;
    private final Map<String, FolderState> known = new HashMap<>();

    FolderRules(FolderStore store) {
        this.store = store;
    }

    private record FolderState(FolderSums sums, Money available, int payments) {

        private FolderState withOneMorePayment() {
            return new FolderState(sums, available, payments + 1);
        }
    }

    /** Reads the folder before the requests about it. */
    void watch(String folder) {
        read(folder).ifPresent(state -> known.put(folder, state));
    }

    /** The rules that a response breaks. A notification without the id of a folder is about the given one. */
    List<String> broken(FuzzRequest request, FuzzResponse response, String notified) {
        if (SAFE_METHODS.contains(request.method()) || request.path().startsWith("/establishments/")) {
            return List.of();
        }
        String folder = request.folder().filter(known::containsKey).orElse(notified);
        FolderState before = known.get(folder);
        Optional<FolderState> after = read(folder);
        after.ifPresent(state -> known.put(folder, state));
        if (!response.isRefusal()) {
            request.folder().filter(named -> !named.equals(folder)).ifPresent(this::watch);
            return List.of();
        }
        boolean leavesFailedPayment =
                STARTS.contains(request.operation().id()) && CODES_OF_FAILED_PAYMENTS.contains(response.code());
        boolean unchanged = after.filter(state ->
                        state.equals(before) || (leavesFailedPayment && state.equals(before.withOneMorePayment())))
                .isPresent();
        return unchanged
                ? List.of()
                : List.of("a refused request changed the folder " + folder + " from " + before + " to " + after);
    }

    private Optional<FolderState> read(String folder) {
        return Optional.of(folder)
                .filter(FolderId::isWellFormed)
                .flatMap(id -> store.find(new FolderId(id)))
                .map(found -> new FolderState(found.sums(), found.sums().available(), found.payments()));
    }
}
