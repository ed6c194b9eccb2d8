package fr.ancvconnect.lambda;

import fr.ancvconnect.app.RecordedMetrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** In tests the figures of the service are kept, so that a test can look at them. */
@Singleton
public class RecordedMetricsProducer {

    @Produces
    @Singleton
    RecordedMetrics figures() {
        return new RecordedMetrics();
    }
}
