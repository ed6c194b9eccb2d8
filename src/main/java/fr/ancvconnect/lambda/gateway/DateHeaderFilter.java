package fr.ancvconnect.lambda.gateway;

import io.netty.handler.codec.DateFormatter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Date;

/** Sets {@code Date} on every response: clients count down by the service's clock and not by their own. */
@Singleton
public final class DateHeaderFilter {

    private static final int FIRST = 1;

    private final InstantSource clock;

    public DateHeaderFilter(InstantSource clock) {
        this.clock = clock;
    }

    /** The first of the first routes: some of them answer at once. */
    void register(@Observes @Priority(FIRST) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::date);
    }

    private void date(RoutingContext request) {
        // When the head is written, and in place of one that a handler of files has set.
        request.addHeadersEndHandler(_ -> request.response().putHeader("Date", now()));
        request.next();
    }

    /** The time as HTTP writes it: an IMF-fixdate. */
    String now() {
        return DateFormatter.format(Date.from(clock.instant()));
    }
}
