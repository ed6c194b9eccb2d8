package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ProblemCode;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Handles failures outside the handlers: in the framework, or while the service stops. Quarkus' default failure
 * handler, which runs after this one, would log the path, and a notification's path is a secret.
 */
@Singleton
public final class FallbackExceptionMapper {

    private static final Logger LOG = Logger.getLogger(FallbackExceptionMapper.class);
    private static final int SERVER_ERRORS = 500;
    private static final int SECOND_TO_LAST = Integer.MAX_VALUE - 1;

    private final ProblemResponses problems;

    public FallbackExceptionMapper(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(SECOND_TO_LAST).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        Optional<Throwable> failure = Optional.ofNullable(request.failure());
        if (isAuthenticationFailure(request.statusCode(), failure)) {
            request.next();
            return;
        }
        ProblemCode code = failure.map(ExceptionMappers::of)
                .filter(known -> known != ProblemCode.INTERNAL_ERROR)
                .orElseGet(() -> ExceptionMappers.of(request.statusCode()));
        if (failure.isPresent() || ProblemStatus.of(code) >= SERVER_ERRORS) {
            LOG.error("A request failed outside the handlers: "
                    + failure.map(SafeStackTrace::of).orElse("no exception, only a status"));
        }
        HttpServerResponse response = request.response();
        if (!response.headWritten()) {
            problems.end(request, code);
        } else if (!response.ended()) {
            // The response is incomplete: it is ended, so that the client does not wait for the rest.
            response.end();
        }
    }

    /** The framework itself writes the challenge for a token or the refusal of a token. */
    private static boolean isAuthenticationFailure(int status, Optional<Throwable> failure) {
        return failure.map(FallbackExceptionMapper::isAuthenticationFailure).orElse(status == 401 || status == 403);
    }

    private static boolean isAuthenticationFailure(Throwable failure) {
        return switch (failure) {
            case UnauthorizedException _, ForbiddenException _, AuthenticationException _ -> true;
            default -> false;
        };
    }
}
