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

/** What the framework and the house throw, as problems. */
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

    /** A request that ended at the door. */
    @ServerExceptionMapper
    public Response ended(ProblemException thrown) {
        return problems.answer(thrown);
    }

    /** No token, or a bad one. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        return problems.builder(ProblemCode.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE).build();
    }

    /** Not for this role. */
    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden() {
        return problems.answer(ProblemCode.FORBIDDEN);
    }

    /** What the framework refuses by itself. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException thrown) {
        ProblemCode code = of(thrown.getResponse().getStatus());
        if (code == ProblemCode.INTERNAL_ERROR) {
            return failed(thrown);
        }
        return code == ProblemCode.METHOD_NOT_ALLOWED ? problems.wrongMethod() : problems.answer(code);
    }

    /** What the framework means by a status. */
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

    /** Nobody can do anything about it but an operator, who is told which item it is. */
    @ServerExceptionMapper
    public Response unreadable(UnreadableItem thrown) {
        LOG.errorf("The item %s cannot be read: %s", thrown.item(), thrown.kind());
        metrics.count(Metric.UNREADABLE_ITEMS);
        return problems.answer(ProblemCode.INTERNAL_ERROR);
    }

    /** What else is thrown: logged where it is no mere matter of too many callers at once, and nothing of it told. */
    @ServerExceptionMapper
    public Response failed(Throwable thrown) {
        ProblemCode code = of(thrown);
        if (code != ProblemCode.BUSY) {
            LOG.error("A request failed: " + SafeStackTrace.of(thrown));
        }
        return problems.answer(code);
    }

    /** What an exception means: where the same request may succeed later it is no defect. */
    static ProblemCode of(Throwable thrown) {
        return switch (thrown) {
            case TooManyConflicts _, StoreBusy _ -> ProblemCode.BUSY;
            case StoreUnavailable _, IssuerKeysUnavailable _ -> ProblemCode.SERVICE_UNAVAILABLE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }
}
