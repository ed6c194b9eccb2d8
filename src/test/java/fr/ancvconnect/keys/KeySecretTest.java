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

    private final AtomicInteger readings = new AtomicInteger();
    private final RecordedMetrics figures = new RecordedMetrics();
    private final LogCapture<ExtLogRecord> logs = LogCapture.by(KeySecret.class.getName(), line -> line);
    private String value = OLD;
    private Instant now = Instant.parse("2026-11-23T21:42:58Z");
    private final KeySecret secret = new KeySecret(this::read, figures, () -> now);
    private final KeySource seal = secret.part(
            KeyProducer.SEAL_KEYS,
            Optional.empty(),
            text -> VersionedKeys.parse(text).flatMap(keys -> keys.with("ver001")));
    private final KeySource fingerprint =
            secret.part(KeyProducer.FINGERPRINT_KEYS, Optional.empty(), VersionedKeys::parse);

    @AfterEach
    void listens_no_more() {
        logs.close();
    }

    private static String secret(String seal, String fingerprint) {
        return "{\"ANCV_SEAL_KEYS\": \"" + seal + "\", \"FINGERPRINT_KEYS\": \"" + fingerprint + "\"}";
    }

    private String read() {
        readings.incrementAndGet();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("key-1 and other words of somebody else's");
        }
        return value;
    }

    private static String current(Optional<VersionedKeys> keys) {
        return keys.map(VersionedKeys::current).orElse("none");
    }

    @Test
    void it_is_read_when_some_are_first_needed_and_once_for_all() {
        assertThat(readings).hasValue(0);
        assertThat(current(seal.known())).isEqualTo("ver001");
        assertThat(current(fingerprint.known())).isEqualTo("fp1");
        assertThat(current(seal.known())).isEqualTo("ver001");
        assertThat(readings).hasValue(1);
    }

    @Test
    void what_was_read_ahead_is_not_read_again() {
        secret.readAhead();
        assertThat(current(seal.known()) + current(fingerprint.known())).isEqualTo("ver001fp1");
        assertThat(readings).hasValue(1);
    }

    @Test
    void keys_that_came_later_are_found_beside_the_old_ones() {
        assertThat(seal.known()).isPresent();
        now = now.plusSeconds(31);
        value = BOTH;
        assertThat(seal.refreshed().orElseThrow().versions()).containsExactly("ver001", "ver002");
        assertThat(fingerprint.known().orElseThrow().versions()).containsExactly("fp1", "fp2");
        assertThat(readings).hasValue(2);
    }

    @Test
    void a_key_that_came_right_after_the_reading_ahead_is_found_at_once() {
        secret.readAhead();
        value = BOTH;
        assertThat(current(fingerprint.refreshed())).isEqualTo("fp2");
    }

    @Test
    void whoever_misses_a_key_makes_it_read_again_every_30_seconds_at_most() {
        for (int second = 0; second < 60; second++) {
            assertThat(seal.refreshed()).isPresent();
            assertThat(fingerprint.refreshed()).isPresent();
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(readings).hasValue(2);
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
    void keys_that_cannot_be_read_again_stay_valid(String later) {
        secret.readAhead();
        now = now.plusSeconds(31);
        value = later;
        assertThat(current(seal.refreshed()) + current(fingerprint.refreshed())).isEqualTo("ver001fp1");
        assertThat(figures.counts())
                .isEqualTo(Map.of(Metric.SEAL_KEYS_UNREADABLE, 1L, Metric.FINGERPRINT_KEYS_UNREADABLE, 1L));
    }

    @Test
    void a_secret_that_cannot_be_read_is_asked_for_every_30_seconds_at_most() {
        value = "";
        for (int second = 0; second < 60; second++) {
            assertThat(seal.known()).isEmpty();
            assertThat(fingerprint.known()).isEmpty();
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(readings).hasValue(2);
        value = OLD;
        now = now.plusSeconds(2);
        assertThat(fingerprint.known()).isPresent();
    }

    @Test
    void one_that_could_not_be_read_ahead_is_asked_for_at_the_first_need() {
        value = "";
        secret.readAhead();
        value = OLD;
        assertThat(fingerprint.known()).isPresent();
    }

    @Test
    void a_failure_is_told_in_one_line_for_each_part_without_a_word_of_the_secret() {
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
    void without_fingerprint_keys_in_it_the_seal_keys_are_known_all_the_same(String withSealKeysOnly) {
        value = withSealKeysOnly;
        secret.readAhead();
        assertThat(current(seal.known()) + current(fingerprint.known())).isEqualTo("ver001none");
        assertThat(figures.counts().keySet()).containsExactly(Metric.FINGERPRINT_KEYS_UNREADABLE);
        assertThat(logs.lines())
                .extracting(ExtLogRecord::getFormattedMessage)
                .containsOnly("The fingerprint keys could not be read: missing in the secret, or malformed");
    }

    @Test
    void what_is_not_in_it_is_taken_from_the_configuration() {
        value = "ver001=key-1";
        KeySource configured =
                secret.part(KeyProducer.FINGERPRINT_KEYS, Optional.of("fp9=key-z"), VersionedKeys::parse);
        assertThat(current(configured.known())).isEqualTo("fp9");
        now = now.plusSeconds(31);
        value = BOTH;
        assertThat(current(configured.refreshed())).as("the secret is stronger").isEqualTo("fp2");
    }

    @Test
    void its_parts_show_no_key() {
        secret.readAhead();
        assertThat(seal + " " + fingerprint + " " + seal.known()).doesNotContain("key-1", "key-a");
    }
}
