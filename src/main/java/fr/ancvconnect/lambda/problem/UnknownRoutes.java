package fr.ancvconnect.lambda.problem;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * Returns a problem document for paths without a handler, also next to static files. It registers a route at the start
 * for paths of the service that are not in their plain form and for OPTIONS, and the last route for all other unknown paths.
 *
 * <p>The gateway's route decides which function gets the request, and so which permissions it has. A request that
 * matches a different handler than that route's ends here. Requests without a gateway route arrive by {@code $default}
 * at a function that can only read. The framework can still find a handler for them, because it normalizes
 * {@code /a/../b} to {@code /b}.
 */
@Singleton
public final class UnknownRoutes {

    /** Runs after the route that sets the headers of every response. */
    private static final int AFTER_THE_HEADERS = Integer.MIN_VALUE + 1;

    private static final int NO_CONTENT = 204;

    private static final String DEFAULT_ROUTE = "$default";

    private final ProblemResponses problems;

    public UnknownRoutes(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.options().order(AFTER_THE_HEADERS).handler(this::listMethods);
        router.route().order(AFTER_THE_HEADERS).handler(this::rejectMismatch);
        router.route().last().handler(this::reject);
    }

    /** The framework would list methods that the path does not support. */
    private void listMethods(RoutingContext request) {
        String methods = Routes.allowed(Routes.path(request));
        if (methods.isEmpty()) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(NO_CONTENT)
                    .putHeader(HttpHeaders.ALLOW, methods)
                    .end();
        }
    }

    private void rejectMismatch(RoutingContext request) {
        if (Routes.isNotCanonical(Routes.path(request))
                || route(request).filter(key -> !matches(key, request)).isPresent()) {
            reject(request);
        } else {
            request.next();
        }
    }

    /** The route that the gateway selected; empty without a gateway. */
    private static Optional<String> route(RoutingContext request) {
        return LambdaInvocation.part(request, APIGatewayV2HTTPEvent.RequestContext.class)
                .map(APIGatewayV2HTTPEvent.RequestContext::getRouteKey);
    }

    /**
     * Whether the gateway route leads to the handler that the framework would select. Both use the same normalized
     * path. A wrong method has no gateway route, and the framework answers it. The framework also answers HEAD, which
     * only reads and has no gateway route, except for the page of a payment link.
     */
    private static boolean matches(String key, RoutingContext request) {
        String method = request.request().method().name();
        String path = request.normalizedPath();
        return key.equals(DEFAULT_ROUTE) ? Routes.isAnsweredByDefault(method, path) : Routes.isRoute(key, method, path);
    }

    private void reject(RoutingContext request) {
        problems.end(request, ProblemCode.NOT_FOUND);
    }
}
