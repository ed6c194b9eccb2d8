package fr.ancvconnect.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.contract.OpenApiContract;
import fr.ancvconnect.contract.OpenApiContract.Exchange;
import fr.ancvconnect.contract.fuzz.FuzzClient.FuzzResponse;
import fr.ancvconnect.contract.fuzz.Tokens.Access;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every response keeps, whatever the request is. */
record ResponseRules(ApiDocument document) {

    private static final String PROBLEM = "application/problem+json";
    private static final int NO_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int LARGEST_BODY = 64 * 1024;

    /** The statuses of a request that is refused for its form or its token, before anything is looked up. */
    private static final Set<Integer> REFUSED_BEFORE_LOOKUP = Set.of(400, 401, 403, 404, 405, 406, 413, 415);

    /** The rules that this response breaks; empty if there are none. */
    List<String> broken(FuzzRequest request, FuzzResponse response) {
        var broken = new ArrayList<String>();
        if (response.status() >= SERVER_ERROR) {
            broken.add("a server error");
        }
        if (response.isRefusal() && !request.method().equals("HEAD")) {
            checkProblem(response, broken);
        }
        if (!response.headers().containsKey("date")) {
            broken.add("no Date");
        }
        broken.addAll(OpenApiContract.SERVICE.differences(exchange(request, response)));
        checkAccess(request, response, broken);
        checkValid(request, response, broken);
        if (request.body().length > LARGEST_BODY && response.status() < NO_ERROR && request.operation().body().isPresent()) {
            broken.add("a body above 64 KiB is accepted");
        }
        if (request.token().role().equals("guest")) {
            document.hiddenFrom("guest").stream()
                    .filter(field -> isShown(response.json(), field))
                    .forEach(field -> broken.add("a guest receives " + field));
        }
        return broken;
    }

    /** Also where the document describes no operation: an unknown address or method. */
    private void checkProblem(FuzzResponse response, List<String> broken) {
        JsonNode problem = response.json();
        if (!PROBLEM.equals(response.headers().get("content-type"))) {
            broken.add("an error that is no " + PROBLEM);
        }
        broken.addAll(document.faults(document.schema("Problem"), problem));
        if (problem.path("status").asInt() != response.status()) {
            broken.add("the status of the problem differs");
        }
    }

    private static void checkAccess(FuzzRequest request, FuzzResponse response, List<String> broken) {
        Access access = request.token().access();
        boolean denied = access == Access.NOT_VALID || access == Access.WRONG_ROLE;
        boolean isOperation = request.method().equals(request.operation().method());
        if (denied && isOperation && !REFUSED_BEFORE_LOOKUP.contains(response.status())) {
            broken.add("a token that allows nothing has an effect: " + access);
        }
        if (denied && isOperation && request.changed().equals(Set.of(FuzzRequest.Part.TOKEN))) {
            int expected = access == Access.NOT_VALID ? 401 : 403;
            if (response.status() != expected) {
                broken.add("not " + expected);
            }
        }
    }

    private static void checkValid(FuzzRequest request, FuzzResponse response, List<String> broken) {
        if (request.isValid()
                && (REFUSED_BEFORE_LOOKUP.contains(response.status()) || response.code().equals("validation-failed"))) {
            broken.add("a valid request is refused for its form");
        }
    }

    private static boolean isShown(JsonNode value, String field) {
        return value.findValues(field).stream().anyMatch(found -> !found.isNull());
    }

    private static Exchange exchange(FuzzRequest request, FuzzResponse response) {
        return new Exchange(
                request.method(),
                request.encodedPath(),
                request.decodableQuery(),
                request.sentHeaders(),
                new String(request.body(), StandardCharsets.UTF_8),
                response.status(),
                response.headers(),
                response.body());
    }
}
