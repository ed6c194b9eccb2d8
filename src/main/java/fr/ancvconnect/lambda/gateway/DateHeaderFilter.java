package fr.ancvconnect.lambda.gateway;

import fr.ancvconnect.lambda.event.RouteOrder;
import io.netty.handler.codec.DateFormatter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Date;

/** Sets {@code Date} on every response. Clients use the service's clock for their countdowns, not their own. */
@Singleton
public final class DateHeaderFilter {

    private final InstantSource clock;

    public DateHeaderFilter(InstantSource clock) {
        this.clock = clock;
    }

    void register(@Observes @Priority(RouteOrder.HEADERS) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::date);
    }

    private void date(RoutingContext request) {
        // Runs when the headers are written. It replaces a date that the static file handler has set.
        request.addHeadersEndHandler(_ -> request.response().putHeader("Date", now()));
        request.next();
    }

    /** The time in HTTP format (IMF-fixdate). */
    String now() {
        return DateFormatter.format(Date.from(clock.instant()));
    }
}
