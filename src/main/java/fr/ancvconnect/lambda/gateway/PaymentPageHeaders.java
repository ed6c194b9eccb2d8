package fr.ancvconnect.lambda.gateway;

import fr.ancvconnect.app.link.PaymentPageUrl;
import fr.ancvconnect.lambda.event.RouteOrder;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Sets the headers of every response below the address of the payment page, also of problems. The token in the address is
 * a permission, so no browser passes it on as a referrer, and no search engine stores it. A handler can set a header itself.
 */
@Singleton
public final class PaymentPageHeaders {

    private static final Map<String, String> DEFAULTS = Map.of(
            "Referrer-Policy", "no-referrer",
            "X-Robots-Tag", "noindex",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    void register(@Observes @Priority(RouteOrder.HEADERS) Router router) {
        router.route(PaymentPageUrl.PATH + "/*").order(Integer.MIN_VALUE).handler(PaymentPageHeaders::handle);
    }

    private static void handle(RoutingContext request) {
        request.addHeadersEndHandler(_ -> {
            MultiMap headers = request.response().headers();
            DEFAULTS.forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
        });
        request.next();
    }
}
