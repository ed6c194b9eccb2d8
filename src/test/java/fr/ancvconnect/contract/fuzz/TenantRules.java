package fr.ancvconnect.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.contract.fuzz.FuzzClient.FuzzResponse;
import fr.ancvconnect.contract.fuzz.FuzzRequest.Part;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A caller receives the same response about a resource of another tenant as about one that does not exist. */
final class TenantRules {

    private static final String MISSING = "fuzz-missing";
    private static final int NOT_FOUND = 404;

    private TenantRules() {}

    /** The rules that the response to a caller of another tenant breaks. */
    static List<String> broken(FuzzClient client, FuzzRequest request, FuzzResponse response) {
        if (request.changed().contains(Part.PATH) || request.changed().contains(Part.METHOD)) {
            return List.of();
        }
        String[] segments = request.path().split("/", -1);
        segments[2] = MISSING;
        FuzzResponse missing = client.send(request.withPath(String.join("/", segments)));
        if (missing.status() != response.status() || !Objects.equals(document(missing), document(response))) {
            return List.of("a missing resource gives another response: " + missing);
        }
        return request.changed().equals(Set.of(Part.TOKEN)) && response.status() != NOT_FOUND
                ? List.of("another tenant's resource is not 404")
                : List.of();
    }

    private static JsonNode document(FuzzResponse response) {
        return response.json() instanceof ObjectNode problem ? problem.without("instance") : response.json();
    }
}
