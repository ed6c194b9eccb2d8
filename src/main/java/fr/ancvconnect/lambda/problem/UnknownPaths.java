package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ProblemCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The first route of all, for addresses of ours that are not written plainly, and the last one: a path that nobody
 * serves is a problem too, beside static files as well.
 */
@Singleton
public final class UnknownPaths {

    private final Problems problems;

    public UnknownPaths(Problems problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::first);
        router.route().last().handler(this::answer);
    }

    private void first(RoutingContext request) {
        if (Addresses.isDisguised(request.request().path())) {
            answer(request);
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request) {
        var asked = new Asked(request.request().path(), Language.of(request.request().getHeader("Accept-Language")));
        request.response().setStatusCode(ProblemCode.NOT_FOUND.status())
                .putHeader("Content-Type", ProblemView.MEDIA_TYPE)
                .putHeader("Content-Language", asked.language().tag())
                .end(problems.document(ProblemCode.NOT_FOUND, asked));
    }
}
