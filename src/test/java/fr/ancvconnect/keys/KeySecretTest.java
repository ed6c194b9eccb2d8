package fr.ancvconnect.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.ancvconnect.LogCapture;
import fr.ancvconnect.app.RecordedMetrics;
import fr.ancvconnect.app.observability.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One secret holds all keys, which rotate: a new key is added beside the old one, and the old one is removed later. */
class KeySecretTest {

    private static final String OLD = secret("ver001=key-1", "fp1=key-a");
    private static final String BOTH = secret("ver001=key-1,ver002=key-2", "fp1=key-a,fp2=key-b");

    private final AtomicInteger reads = new AtomicInteger();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final LogCapture<ExtLogRecord> logs = LogCapture.forLogger(KeySecret.class.getName(), line -> line);
    private String value = OLD;
    private Instant now = Instant.parse("2026-11-23T21:42:58Z");
    private final KeySecret secret = new KeySecret(this::read, metrics, () -> now);
    private final KeySource seal = secret.part(
            KeyProducer.SEAL_KEYS,
            Optional.empty(),
            text -> VersionedKeys.parse(text).flatMap(keys -> keys.with("ver001")));
    private final KeySource fingerprint =
            secret.part(KeyProducer.FINGERPRINT_KEYS, Optional.empty(), VersionedKeys::parse);

    @AfterEach
    void close_the_log_capture() {
        logs.close();
    }

    private static String secret(String seal, String fingerprint) {
        return "{\"ANCV_SEAL_KEYS\": \"" + seal + "\", \"FINGERPRINT_KEYS\": \"" + fingerprint + "\"}";
    }

    private String read() {
        reads.incrementAndGet();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("key-1 in the message of an exception");
        }
        return value;
    }

    private static String current(Optional<VersionedKeys> keys) {
        return keys.map(VersionedKeys::current).orElse("none");
    }

    @Test
    void the_secret_is_read_once_at_the_first_use() {
        assertThat(reads).hasValue(0);
        assertThat(current(seal.known())).isEqualTo("ver001");
        assertThat(current(fingerprint.known())).isEqualTo("fp1");
        assertThat(current(seal.known())).isEqualTo("ver001");
        assertThat(reads).hasValue(1);
    }

    @Test
    void a_secret_that_was_read_ahead_is_not_read_again() {
        secret.readAhead();
        assertThat(current(seal.known()) + current(fingerprint.known())).isEqualTo("ver001fp1");
        assertThat(reads).hasValue(1);
    }

    @Test
    void a_refresh_finds_new_keys_and_keeps_the_old_keys() {
        assertThat(seal.known()).isPresent();
        now = now.plusSeconds(31);
        value = BOTH;
        assertThat(seal.refreshed().orElseThrow().versions()).containsExactly("ver001", "ver002");
        assertThat(fingerprint.known().orElseThrow().versions()).containsExactly("fp1", "fp2");
        assertThat(reads).hasValue(2);
    }

    @Test
    void a_refresh_finds_a_key_added_right_after_the_read_ahead() {
        secret.readAhead();
        value = BOTH;
        assertThat(current(fingerprint.refreshed())).isEqualTo("fp2");
    }

    @Test
    void refreshes_read_the_secret_at_most_every_30_seconds() {
        for (int second = 0; second < 60; second++) {
            assertThat(seal.refreshed()).isPresent();
            assertThat(fingerprint.refreshed()).isPresent();
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(reads).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nothing",
                "{\"ANCV_SEAL_KEYS\": 7, \"FINGERPRINT_KEYS\": {}}",
                "{\"ANCV_SEAL_KEYS\": \"ver002=key-2\", \"FINGERPRINT_KEYS\": \"fp1\"}"
            })
    void keys_stay_valid_when_the_secret_cannot_be_read_again(String later) {
        secret.readAhead();
        now = now.plusSeconds(31);
        value = later;
        assertThat(current(seal.refreshed()) + current(fingerprint.refreshed())).isEqualTo("ver001fp1");
        assertThat(metrics.counts())
                .isEqualTo(Map.of(Metric.SEAL_KEYS_UNREADABLE, 1L, Metric.FINGERPRINT_KEYS_UNREADABLE, 1L));
    }

    @Test
    void an_unreadable_secret_is_read_at_most_every_30_seconds() {
        value = "";
        for (int second = 0; second < 60; second++) {
            assertThat(seal.known()).isEmpty();
            assertThat(fingerprint.known()).isEmpty();
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(reads).hasValue(2);
        value = OLD;
        now = now.plusSeconds(2);
        assertThat(fingerprint.known()).isPresent();
    }

    @Test
    void a_secret_that_could_not_be_read_ahead_is_read_at_the_first_use() {
        value = "";
        secret.readAhead();
        value = OLD;
        assertThat(fingerprint.known()).isPresent();
    }

    @Test
    void a_failed_read_logs_one_line_for_each_part_without_the_secret() {
        value = "";
        assertThatCode(secret::readAhead).doesNotThrowAnyException();
        assertThat(logs.lines())
                .extracting(ExtLogRecord::getFormattedMessage)
                .containsExactly(
                        "The seal keys could not be read: IllegalArgumentException",
                        "The fingerprint keys could not be read: IllegalArgumentException");
        assertThat(logs.lines()).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getThrown()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ANCV_SEAL_KEYS\": \"ver001=key-1\"}",
                "{\"ANCV_SEAL_KEYS\": \"ver001=key-1\", \"FINGERPRINT_KEYS\": \"key-a\"}",
                " ver001=key-1\n"
            })
    void seal_keys_are_available_when_the_secret_has_no_fingerprint_keys(String withSealKeysOnly) {
        value = withSealKeysOnly;
        secret.readAhead();
        assertThat(current(seal.known()) + current(fingerprint.known())).isEqualTo("ver001none");
        assertThat(metrics.counts().keySet()).containsExactly(Metric.FINGERPRINT_KEYS_UNREADABLE);
        assertThat(logs.lines())
                .extracting(ExtLogRecord::getFormattedMessage)
                .containsOnly("The fingerprint keys could not be read: missing in the secret, or malformed");
    }

    @Test
    void keys_missing_in_the_secret_are_taken_from_the_configuration() {
        value = "ver001=key-1";
        KeySource configured =
                secret.part(KeyProducer.FINGERPRINT_KEYS, Optional.of("fp9=key-z"), VersionedKeys::parse);
        assertThat(current(configured.known())).isEqualTo("fp9");
        now = now.plusSeconds(31);
        value = BOTH;
        assertThat(current(configured.refreshed()))
                .as("the secret takes precedence")
                .isEqualTo("fp2");
    }

    @Test
    void the_text_of_the_parts_shows_no_key() {
        secret.readAhead();
        assertThat(seal + " " + fingerprint + " " + seal.known()).doesNotContain("key-1", "key-a");
    }
}
