package fr.ancvconnect.lambda.observability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.config.TraceContext;
import fr.ancvconnect.lambda.problem.SafeStackTrace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes a log record as one line of JSON. The fields {@code timestamp} and {@code level} have the same names as in
 * Lambda's own JSON lines. Exception messages are left out, because they can contain personal data.
 */
final class JsonLogFormatter extends ExtFormatter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String[] ABOUT = {
        LogContext.REQUEST, LogContext.FOLDER, LogContext.PAYMENT, LogContext.SOURCE, LogContext.AGENT
    };
    private static final Pattern ROOT = Pattern.compile("(?:^|;)Root=([0-9a-f-]{1,64})(?:;|$)");

    @Override
    public String format(ExtLogRecord told) {
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", told.getInstant().toString());
            json.writeStringField("level", told.getLevel().getName());
            json.writeStringField("logger", told.getLoggerName());
            json.writeStringField("message", told.getFormattedMessage());
            for (String name : ABOUT) {
                writeIfThere(json, name, told.getMdc(name));
            }
            writeIfThere(
                    json,
                    "trace",
                    TraceContext.current().map(JsonLogFormatter::root).orElse(null));
            writeIfThere(json, "exception", told.getThrown() == null ? null : SafeStackTrace.of(told.getThrown()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    private static String root(String trace) {
        Matcher found = ROOT.matcher(trace);
        return found.find() ? found.group(1) : null;
    }

    private static void writeIfThere(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
