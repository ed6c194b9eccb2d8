package fr.ancvconnect.lambda;

import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.StoreUnavailable;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Routes for tests only, which fail before any handler runs. */
@Singleton
public class FailingRoute {

    void register(@Observes Router router) {
        router.route("/elsewhere/thrown/*").order(Integer.MIN_VALUE).handler(_ -> {
            throw failure();
        });
        router.route("/elsewhere/refused/*").order(Integer.MIN_VALUE).handler(request -> request.fail(400, failure()));
        router.route("/elsewhere/guarded/*")
                .order(Integer.MIN_VALUE)
                .handler(request -> request.fail(new SecurityException(failure())));
        router.route("/elsewhere/unreachable/*")
                .order(Integer.MIN_VALUE)
                .handler(request -> request.fail(new StoreUnavailable(failure())));
        router.route("/elsewhere/busy/*")
                .order(Integer.MIN_VALUE)
                .handler(request -> request.fail(new StoreBusy(failure())));
        router.route("/elsewhere/bare/:status")
                .order(Integer.MIN_VALUE)
                .handler(request -> request.fail(Integer.parseInt(request.pathParam("status"))));
        router.route("/elsewhere/begun/*").order(Integer.MIN_VALUE).handler(FailingRoute::failAfterStart);
    }

    private static void failAfterStart(RoutingContext request) {
        request.response().setChunked(true).write("half an answer");
        request.fail(failure());
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("marie@exemple.fr was inside");
    }
}
