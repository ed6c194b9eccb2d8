package fr.ancvconnect.lambda.observability;

import fr.ancvconnect.app.ancv.NotificationAddress;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.lambda.event.RouteOrder;
import fr.ancvconnect.lambda.security.RequestSource;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs the source address of each notification. The gateway's access log cannot do this: it has one format for all
 * routes, and the addresses of guests and hoteliers must not be logged. The path is left out, because its last segment
 * is a secret.
 */
@Singleton
final class NotificationAccessLog {

    private static final Logger LOG = Logger.getLogger(NotificationAccessLog.class);
    private static final int FIRST_REJECTION = 400;

    void register(@Observes @Priority(RouteOrder.NOTIFICATION_LOG) Router router) {
        router.route(NotificationAddress.PATH + "*").order(Integer.MIN_VALUE).handler(this::handle);
    }

    private void handle(RoutingContext request) {
        RequestSource source = RequestSource.of(request);
        source.address().ifPresent(address -> MDC.put(LogContext.SOURCE, address));
        source.userAgent().ifPresent(agent -> MDC.put(LogContext.AGENT, agent));
        request.addHeadersEndHandler(_ -> log(request.response().getStatusCode()));
        request.next();
    }

    private static void log(int status) {
        LOG.logf(
                status < FIRST_REJECTION ? Logger.Level.INFO : Logger.Level.WARN,
                "Notification answered with %d",
                status);
    }
}
