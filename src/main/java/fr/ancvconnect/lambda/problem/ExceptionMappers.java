package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.StoreUnavailable;
import fr.ancvconnect.app.TooManyConflicts;
import fr.ancvconnect.app.UnreadableItem;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions of the framework and of this service to problem documents. */
@Singleton
public final class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final String CHALLENGE = "Bearer";

    private final ProblemResponses problems;
    private final Metrics metrics;

    public ExceptionMappers(ProblemResponses problems, Metrics metrics) {
        this.problems = problems;
        this.metrics = metrics;
    }

    /** Maps a request that a handler rejected. */
    @ServerExceptionMapper
    public Response rejected(ProblemException thrown) {
        return problems.response(thrown);
    }

    /** Maps a missing or invalid token. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        return problems.builder(ProblemCode.UNAUTHENTICATED)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    /** Maps a call that the caller's role does not allow. */
    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden() {
        return problems.response(ProblemCode.FORBIDDEN);
    }

    /** Maps a request that the framework rejected. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException thrown) {
        ProblemCode code = of(thrown.getResponse().getStatus());
        if (code == ProblemCode.INTERNAL_ERROR) {
            return failed(thrown);
        }
        return code == ProblemCode.METHOD_NOT_ALLOWED ? problems.wrongMethod() : problems.response(code);
    }

    /** The problem code for a status that the framework set. */
    static ProblemCode of(int status) {
        return switch (status) {
            case 400 -> ProblemCode.MALFORMED_REQUEST;
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.SERVICE_UNAVAILABLE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }

    /** Maps an item that cannot be read. Only an operator can repair it, so the log names the item. */
    @ServerExceptionMapper
    public Response unreadable(UnreadableItem thrown) {
        LOG.errorf("The item %s cannot be read: %s", thrown.item(), thrown.kind());
        metrics.count(Metric.UNREADABLE_ITEMS);
        return problems.response(ProblemCode.INTERNAL_ERROR);
    }

    /**
     * Maps any other exception. It is logged, unless it only means too many concurrent calls. The response shows no
     * detail of it.
     */
    @ServerExceptionMapper
    public Response failed(Throwable thrown) {
        ProblemCode code = of(thrown);
        if (code != ProblemCode.BUSY) {
            LOG.error("A request failed: " + SafeStackTrace.of(thrown));
        }
        return problems.response(code);
    }

    /** The problem code for an exception. A failure that a retry of the same request can resolve is not an internal error. */
    static ProblemCode of(Throwable thrown) {
        return switch (thrown) {
            case TooManyConflicts _, StoreBusy _ -> ProblemCode.BUSY;
            case StoreUnavailable _, IssuerKeysUnavailable _ -> ProblemCode.SERVICE_UNAVAILABLE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }
}
