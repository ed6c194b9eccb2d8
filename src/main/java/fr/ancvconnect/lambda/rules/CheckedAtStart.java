package fr.ancvconnect.lambda.rules;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reads all rules when the service starts: it does not wait for the first request to find one malformed. */
@Singleton
final class CheckedAtStart {

    private static final int FIRST = 1;

    void check(@Observes @Priority(FIRST) StartupEvent start, RulesProducer rules) {
        try {
            rules.policies();
            rules.retention();
            rules.sealPolicy();
            rules.notificationSources();
            rules.notificationAddress();
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException(malformed.getMessage());
        }
    }
}
