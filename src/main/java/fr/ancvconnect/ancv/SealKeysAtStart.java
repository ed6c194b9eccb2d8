package fr.ancvconnect.ancv;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads the seal keys once while the service starts, after all settings were found in order. The start goes on without
 * them: a webhook that answers 503 is better than one that dies in a loop.
 */
@Singleton
final class SealKeysAtStart {

    void read(@Observes StartupEvent start, AncvSettings settings) {
        if (settings.sealKeysRead() == SealKeysRead.AT_START) {
            settings.sealKeys().readAhead();
        }
    }
}
