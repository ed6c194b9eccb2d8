package fr.ancvconnect.local;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Serves the API reference at {@code /reference}, and the API documents with their media type. */
@Singleton
final class ReferenceRoute {

    private static final String PAGE = "/reference";
    private static final List<String> DOCUMENTS =
            List.of("/openapi.yaml", "/asyncapi.yaml", "/ancv-acquiring.openapi.yaml");

    /** Of RFC 9512. */
    private static final String YAML = "application/yaml";

    void mount(@Observes Router router) {
        DOCUMENTS.forEach(document -> router.get(document).handler(ReferenceRoute::yaml));
        // Also matches the address with a slash.
        router.get(PAGE).handler(context -> context.reroute(PAGE + "/index.html"));
    }

    /** At the end of the headers, because the handler of static files sets another media type. */
    private static void yaml(RoutingContext context) {
        context.addHeadersEndHandler(_ -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, YAML));
        context.next();
    }
}
