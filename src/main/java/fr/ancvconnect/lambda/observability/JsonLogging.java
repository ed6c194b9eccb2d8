package fr.ancvconnect.lambda.observability;

import fr.ancvconnect.config.Settings;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;

/**
 * Has the log written as JSON, unless {@code LOG_JSON=false}. By a formatter of our own: the extension for it costs a
 * cold start a fifth of a second, and Lambda itself makes JSON only of what goes through its own logger.
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

    /** A handler that hands on to others writes nothing itself. */
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
