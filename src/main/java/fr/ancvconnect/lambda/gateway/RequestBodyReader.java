package fr.ancvconnect.lambda.gateway;

import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.lambda.event.RouteOrder;
import fr.ancvconnect.lambda.request.RequestBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads the body of a request before its handler runs. Otherwise the handler's thread would wait for the event loop to pass on
 * each part. Of a body that is too large, only so much is kept that the handler sees it.
 */
@Singleton
public final class RequestBodyReader {

    /** After the headers: a malformed request ends before its body is read. */
    private static final int ORDER = Integer.MIN_VALUE + 2;

    private static final Logger LOG = Logger.getLogger(RequestBodyReader.class);
    private static final String CONTINUE = "100-continue";
    private static final List<String> PATHS =
            List.of("/establishments/*", "/booking-folders/*", NotificationAddress.PATH + "/*");

    void register(@Observes @Priority(RouteOrder.HEADERS) Router router) {
        PATHS.forEach(path -> router.route(path).order(ORDER).handler(RequestBodyReader::read));
    }

    private static void read(RoutingContext request) {
        HttpServerRequest http = request.request();
        if (http.isEnded()) {
            request.next();
            return;
        }
        Buffer body = Buffer.buffer();
        http.handler(part -> {
            if (body.length() <= RequestBody.LARGEST) {
                body.appendBuffer(part);
            }
        });
        http.exceptionHandler(_ -> LOG.debug("The client closed the connection before the end of its body"));
        http.endHandler(_ -> {
            ((RoutingContextInternal) request).setBody(body);
            request.next();
        });
        if (CONTINUE.equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
            // The client waits for this before it sends the body (RFC 9110, 10.1.1).
            http.response().writeContinue();
        }
        // Quarkus pauses a request until a handler reads it.
        http.resume();
    }
}
