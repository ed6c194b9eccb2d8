package fr.ancvconnect.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.contract.Exchange;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.contract.OpenApiContract;
import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.contract.fuzz.FuzzClient.FuzzResponse;
import fr.ancvconnect.contract.fuzz.Tokens.Access;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every response keeps, whatever the request is. */
record ResponseRules(ApiDocument document, FuzzClient client) {

    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();
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
        Optional<Operation> selected = client.selected(request.method(), request.path());
        if (response.isRefusal() && !request.method().equals("HEAD") && !isPage(selected, response)) {
            checkProblem(response, broken);
        }
        if (!response.headers().containsKey("date")) {
            broken.add("no Date");
        }
        selected.ifPresent(operation -> broken.addAll(
                OpenApiContract.SERVICE.differences(ExchangeSource.FUZZER, exchange(operation, request, response))));
        checkAccess(request, response, broken);
        checkValid(request, response, broken);
        if (request.body().length > LARGEST_BODY
                && !response.isRefusal()
                && selected.flatMap(Operation::body).isPresent()) {
            broken.add("a body above 64 KiB is accepted");
        }
        checkHidden(request, response, broken);
        return broken;
    }

    /** A customer with a payment link receives what a guest receives, and no problem repeats the token of the link. */
    private void checkHidden(FuzzRequest request, FuzzResponse response, List<String> broken) {
        if (request.token().role().equals("guest") || request.operation().isOfLink()) {
            document.hiddenFrom("guest").stream()
                    .filter(field -> isShown(response.json(), field))
                    .forEach(field -> broken.add("a guest receives " + field));
        }
        request.linkToken()
                .filter(token -> response.body().contains(token))
                .ifPresent(_ -> broken.add("the response repeats the token of the link"));
    }

    /** The page of a payment link says in words why it shows nothing else. */
    private static boolean isPage(Optional<Operation> selected, FuzzResponse response) {
        return selected.filter(operation -> operation.id().equals("readPaymentPage"))
                        .isPresent()
                && response.headers().getOrDefault("content-type", "").startsWith("text/html");
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
                && (REFUSED_BEFORE_LOOKUP.contains(response.status())
                        || response.code().equals("validation-failed"))) {
            broken.add("a valid request is refused for its form");
        }
    }

    private static boolean isShown(JsonNode value, String field) {
        return value.findValues(field).stream().anyMatch(found -> !found.isNull());
    }

    /** Other parameters of the query, and a body where none is documented, are ignored (the document, "Conventions"). */
    private static Exchange exchange(Operation operation, FuzzRequest request, FuzzResponse response) {
        Set<String> parameters = operation.parametersIn("query").stream()
                .map(ApiDocument.Parameter::name)
                .collect(Collectors.toSet());
        String query = Stream.of(request.decodableQuery().split("&"))
                .filter(pair -> parameters.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return new Exchange(
                request.method(),
                request.encodedPath(),
                query,
                comparedHeaders(operation, request),
                operation.body().isPresent() ? comparedBody(operation, request.body()) : "",
                response.status(),
                response.headers(),
                response.body());
    }

    /** Without the headers that the operation does not read. */
    private static Map<String, String> comparedHeaders(Operation operation, FuzzRequest request) {
        Map<String, String> headers = request.sentHeaders();
        if (!operation.statuses().contains("406")) {
            headers.remove("accept");
        }
        if (operation.body().isEmpty()) {
            headers.remove("content-type");
        } else if (operation.isNotification()) {
            // The type of a notification is not checked.
            headers.put("content-type", "application/json");
        }
        return headers;
    }

    /** A byte order mark is ignored (RFC 8259, 8.1). ANCV's documents are read in any encoding of JSON. */
    private static String comparedBody(Operation operation, byte[] body) {
        try {
            return operation.isNotification()
                    ? JSON.readTree(body).toString()
                    : new String(body, UTF_8).replaceFirst("^\uFEFF", "");
        } catch (IOException _) {
            return new String(body, UTF_8);
        }
    }
}
