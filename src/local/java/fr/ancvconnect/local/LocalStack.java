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

/** What AWS and ANCV are elsewhere: started before the first call can come in, closed at a live reload too. */
@Singleton
public class LocalStack {

    private static final System.Logger LOG = System.getLogger(LocalStack.class.getName());
    private static final int FIRST = 1;

    private final ResourceStack closing = new ResourceStack();
    private final LocalSettings settings;
    private final InstantSource clock;
    private SimulatorLauncher simulated;

    LocalStack(LocalSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The routes are put together just before the server opens its port. */
    void start(@Observes @Priority(FIRST) Router router) {
        try {
            SimulatorSettings ancv = settings.simulator();
            TokenKeys.keptIn(settings.dataDir());
            // At a live reload it is our own server that listens there.
            settings.server().filter(_ -> LaunchMode.current() != LaunchMode.TEST).ifPresent(ServerAddress::mustBeFree);
            closing.later(EmbeddedDynamoDb.start(settings.dynamoDbPort(), settings.dataDir(), settings.table()));
            simulated = closing.later(new SimulatorLauncher(ancv, settings.dataDir(), settings.simulatorPort(), clock));
        } catch (IllegalStateException | IllegalArgumentException | ConfigurationException e) {
            closing.close();
            giveUp(e);
        }
    }

    /** The one that plays ANCV here. */
    AncvSimulator simulator() {
        return simulated.simulator();
    }

    @PreDestroy
    void close() {
        closing.close();
    }

    /** One line says it all; only tests are told in their own way. */
    private static void giveUp(RuntimeException why) {
        if (LaunchMode.current() != LaunchMode.TEST) {
            System.err.println(why.getMessage());
            // An exit would wait for the start that it comes from.
            Runtime.getRuntime().halt(1);
        }
        LOG.log(System.Logger.Level.ERROR, why.getMessage());
        throw why;
    }
}
