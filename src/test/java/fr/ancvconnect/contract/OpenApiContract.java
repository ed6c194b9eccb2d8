package fr.ancvconnect.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares HTTP exchanges with an OpenAPI document. Each response must be documented, and that of a guest must have the
 * schema of guests. A request that is answered with a success must be valid, and its role must be one of the operation's;
 * such a role is never forbidden. Tests send invalid requests on purpose; these must be answered with an error.
 */
public final class OpenApiContract {

    /** The document itself closes its schemas. The library would also close each part of a composed schema. */
    private static final LevelResolver LEVELS = LevelResolver.create()
            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
            .build();

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    /** Answered for each path. The document describes them in general. */
    private static final Set<String> WITHOUT_OPERATION = Set.of("HEAD", "OPTIONS");

    private static final Set<String> UNKNOWN =
            Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");
    private static final Message NOT_DOCUMENTED =
            Message.create("contract.operation", "There is no such operation.").build();
    private static final Message LISTED = Message.create(
                    "contract.role.listed", "The operation lists the caller's role.")
            .build();
    private static final Message NOT_LISTED = Message.create(
                    "contract.role", "The operation does not list the caller's role.")
            .build();
    private static final String GUEST_SCHEMA = "x-guest-schema";
    private static final int FORBIDDEN = 403;

    /** The API of the service. */
    public static final OpenApiContract SERVICE = new OpenApiContract("docs/openapi.yaml", "");

    /** ANCV's API, as the simulator serves it below {@code /public/v1}. */
    public static final OpenApiContract ANCV = new OpenApiContract("docs/ancv-acquiring.openapi.yaml", "/public/v1");

    /** The simulator's phone, settlement, faults and clock, which ANCV does not have. The library knows one base path only. */
    public static final OpenApiContract ANCV_TEST_TOOLS = new OpenApiContract("docs/ancv-acquiring.openapi.yaml", "");

    private final JsonNode document;
    private final String basePath;
    private final Set<String> firstSegments;
    /** For all other callers, and for guests. */
    private final Map<Boolean, OpenApiInteractionValidator> validators = new ConcurrentHashMap<>();

    private OpenApiContract(String file, String basePath) {
        this.document = OpenApiDocument.read(file);
        this.basePath = basePath;
        this.firstSegments = document.path("paths")
                .propertyStream()
                .map(path -> (basePath + path.getKey()).split("/")[1])
                .collect(Collectors.toSet());
    }

    /**
     * The differences between an exchange and the document; empty if there are none. A path of the local tools is not
     * compared, nor is an error response to an unknown path or method.
     */
    public List<String> differences(ExchangeSource source, Exchange exchange) {
        if (WITHOUT_OPERATION.contains(exchange.method()) || !firstSegments.contains(exchange.firstSegment())) {
            return List.of();
        }
        boolean mustBeValid = exchange.isSuccess() || source.sendsOnlyValidRequests();
        List<Message> response = response(exchange);
        if (!mustBeValid && response.contains(NOT_DOCUMENTED)) {
            return List.of();
        }
        source.count();
        List<Message> request = mustBeValid || exchange.status() == FORBIDDEN ? request(exchange) : List.of();
        return Stream.concat(
                        response.stream(),
                        request.stream().filter(message -> isDifference(message, exchange, mustBeValid)))
                .distinct()
                .map(message -> line(exchange, message))
                .toList();
    }

    /** Whether this message about the request is a difference, with this response. */
    private static boolean isDifference(Message message, Exchange exchange, boolean mustBeValid) {
        if (message.getKey().equals(LISTED.getKey())) {
            return exchange.status() == FORBIDDEN;
        }
        return message.getKey().equals(NOT_LISTED.getKey()) ? exchange.isSuccess() : mustBeValid;
    }

    /** The differences between a request and the document. The response is not compared. */
    public List<String> requestDifferences(ExchangeSource source, Exchange exchange) {
        source.count();
        return request(exchange).stream()
                .map(message -> line(exchange, message))
                .toList();
    }

    /** Fails if the exchange differs from the document. */
    public void assertDocumented(ExchangeSource source, Exchange exchange) {
        List<String> differences = differences(source, exchange);
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences));
        }
    }

    private List<Message> response(Exchange exchange) {
        return errors(
                exchange,
                (validator, method) -> validator.validateResponse(exchange.path(), method, exchange.response()));
    }

    private List<Message> request(Exchange exchange) {
        return errors(exchange, (validator, _) -> validator.validateRequest(exchange.request()));
    }

    private List<Message> errors(
            Exchange exchange, BiFunction<OpenApiInteractionValidator, Request.Method, ValidationReport> validation) {
        if (!METHODS.contains(exchange.method())) {
            return List.of(NOT_DOCUMENTED);
        }
        boolean guest = CallerRole.of(exchange.authorization())
                .filter(CallerRole.GUEST::equals)
                .isPresent();
        List<Message> errors = validation
                .apply(validators.computeIfAbsent(guest, this::validator), Request.Method.valueOf(exchange.method()))
                .getMessages()
                .stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .toList();
        return errors.stream().anyMatch(message -> UNKNOWN.contains(message.getKey()))
                ? List.of(NOT_DOCUMENTED)
                : errors;
    }

    private OpenApiInteractionValidator validator(boolean guest) {
        var builder = OpenApiInteractionValidator.createForInlineApiSpecification(
                        (guest ? forGuests(document) : document).toString())
                .withLevelResolver(LEVELS)
                .withCustomRequestValidation(OpenApiContract::role);
        return builder.withBasePathOverride(basePath.isEmpty() ? "/" : basePath).build();
    }

    /** The document with the schemas of guests in place of the others. */
    private static JsonNode forGuests(JsonNode document) {
        JsonNode copy = document.deepCopy();
        copy.findParents(GUEST_SCHEMA)
                .forEach(content -> ((ObjectNode) content).set("schema", content.path(GUEST_SCHEMA)));
        return copy;
    }

    /** Says whether the operation lists the role of a request. An operation without roles is open to all. */
    private static ValidationReport role(Request request, ApiOperation operation) {
        Map<String, Object> extensions =
                Objects.requireNonNullElse(operation.getOperation().getExtensions(), Map.of());
        var roles = (List<?>) extensions.getOrDefault("x-roles", List.of());
        if (roles.isEmpty()) {
            return ValidationReport.empty();
        }
        boolean listed = CallerRole.of(request.getHeaderValue("Authorization").orElse(""))
                .filter(roles::contains)
                .isPresent();
        return ValidationReport.singleton(listed ? LISTED : NOT_LISTED);
    }

    private static String line(Exchange exchange, Message message) {
        return exchange.method() + " " + exchange.path() + " " + exchange.status() + ": " + message.getKey() + " "
                + message.getMessage() + " in " + exchange.requestBody() + " answered with " + exchange.responseBody();
    }
}
