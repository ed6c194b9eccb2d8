package fr.ancvconnect.lambda.event;

import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Access to the Lambda objects of a request, such as the context of the invocation. */
public final class LambdaInvocation {

    private LambdaInvocation() {}

    /** The object of this type; empty if there is none, or outside Lambda. */
    public static <T> Optional<T> part(RoutingContext request, Class<T> type) {
        return request.request().headers() instanceof QuarkusHttpHeaders headers
                ? Optional.ofNullable(headers.getContextObject(type))
                : Optional.empty();
    }
}
