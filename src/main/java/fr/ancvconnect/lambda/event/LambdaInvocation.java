package fr.ancvconnect.lambda.event;

import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What Lambda hands over beside a request. */
public final class LambdaInvocation {

    private LambdaInvocation() {
    }

    /** Its part of this type; empty where there is none, or no Lambda. */
    public static <T> Optional<T> part(RoutingContext request, Class<T> type) {
        return request.request().headers() instanceof QuarkusHttpHeaders headers
                ? Optional.ofNullable(headers.getContextObject(type)) : Optional.empty();
    }
}
