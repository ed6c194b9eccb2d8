package fr.ancvconnect.local;

import fr.ancvconnect.local.database.EmbeddedDynamoDb;
import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Local replacements for AWS and ANCV. They start before the service accepts its first request, and stop at shutdown
 * and at a live reload.
 */
@Singleton
public class LocalStack {

    private static final System.Logger LOG = System.getLogger(LocalStack.class.getName());
    private static final int FIRST = 1;
    /** A system property, because a live reload loads all classes again. */
    private static final String STARTED = "fr.ancvconnect.local.started";

    private final ResourceStack closing = new ResourceStack();
    private final LocalSettings settings;
    private final InstantSource clock;
    private Optional<SimulatorLauncher> simulatorLauncher = Optional.empty();

    LocalStack(LocalSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts the servers. Quarkus sends the {@link Router} event just before the HTTP server opens its port. */
    void start(@Observes @Priority(FIRST) Router router) {
        try {
            SimulatorSettings ancv = settings.simulator();
            TokenKeys.in(settings.dataDir());
            settings.server().filter(_ -> isFirstStart()).ifPresent(ServerAddress::requireFree);
            closing.closeLater(EmbeddedDynamoDb.start(settings.dynamoDbPort(), settings.dataDir(), settings.table()));
            simulatorLauncher = Optional.of(closing.closeLater(
                    new SimulatorLauncher(ancv, settings.dataDir(), settings.simulatorAddress(), clock)));
        } catch (IllegalStateException | IllegalArgumentException | ConfigurationException e) {
            closing.close();
            stop(e);
        }
    }

    /** At a live reload the port is in use by the HTTP server of this process, which Quarkus keeps open. */
    private static boolean isFirstStart() {
        return System.getProperties().putIfAbsent(STARTED, "true") == null;
    }

    AncvSimulator simulator() {
        return simulatorLauncher.orElseThrow().simulator();
    }

    @PreDestroy
    void close() {
        closing.close();
    }

    /** Stops the process and prints one line. In tests it throws the exception instead. */
    private static void stop(RuntimeException reason) {
        if (LaunchMode.current() != LaunchMode.TEST) {
            System.err.println(reason.getMessage());
            // System.exit would wait for the startup that calls this method.
            Runtime.getRuntime().halt(1);
        }
        LOG.log(System.Logger.Level.ERROR, reason.getMessage());
        throw reason;
    }
}
