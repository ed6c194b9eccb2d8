package fr.ancvconnect.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.contract.fuzz.FuzzRequest.Part;
import fr.ancvconnect.contract.fuzz.Tokens.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Generates requests from the document: valid ones, and ones with one or more parts changed. */
final class RequestGenerator {

    private static final int VALID_SHARE = 35;
    private static final int MAX_CHANGED_PARTS = 3;
    /** The more often the more there is to change. */
    private static final List<Part> CHANGED_PARTS = List.of(
            Part.METHOD,
            Part.PATH,
            Part.PATH,
            Part.QUERY,
            Part.QUERY,
            Part.HEADERS,
            Part.HEADERS,
            Part.HEADERS,
            Part.BODY,
            Part.BODY,
            Part.BODY,
            Part.BODY,
            Part.TOKEN,
            Part.TOKEN,
            Part.TOKEN);

    private static final String KEY = "Idempotency-Key";
    private static final String SEAL = "ANCV-Security";

    private final FuzzRandom random;
    private final FuzzData data;
    private final Tokens tokens;
    private final SchemaValues values;
    private final InvalidBodies invalidBodies;
    private final InvalidParts invalidParts;
    /** A valid start is repeated later, so that its key is replayed. */
    private Optional<FuzzRequest> repeatable = Optional.empty();

    RequestGenerator(ApiDocument document, FuzzRandom random, String issuer, FuzzData data) {
        this.random = random;
        this.data = data;
        this.tokens = Tokens.of(random, issuer, data);
        this.values = new SchemaValues(document, random, data.knownValues());
        this.invalidBodies = new InvalidBodies(document, random);
        this.invalidParts = new InvalidParts(random);
    }

    /** The next request to this operation. */
    FuzzRequest next(Operation operation) {
        Optional<FuzzRequest> earlier =
                repeatable.filter(start -> start.operation().equals(operation));
        if (earlier.isPresent() && random.percent(10)) {
            return earlier.get();
        }
        Set<Part> changed = changedParts();
        String path = path(operation, changed.contains(Part.PATH));
        Optional<JsonNode> validBody = operation.body().map(schema -> body(operation, schema));
        byte[] body = bytes(operation, validBody, changed);
        Token token = token(operation, path, changed);
        var request = new FuzzRequest(
                operation,
                changed.contains(Part.METHOD) ? invalidParts.method() : operation.method(),
                path,
                query(operation, changed.contains(Part.QUERY)),
                headers(operation, validBody, body.length > 0, changed.contains(Part.HEADERS)),
                body,
                token,
                changed);
        if (request.isValid() && headerNamed(request, KEY)) {
            repeatable = Optional.of(request);
        }
        return request;
    }

    /** Mostly one part, because the first fault that the service finds hides the others. */
    private Set<Part> changedParts() {
        var changed = EnumSet.noneOf(Part.class);
        if (!random.percent(VALID_SHARE)) {
            for (int count = random.percent(70) ? 1 : MAX_CHANGED_PARTS; count > 0; count--) {
                changed.add(random.of(CHANGED_PARTS));
            }
        }
        return changed;
    }

    private String path(Operation operation, boolean invalid) {
        var segments = new ArrayList<String>();
        for (String segment : operation.template().split("/", -1)) {
            segments.add(
                    segment.startsWith("{")
                            ? data.pathValue(operation, segment.substring(1, segment.length() - 1), random)
                            : segment);
        }
        return invalid ? invalidParts.path(segments) : String.join("/", segments);
    }

    private Token token(Operation operation, String path, Set<Part> changed) {
        String[] segments = path.split("/", -1);
        Optional<String> folder = operation.template().startsWith("/booking-folders/")
                        && segments.length > 2
                        && !changed.contains(Part.PATH)
                ? Optional.of(segments[2])
                : Optional.empty();
        if (!changed.contains(Part.TOKEN)) {
            return tokens.allowed(operation, folder);
        }
        Token other = tokens.other(operation, folder);
        if (!operation.isSecured()) {
            // No token is read, so none makes the request invalid.
            changed.remove(Part.TOKEN);
            return new Token(other.header(), Tokens.Access.ALLOWED, "", other.description());
        }
        return other;
    }

    private String query(Operation operation, boolean invalid) {
        List<ApiDocument.Parameter> parameters = operation.parametersIn("query");
        if (invalid) {
            return invalidParts.query(
                    parameters.stream().map(ApiDocument.Parameter::name).toList());
        }
        var pairs = new ArrayList<String>();
        // A cursor is valid for one query only, so it is generated as a changed query.
        parameters.stream()
                .filter(each -> !each.name().equals("cursor") && random.percent(25))
                .forEach(parameter -> {
                    String value = values.valid(parameter.schema()).asText();
                    pairs.add(parameter.name() + "=" + (parameter.name().equals("limit") ? limit(value) : value));
                });
        return String.join("&", pairs);
    }

    /** A limit above 100 is valid for CSV only. */
    private static String limit(String value) {
        return String.valueOf(Math.min(100, Integer.parseInt(value)));
    }

    private JsonNode body(Operation operation, JsonNode schema) {
        JsonNode body = values.valid(schema);
        if (operation.isNotification()) {
            ((ObjectNode) body.path("transaction")).put("id", data.pending().transaction());
        }
        return body;
    }

    private byte[] bytes(Operation operation, Optional<JsonNode> valid, Set<Part> changed) {
        if (valid.isEmpty()) {
            return changed.contains(Part.BODY) ? invalidBodies.any() : new byte[0];
        }
        if (changed.contains(Part.BODY)) {
            return invalidBodies.changed(valid.get(), operation.body().orElseThrow());
        }
        return operation.bodyRequired() || random.percent(70)
                ? valid.get().toString().getBytes(UTF_8)
                : new byte[0];
    }

    private Map<String, String> headers(
            Operation operation, Optional<JsonNode> validBody, boolean hasBody, boolean invalid) {
        var headers = new HashMap<String, String>();
        if (hasBody) {
            headers.put(
                    "content-type",
                    random.of(List.of("application/json", "application/json; charset=utf-8", "Application/JSON")));
        }
        if (operation.isSecured() && random.percent(40)) {
            headers.put("accept", random.of(List.of("application/json", "*/*", "text/html, application/*;q=0.5", "")));
        }
        if (random.percent(40)) {
            headers.put("accept-language", random.of(List.of("fr", "en", "en-GB, fr;q=0.3", "de", "*")));
        }
        for (ApiDocument.Parameter parameter : operation.parametersIn("header")) {
            if (parameter.name().equals(SEAL)) {
                if (parameter.required() || random.percent(50)) {
                    validBody.ifPresent(_ -> headers.put(
                            "ancv-security", FuzzSetup.seal(data.pending().transaction())));
                }
            } else if (parameter.required()) {
                headers.put(
                        parameter.name().toLowerCase(Locale.ROOT),
                        values.valid(parameter.schema()).asText());
            }
        }
        if (operation.id().equals("listEstablishmentPayments") && random.percent(30)) {
            headers.put("accept", "text/csv");
        }
        if (operation.id().equals("readPaymentLinkQrCode")) {
            headers.put("accept", random.of(List.of("image/svg+xml", "image/*, */*;q=0.5")));
        }
        if (invalid) {
            invalidParts.changeHeaders(headers);
        }
        return headers;
    }

    private static boolean headerNamed(FuzzRequest request, String name) {
        return request.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
    }
}
