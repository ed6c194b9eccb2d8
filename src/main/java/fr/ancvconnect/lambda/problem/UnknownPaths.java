package fr.ancvconnect.lambda.problem;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.ProblemCode;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The first route of all, for addresses of ours that are not written plainly, and the last one: a path that nobody
 * serves is a problem too, beside static files as well.
 *
 * <p>What the gateway has no route for comes by its route {@code $default} to a function that may only read. The
 * framework may know a door for it all the same, since it takes {@code /%61} for {@code /a}: there it ends here.
 */
@Singleton
public final class UnknownPaths {

    private static final String OTHERWISE = "$default";

    private final Problems problems;

    public UnknownPaths(Problems problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::first);
        router.route().last().handler(this::answer);
    }

    private void first(RoutingContext request) {
        if (Addresses.isDisguised(request.request().path()) || isOtherwise(request) && !isWrongMethod(request)) {
            answer(request);
        } else {
            request.next();
        }
    }

    private static boolean isOtherwise(RoutingContext request) {
        return request.request().headers() instanceof QuarkusHttpHeaders headers
                && Optional.ofNullable(headers.getContextObject(APIGatewayV2HTTPEvent.RequestContext.class))
                        .filter(event -> OTHERWISE.equals(event.getRouteKey())).isPresent();
    }

    /** To be answered by the framework, which looks at the same path; a HEAD reads only, and no address has its own. */
    private static boolean isWrongMethod(RoutingContext request) {
        return Addresses.isWrongMethod(request.request().method().name(), request.normalizedPath());
    }

    private void answer(RoutingContext request) {
        RoutedAnswer.end(request, ProblemCode.NOT_FOUND, problems);
    }
}
