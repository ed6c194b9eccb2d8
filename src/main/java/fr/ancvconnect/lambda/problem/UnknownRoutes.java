package fr.ancvconnect.lambda.problem;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.event.LambdaInvocation;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * One of the first routes, for addresses of ours that are not written plainly, and the last one: a path that nobody
 * serves is a problem too, beside static files as well.
 *
 * <p>The gateway's route says which function has the call, and so what it may do: at any other door than that route's
 * it ends here. What the gateway has no route for comes by {@code $default} to a function that may only read. The
 * framework may find a door all the same, since it takes {@code /a/../b} for {@code /b}.
 */
@Singleton
public final class UnknownRoutes {

    /** Those of every response are set first. */
    private static final int AFTER_THE_HEADERS = Integer.MIN_VALUE + 1;
    private static final String OTHERWISE = "$default";

    private final ProblemResponses problems;

    public UnknownRoutes(ProblemResponses problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_THE_HEADERS).handler(this::first);
        router.route().last().handler(this::answer);
    }

    private void first(RoutingContext request) {
        if (Routes.isDisguised(request.request().path()) || route(request).filter(key -> !leadsTo(key, request)).isPresent()) {
            answer(request);
        } else {
            request.next();
        }
    }

    /** The route that the gateway took; none where there is no gateway. */
    private static Optional<String> route(RoutingContext request) {
        return LambdaInvocation.part(request, APIGatewayV2HTTPEvent.RequestContext.class)
                .map(APIGatewayV2HTTPEvent.RequestContext::getRouteKey);
    }

    /**
     * Whether it leads to what the framework would find, which looks at the same path. A wrong method has no route, and is
     * for the framework to answer; so is a HEAD, which reads only and has none of its own.
     */
    private static boolean leadsTo(String key, RoutingContext request) {
        String method = request.request().method().name();
        String path = request.normalizedPath();
        return key.equals(OTHERWISE) ? Routes.isWrongMethod(method, path) : Routes.isRoute(key, method, path);
    }

    private void answer(RoutingContext request) {
        RouteProblems.end(request, ProblemCode.NOT_FOUND, problems);
    }
}
