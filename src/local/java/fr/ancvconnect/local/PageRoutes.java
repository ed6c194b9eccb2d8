package fr.ancvconnect.local;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Serves the API reference and the gallery of the elements without a file name, and the API documents with their media type. */
@Singleton
final class PageRoutes {

    private static final List<String> PAGES = List.of("/reference", "/elements");
    private static final List<String> DOCUMENTS =
            List.of("/openapi.yaml", "/asyncapi.yaml", "/ancv-acquiring.openapi.yaml");

    /** Of RFC 9512. */
    private static final String YAML = "application/yaml";

    void mount(@Observes Router router) {
        DOCUMENTS.forEach(document -> router.get(document).handler(PageRoutes::yaml));
        // Also matches the address with a slash.
        PAGES.forEach(page -> router.get(page).handler(context -> context.reroute(page + "/index.html")));
    }

    /** At the end of the headers, because the handler of static files sets another media type. */
    private static void yaml(RoutingContext context) {
        context.addHeadersEndHandler(_ -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, YAML));
        context.next();
    }
}
