package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes a problem as the response to a request that did not reach a handler. */
public final class RouteProblems {

    private RouteProblems() {}

    /** Ends the request with this problem. */
    public static void end(RoutingContext request, ProblemCode code, ProblemResponses problems) {
        var problemRequest = new ProblemRequest(
                Routes.path(request), Language.of(request.request().getHeader("Accept-Language")));
        HttpServerResponse response = request.response()
                .setStatusCode(ProblemStatus.of(code))
                .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                .putHeader("Content-Language", problemRequest.language().tag());
        Problem.of(code)
                .retryAfter()
                .ifPresent(wait -> response.putHeader("Retry-After", ProblemResponses.seconds(wait)));
        response.end(problems.document(code, problemRequest));
    }
}
