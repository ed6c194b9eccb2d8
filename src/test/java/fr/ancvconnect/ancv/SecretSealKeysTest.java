package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Figures;
import fr.ancvconnect.app.ports.Measure;
import fr.ancvconnect.app.ports.NotificationSeal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Keys rotate: first the secret gets the new one beside the old, later the service seals with it, then the old one goes. */
class SecretSealKeysTest {

    private static final String OLD = "ver001=key-1";
    private static final String BOTH = "ver001=key-1,ver002=key-2";
    private static final List<String> FIELDS = List.of("TX-1");
    private static final String BY_2 = new Seal(SealKeys.parse(BOTH, "ver002")).of(FIELDS).orElseThrow();

    private final AtomicInteger readings = new AtomicInteger();
    private final Figures figures = new Figures();
    private String secret = OLD;
    private Instant now = Bench.CLOCK.instant();
    private final SealKeySource keys = new SecretSealKeys(this::read, "ver001", figures, () -> now);
    private final Seal seal = new Seal(keys);

    private String read() {
        readings.incrementAndGet();
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("key-1 and other words of somebody else's");
        }
        return secret;
    }

    private String sealed() {
        return seal.of(FIELDS).orElseThrow();
    }

    @Test
    void they_are_read_when_first_needed_and_once() {
        assertThat(readings).hasValue(0);
        assertThat(seal.judge(sealed(), FIELDS)).isEqualTo(Verdict.RIGHT);
        assertThat(seal.judge(sealed(), FIELDS)).isEqualTo(Verdict.RIGHT);
        assertThat(readings).hasValue(1);
    }

    @Test
    void those_that_were_read_ahead_are_not_read_again() {
        keys.readAhead();
        assertThat(seal.judge(sealed(), FIELDS)).isEqualTo(Verdict.RIGHT);
        assertThat(readings).hasValue(1);
    }

    @Test
    void a_key_that_came_later_is_found_and_the_old_one_stays_valid() {
        String byOld = sealed();
        now = now.plusSeconds(31);
        secret = BOTH;
        assertThat(seal.judge(BY_2, FIELDS)).isEqualTo(Verdict.RIGHT);
        assertThat(seal.judge(byOld, FIELDS)).isEqualTo(Verdict.RIGHT);
        assertThat(readings).hasValue(2);
    }

    @Test
    void a_key_that_came_right_after_they_were_read_ahead_is_found_at_once() {
        keys.readAhead();
        secret = BOTH;
        assertThat(seal.judge(BY_2, FIELDS)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void wrong_seals_make_them_read_again_every_30_seconds_at_most() {
        for (int second = 0; second < 60; second++) {
            assertThat(seal.judge(BY_2, FIELDS)).isEqualTo(Verdict.WRONG);
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(readings).hasValue(2);
    }

    @Test
    void keys_that_cannot_be_read_again_stay_valid() {
        String byOld = sealed();
        now = now.plusSeconds(31);
        secret = "";
        assertThat(seal.judge(BY_2, FIELDS)).isEqualTo(Verdict.WRONG);
        assertThat(seal.judge(byOld, FIELDS)).isEqualTo(Verdict.RIGHT);
        assertThat(figures.counts()).isEqualTo(Map.of(Measure.SEAL_KEYS_UNREADABLE, 1L));
    }

    @Test
    void a_secret_that_cannot_be_read_is_asked_for_every_30_seconds_at_most() {
        secret = "";
        for (int second = 0; second < 60; second++) {
            assertThat(seal.of(FIELDS)).isEmpty();
            assertThat(seal.judge(BY_2, FIELDS)).isEqualTo(Verdict.UNKNOWN);
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(readings).hasValue(2);
        secret = OLD;
        now = now.plusSeconds(2);
        assertThat(seal.of(FIELDS)).isPresent();
    }

    @Test
    void one_that_could_not_be_read_ahead_is_asked_for_at_the_first_need() {
        secret = "";
        keys.readAhead();
        secret = OLD;
        assertThat(seal.of(FIELDS)).isPresent();
    }
}
