package fr.ancvconnect.lambda;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A route of the tests only, which breaks before any door. */
@Singleton
public class BrokenRoute {

    void register(@Observes Router router) {
        router.route("/elsewhere/*").order(Integer.MIN_VALUE).handler(_ -> {
            throw new IllegalStateException("marie@exemple.fr was inside");
        });
    }
}
