package fr.ancvconnect.lambda.observability;

import fr.ancvconnect.config.Settings;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/**
 * Configures JSON as the log format, unless {@code LOG_JSON=false}. This service has its own formatter: the Quarkus
 * extension adds a fifth of a second to a cold start, and Lambda only formats what is written with its own logger.
 */
@Singleton
final class JsonLogging {

    private final Settings settings;

    JsonLogging(Settings settings) {
        this.settings = settings;
    }

    @Startup(Settings.FIRST)
    void set() {
        if (settings.flag("log.json", true)) {
            writeWith(new JsonLogFormatter(), Logger.getLogger("").getHandlers());
        }
    }

    /** A handler that delegates to other handlers writes nothing itself, so its delegates get the formatter. */
    static void writeWith(Formatter form, Handler... handlers) {
        for (Handler handler : handlers) {
            if (handler instanceof ExtHandler outer && outer.getHandlers().length > 0) {
                writeWith(form, outer.getHandlers());
            } else {
                handler.setFormatter(form);
            }
        }
    }
}
