package fr.ancvconnect.lambda.observability;

import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.config.Settings;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Selects where metrics are written: to the log for CloudWatch, or nowhere ({@code METRICS_PRINTED=false}). */
@Singleton
final class MetricsProducer {

    @Produces
    @Singleton
    @DefaultBean
    @Startup(Settings.FIRST)
    Metrics metrics(Settings settings, InstantSource clock) {
        return settings.flag("metrics.printed", true) ? new EmfMetrics(System.out::println, clock) : (_, _) -> {};
    }
}
