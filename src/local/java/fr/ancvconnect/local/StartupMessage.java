package fr.ancvconnect.local;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Logs the addresses of the service and of its API reference in one line. */
@Singleton
final class StartupMessage {

    private static final System.Logger LOG = System.getLogger(StartupMessage.class.getName());

    private final LocalSettings settings;

    StartupMessage(LocalSettings settings) {
        this.settings = settings;
    }

    void log(@Observes StartupEvent started) {
        settings.server()
                .ifPresent(server -> LOG.log(
                        System.Logger.Level.INFO,
                        "ANCV Connect is ready at {0}, its API reference at {0}/reference, its data in {1}",
                        server.url(),
                        settings.dataDir().map(Object::toString).orElse("memory")));
    }
}
