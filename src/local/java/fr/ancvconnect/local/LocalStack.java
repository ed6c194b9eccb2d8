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
    private SimulatorLauncher simulated;

    LocalStack(LocalSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts the servers. Quarkus sends the {@link Router} event just before the HTTP server opens its port. */
    void start(@Observes @Priority(FIRST) Router router) {
        try {
            SimulatorSettings ancv = settings.simulator();
            TokenKeys.keptIn(settings.dataDir());
            settings.server().filter(_ -> isFirstStart()).ifPresent(ServerAddress::mustBeFree);
            closing.later(EmbeddedDynamoDb.start(settings.dynamoDbPort(), settings.dataDir(), settings.table()));
            simulated = closing.later(new SimulatorLauncher(ancv, settings.dataDir(), settings.simulatorPort(), clock));
        } catch (IllegalStateException | IllegalArgumentException | ConfigurationException e) {
            closing.close();
            giveUp(e);
        }
    }

    /** At a live reload the port is in use by the HTTP server of this process, which Quarkus keeps open. */
    private static boolean isFirstStart() {
        return System.getProperties().putIfAbsent(STARTED, "true") == null;
    }

    AncvSimulator simulator() {
        return simulated.simulator();
    }

    @PreDestroy
    void close() {
        closing.close();
    }

    /** Stops the process and prints one line. In tests it throws the exception instead. */
    private static void giveUp(RuntimeException why) {
        if (LaunchMode.current() != LaunchMode.TEST) {
            System.err.println(why.getMessage());
            // System.exit would wait for the startup that calls this method.
            Runtime.getRuntime().halt(1);
        }
        LOG.log(System.Logger.Level.ERROR, why.getMessage());
        throw why;
    }
}
