package fr.ancvconnect.lambda;

import fr.ancvconnect.app.RecordedMetrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Records the metrics of the service, so that tests can check them. */
@Singleton
public class RecordedMetricsProducer {

    @Produces
    @Singleton
    RecordedMetrics metrics() {
        return new RecordedMetrics();
    }
}
