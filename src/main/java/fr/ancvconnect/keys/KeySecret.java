package fr.ancvconnect.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The secret that holds all keys of the service,
 * {@code {"ANCV_SEAL_KEYS": "…", "FINGERPRINT_KEYS": "…", "LINK_KEYS": "…"}}. A text that is not an
 * object holds the seal keys only. One read serves all keys. The secret is read at the start or when a key is first needed,
 * and again when a key is missing. Apart from the read at the start, it is read at most every 30 s. If it cannot be read again,
 * the known keys stay valid.
 */
final class KeySecret {

    private static final Duration MIN_READ_INTERVAL = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(KeySecret.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<String> value;
    private final Metrics metrics;
    private final InstantSource clock;
    private final List<Part> parts = new ArrayList<>();
    private Instant lastOnDemandReadAt = Instant.MIN;

    /**
     * @param value the secret's value; throws if it cannot be read
     */
    KeySecret(Supplier<String> value, Metrics metrics, InstantSource clock) {
        this.value = value;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A part of the secret.
     *
     * @param field      its name in the secret
     * @param name       its name in the log
     * @param unreadable counts the reads that did not find it
     */
    record SecretField(String field, String name, Metric unreadable) {}

    /**
     * The keys of this part of the secret.
     *
     * @param fallback the text to use if the secret does not have this part
     * @param parse     converts a text to keys; empty if it contains no usable keys
     */
    synchronized KeySource part(
            SecretField field, Optional<String> fallback, Function<String, Optional<VersionedKeys>> parse) {
        var part = new Part(field, fallback, parse);
        parts.add(part);
        return part;
    }

    /**
     * Reads the secret without starting the interval of 30 s. The first use that needs another read can read at once, for
     * example for a key that was added right after the start.
     */
    synchronized void readAhead() {
        read();
    }

    private void readIfIntervalPassed() {
        Instant now = clock.instant();
        if (lastOnDemandReadAt.isBefore(now.minus(MIN_READ_INTERVAL))) {
            lastOnDemandReadAt = now;
            read();
        }
    }

    private void read() {
        try {
            JsonNode fields = fields(value.get());
            parts.forEach(part -> part.update(fields));
        } catch (RuntimeException e) {
            // Only the kind of the failure is logged: its message may contain secret data.
            parts.forEach(part -> part.recordUnreadable(e.getClass().getSimpleName()));
        }
    }

    private static JsonNode fields(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return JSON.createObjectNode().put(KeyProducer.SEAL_KEYS.field(), text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            // Thrown without the cause: the parser's message shows the text.
            throw new IllegalArgumentException("The secret is not valid JSON");
        }
    }

    private final class Part implements KeySource {

        private final SecretField field;
        private final Optional<String> fallback;
        private final Function<String, Optional<VersionedKeys>> parse;
        private Optional<VersionedKeys> keys = Optional.empty();

        Part(SecretField field, Optional<String> fallback, Function<String, Optional<VersionedKeys>> parse) {
            this.field = field;
            this.fallback = fallback;
            this.parse = parse;
        }

        @Override
        public Optional<VersionedKeys> known() {
            synchronized (KeySecret.this) {
                if (keys.isEmpty()) {
                    readIfIntervalPassed();
                }
                return keys;
            }
        }

        @Override
        public Optional<VersionedKeys> refreshed() {
            synchronized (KeySecret.this) {
                readIfIntervalPassed();
                return keys;
            }
        }

        void update(JsonNode fields) {
            Optional<String> text = fields.has(field.field())
                    ? Optional.of(fields.get(field.field()).asText())
                    : fallback;
            Optional<VersionedKeys> found = text.flatMap(parse);
            if (found.isPresent()) {
                keys = found;
            } else {
                recordUnreadable("missing in the secret, or malformed");
            }
        }

        void recordUnreadable(String reason) {
            LOG.errorf("The %s could not be read: %s", field.name(), reason);
            metrics.count(field.unreadable());
        }

        @Override
        public String toString() {
            return "KeySecret[" + field.field() + "]";
        }
    }

    /** The value of a secret in AWS Secrets Manager. The client is created for each read, because reads are rare. */
    static final class SecretValue implements Supplier<String> {

        private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
        private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(5);

        private final String id;

        /**
         * @param id the ARN or the name of the secret
         */
        SecretValue(String id) {
            this.id = id;
        }

        @Override
        public String get() {
            try (var client = SecretsManagerClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(limits ->
                            limits.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(TOTAL_TIMEOUT))
                    .build()) {
                return client.getSecretValue(get -> get.secretId(id)).secretString();
            }
        }
    }
}
