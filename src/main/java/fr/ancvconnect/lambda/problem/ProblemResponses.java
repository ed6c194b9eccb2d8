package fr.ancvconnect.lambda.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Problem.Detail;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.link.PaymentPageUrl;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds all problem responses. */
@Singleton
public final class ProblemResponses {

    private static final String PATH = "/problems/";

    private final ProblemMessages messages;
    private final ObjectMapper json;
    private final HttpHeaders headers;
    private final UriInfo uri;

    public ProblemResponses(ProblemMessages messages, ObjectMapper json, HttpHeaders headers, UriInfo uri) {
        this.messages = messages;
        this.json = json;
        this.headers = headers;
        this.uri = uri;
    }

    /** The response to the current request. */
    public Response response(Problem problem) {
        return builder(problem, errors(problem)).build();
    }

    /** The response to the current request for a code that needs no further data. */
    public Response response(ProblemCode code) {
        return response(Problem.of(code));
    }

    /** The response to a request that a handler rejected. */
    public Response response(ProblemException rejection) {
        return builder(rejection.problem(), rejection.errors()).build();
    }

    /** The same response as a builder, for callers that add headers. */
    public Response.ResponseBuilder builder(ProblemCode code) {
        return builder(Problem.of(code), List.of());
    }

    /** The response to a method that the path does not support. */
    public Response wrongMethod() {
        return builder(ProblemCode.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, Routes.allowed(uri.getRequestUri().getRawPath()))
                .build();
    }

    /** Ends a request that did not reach a handler with this problem. */
    public void end(RoutingContext request, ProblemCode code) {
        var problemRequest = new ProblemRequest(
                Routes.path(request), Language.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        HttpServerResponse response = request.response()
                .setStatusCode(ProblemStatus.of(code))
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(
                        HttpHeaders.CONTENT_LANGUAGE, problemRequest.language().tag());
        Problem.of(code)
                .retryAfter()
                .ifPresent(wait -> response.putHeader(HttpHeaders.RETRY_AFTER, ProblemResponses.seconds(wait)));
        response.end(write(view(Problem.of(code), List.of(), problemRequest)));
    }

    private Response.ResponseBuilder builder(Problem problem, List<FieldError> errors) {
        var request = new ProblemRequest(
                uri.getRequestUri().getRawPath(), Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        var response = Response.status(ProblemStatus.of(problem.code()))
                .type(ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, request.language().tag())
                .entity(write(view(problem, errors, request)));
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response;
    }

    private ProblemDocument view(Problem problem, List<FieldError> errors, ProblemRequest request) {
        ProblemCode code = problem.code();
        Language language = request.language();
        return new ProblemDocument(
                PATH + code.code(),
                messages.title(code, language),
                ProblemStatus.of(code),
                messages.detail(code, language),
                request.shownPath(),
                code.code(),
                code == ProblemCode.VALIDATION_FAILED ? fields(errors, language) : null,
                detail(problem, Detail.Missing.class)
                        .map(Detail.Missing::requirements)
                        .map(RequirementView::of)
                        .orElse(null),
                detail(problem, Detail.BelowMinimum.class)
                        .map(below -> MoneyView.of(below.minimum().amount()))
                        .orElse(null),
                detail(problem, Detail.LinkOver.class)
                        .map(over -> over.status().name())
                        .orElse(null));
    }

    private static <D extends Detail> Optional<D> detail(Problem problem, Class<D> type) {
        return problem.detail().filter(type::isInstance).map(type::cast);
    }

    /** The field that a use case rejected. */
    private static List<FieldError> errors(Problem problem) {
        return detail(problem, Detail.Invalid.class)
                .map(invalid -> switch (invalid.field()) {
                    case VALID_UNTIL -> new FieldError("validUntil", FieldFault.VALID_UNTIL_RANGE);
                    case AMOUNT_OF_LINK -> new FieldError("amount.amount", FieldFault.AMOUNT_OF_LINK);
                })
                .map(List::of)
                .orElse(List.of());
    }

    private List<ProblemDocument.Field> fields(List<FieldError> errors, Language language) {
        return errors.stream()
                .map(error -> new ProblemDocument.Field(error.field(), messages.message(error.fault(), language)))
                .toList();
    }

    private String write(ProblemDocument view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds, rounded up and at least 1, so that a client that waits this long does not retry too early. */
    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    /**
     * The data of a request that a problem document contains.
     *
     * @param path as it was requested
     */
    record ProblemRequest(String path, Language language) {

        private static final Pattern SECRET = Pattern.compile("(" + NotificationAddress.PATH + "/[^/]+/[^/]+/).+");
        private static final Pattern TOKEN = Pattern.compile("^(/*" + PaymentPageUrl.PATH + "/+)[^/]+");
        /** A token at another place, in an address that a client put together wrongly. */
        private static final Pattern MISPLACED_TOKEN =
                Pattern.compile("(?<=/)[A-Z2-7]{26}\\.[A-Za-z0-9_-]{1,32}\\.[A-Za-z0-9_-]{22}");

        /** The path with the secret at the end of a notification address and the token of a payment link masked. */
        String shownPath() {
            String withoutSecret = SECRET.matcher(path).replaceFirst("$1***");
            String withoutToken = TOKEN.matcher(withoutSecret).replaceFirst("$1***");
            return MISPLACED_TOKEN.matcher(withoutToken).replaceAll("***");
        }
    }
}
