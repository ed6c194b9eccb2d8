package fr.ancvconnect.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares HTTP exchanges with an OpenAPI document. Each response must be documented, and a request that is answered with a
 * success must be valid. Tests send invalid requests on purpose; these must be answered with an error.
 */
public final class OpenApiContract {

    /** The document itself closes its schemas. The library would also close each part of a composed schema. */
    private static final LevelResolver LEVELS = LevelResolver.create()
            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
            .build();

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    private static final String UNKNOWN_PATH = "validation.request.path.missing";
    private static final String UNKNOWN_METHOD = "validation.request.operation.notAllowed";
    private static final int ERRORS = 400;

    /** The API of the service. */
    public static final OpenApiContract SERVICE =
            new OpenApiContract(OpenApiInteractionValidator.createForInlineApiSpecification(text("docs/openapi.yaml")));

    /** ANCV's API, as the simulator serves it below {@code /public/v1}. */
    public static final OpenApiContract ANCV = ancv("/public/v1");

    /** The simulator's phone, settlement, faults and clock, which ANCV does not have. */
    public static final OpenApiContract ANCV_TEST_TOOLS = ancv("/");

    private final OpenApiInteractionValidator validator;

    private OpenApiContract(OpenApiInteractionValidator.Builder builder) {
        validator = builder.withLevelResolver(LEVELS).build();
    }

    /** One exchange. The headers have one value each. */
    public record Exchange(
            String method,
            String path,
            String query,
            Map<String, String> requestHeaders,
            String requestBody,
            int status,
            Map<String, String> responseHeaders,
            String responseBody) {}

    /** The differences between an exchange and the document; empty if there are none or the path is not documented. */
    public List<String> differences(Exchange exchange) {
        if (!METHODS.contains(exchange.method())) {
            return List.of();
        }
        ValidationReport response = validator.validateResponse(
                exchange.path(), Request.Method.valueOf(exchange.method()), response(exchange));
        if (isUnknown(response)) {
            return List.of();
        }
        Stream<ValidationReport.Message> messages = response.getMessages().stream();
        if (exchange.status() < ERRORS) {
            messages = Stream.concat(messages, validator.validateRequest(request(exchange)).getMessages().stream());
        }
        return messages.filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> exchange.method() + " " + exchange.path() + " " + exchange.status() + ": "
                        + message.getKey() + " " + message.getMessage() + " in " + exchange.responseBody())
                .toList();
    }

    /** Fails if the exchange differs from the document. */
    public void assertDocumented(Exchange exchange) {
        List<String> differences = differences(exchange);
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences));
        }
    }

    /** The library knows one base path, but the operations of this document have two. */
    private static OpenApiContract ancv(String basePath) {
        return new OpenApiContract(
                OpenApiInteractionValidator.createForInlineApiSpecification(text("docs/ancv-acquiring.openapi.yaml"))
                        .withBasePathOverride(basePath));
    }

    private static boolean isUnknown(ValidationReport report) {
        return report.getMessages().stream()
                .anyMatch(message -> message.getKey().equals(UNKNOWN_PATH)
                        || message.getKey().equals(UNKNOWN_METHOD));
    }

    private static SimpleResponse response(Exchange exchange) {
        var response = SimpleResponse.Builder.status(exchange.status());
        exchange.responseHeaders().forEach((name, value) -> response.withHeader(name, value));
        if (!exchange.responseBody().isEmpty()) {
            response.withBody(exchange.responseBody());
        }
        return response.build();
    }

    private static SimpleRequest request(Exchange exchange) {
        var request = new SimpleRequest.Builder(exchange.method(), exchange.path());
        exchange.requestHeaders().forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.withHeader(name, value);
            }
        });
        Stream.of(exchange.query().split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            request.withQueryParam(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        });
        if (exchange.requestBody().isEmpty()) {
            // The library compares the type of a body that is not sent.
            request.withContentType("application/json");
        } else {
            request.withBody(exchange.requestBody());
        }
        return request.build();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
