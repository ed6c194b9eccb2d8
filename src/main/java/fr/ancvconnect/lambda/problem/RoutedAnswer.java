package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ProblemCode;
import io.vertx.ext.web.RoutingContext;

/** A problem as the answer of a request that never came to a door. */
public final class RoutedAnswer {

    private RoutedAnswer() {
    }

    /** Ends the request with this problem. */
    public static void end(RoutingContext request, ProblemCode code, Problems problems) {
        var asked = new Asked(request.request().path(), Language.of(request.request().getHeader("Accept-Language")));
        request.response().setStatusCode(code.status())
                .putHeader("Content-Type", ProblemView.MEDIA_TYPE)
                .putHeader("Content-Language", asked.language().tag())
                .end(problems.document(code, asked));
    }
}
