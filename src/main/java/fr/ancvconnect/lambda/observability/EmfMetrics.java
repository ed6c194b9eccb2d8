package fr.ancvconnect.lambda.observability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.config.Settings;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Writes metrics as lines in CloudWatch's embedded metric format, one line per value. CloudWatch extracts the metrics from the
 * log, so no API call is needed. The lines are written before the response, so they are not lost when the function is frozen
 * after it.
 */
final class EmfMetrics implements Metrics {

    private static final String NAMESPACE = "AncvConnect";
    private static final String DIMENSION = "service";
    private static final String SERVICE = "ancv-connect";
    private static final JsonFactory JSON = new JsonFactory();

    private final Consumer<String> output;
    private final InstantSource clock;

    EmfMetrics(Consumer<String> output, InstantSource clock) {
        this.output = output;
        this.clock = clock;
    }

    @Override
    public void record(Metric metric, double value) {
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            writeDirective(json, metric);
            json.writeStringField(DIMENSION, SERVICE);
            json.writeNumberField(metric.label(), value);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.accept(line.toString());
    }

    private void writeDirective(JsonGenerator json, Metric metric) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", clock.instant().toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString(DIMENSION);
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        json.writeStartObject();
        json.writeStringField("Name", metric.label());
        json.writeStringField("Unit", unit(metric));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String unit(Metric metric) {
        return switch (metric.unit()) {
            case COUNT -> "Count";
            case MILLISECONDS -> "Milliseconds";
            case SECONDS -> "Seconds";
        };
    }

    /** Selects where metrics are written: to the log for CloudWatch, or nowhere ({@code METRICS_PRINTED=false}). */
    @Singleton
    static final class MetricsProducer {

        @Produces
        @Singleton
        @DefaultBean
        @Startup(Settings.FIRST)
        Metrics metrics(Settings settings, RequestOutput output, InstantSource clock) {
            return settings.flag("metrics.printed", true)
                    ? new EmfMetrics(line -> output.write(line + "\n"), clock)
                    : (_, _) -> {};
        }
    }
}
