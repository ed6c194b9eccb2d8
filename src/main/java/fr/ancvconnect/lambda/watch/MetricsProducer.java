package fr.ancvconnect.lambda.watch;

import fr.ancvconnect.app.ports.Metrics;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** Where figures go: into the log, where CloudWatch finds them, or nowhere ({@code METRICS_PRINTED=false}). */
@Singleton
final class MetricsProducer {

    @Produces
    @Singleton
    @DefaultBean
    Metrics metrics(Config config, InstantSource clock) {
        boolean printed = config.getOptionalValue("metrics.printed", Boolean.class).orElse(true);
        return printed ? new EmfMetrics(System.out::println, clock) : (_, _) -> { };
    }
}
