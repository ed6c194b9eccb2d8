package fr.ancvconnect.lambda.observability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.config.Settings;
import fr.ancvconnect.config.TraceContext;
import fr.ancvconnect.lambda.problem.SafeStackTrace;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jspecify.annotations.Nullable;

/**
 * Configures JSON as the log format, unless {@code LOG_JSON=false}. This service has its own formatter: the Quarkus
 * extension adds a fifth of a second to a cold start, and Lambda only formats what is written with its own logger.
 */
@Singleton
final class JsonLogging {

    private final Settings settings;
    private final RequestOutput output;

    JsonLogging(Settings settings, RequestOutput output) {
        this.settings = settings;
        this.output = output;
    }

    @Startup(Settings.FIRST)
    void set() {
        if (settings.flag("log.json", true)) {
            Logger root = Logger.getLogger("");
            for (Handler handler : root.getHandlers()) {
                Handler next = inJson(handler, new JsonLogFormatter(), output);
                if (!next.equals(handler)) {
                    root.removeHandler(handler);
                    root.addHandler(next);
                }
            }
        }
    }

    /**
     * The handler that replaces this one. A handler that delegates to other handlers writes nothing itself, so its delegates
     * are replaced. The handler of the console is replaced by one of the output.
     */
    static Handler inJson(Handler handler, Formatter form, RequestOutput output) {
        if (handler instanceof ExtHandler outer && outer.getHandlers().length > 0) {
            outer.setHandlers(Stream.of(outer.getHandlers())
                    .map(inner -> inJson(inner, form, output))
                    .toArray(Handler[]::new));
            return outer;
        }
        if (handler instanceof ConsoleHandler console) {
            return output.handler(form, console);
        }
        handler.setFormatter(form);
        return handler;
    }

    /**
     * Writes a log record as one line of JSON. The fields {@code timestamp} and {@code level} have the same names as in
     * Lambda's own JSON lines. Exception messages are left out, because they can contain personal data.
     */
    static final class JsonLogFormatter extends ExtFormatter {

        private static final JsonFactory JSON = new JsonFactory();
        private static final String[] CONTEXT_FIELDS = {
            LogContext.REQUEST, LogContext.FOLDER, LogContext.PAYMENT, LogContext.SOURCE, LogContext.AGENT
        };
        private static final Pattern ROOT = Pattern.compile("(?:^|;)Root=([0-9a-f-]{1,64})(?:;|$)");

        @Override
        public String format(ExtLogRecord record) {
            var line = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                json.writeStringField("timestamp", record.getInstant().toString());
                json.writeStringField("level", record.getLevel().getName());
                json.writeStringField("logger", record.getLoggerName());
                json.writeStringField("message", record.getFormattedMessage());
                for (String name : CONTEXT_FIELDS) {
                    writeIfPresent(json, name, record.getMdc(name));
                }
                writeIfPresent(
                        json,
                        "trace",
                        TraceContext.current().flatMap(JsonLogFormatter::root).orElse(null));
                writeIfPresent(
                        json,
                        "exception",
                        Optional.ofNullable(record.getThrown())
                                .map(SafeStackTrace::of)
                                .orElse(null));
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return line.append('\n').toString();
        }

        private static Optional<String> root(String trace) {
            Matcher found = ROOT.matcher(trace);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        private static void writeIfPresent(JsonGenerator json, String name, @Nullable String value) throws IOException {
            if (value != null) {
                json.writeStringField(name, value);
            }
        }
    }
}
