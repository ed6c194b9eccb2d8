package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Keys rotate: first the secret gets the new one beside the old, later the service seals with it, then the old one goes. */
class SecretSealKeysTest {

    private static final String OLD = "ver001=key-1";
    private static final String BOTH = "ver001=key-1,ver002=key-2";
    private static final List<String> FIELDS = List.of("TX-1");
    private static final String BY_2 = new Seal(SealKeys.parse(BOTH, "ver002")).of(FIELDS);

    private final AtomicInteger readings = new AtomicInteger();
    private String secret = OLD;
    private Instant now = Bench.CLOCK.instant();
    private final Seal seal = new Seal(new SecretSealKeys(this::read, "ver001", () -> now));

    private String read() {
        readings.incrementAndGet();
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("key-1 and other words of somebody else's");
        }
        return secret;
    }

    @Test
    void they_are_read_when_first_needed_and_once() {
        assertThat(readings).hasValue(0);
        assertThat(seal.isRight(seal.of(FIELDS), FIELDS)).isTrue();
        assertThat(seal.isRight(seal.of(FIELDS), FIELDS)).isTrue();
        assertThat(readings).hasValue(1);
    }

    @Test
    void a_key_that_came_later_is_found_and_the_old_one_stays_valid() {
        String byOld = seal.of(FIELDS);
        now = now.plusSeconds(31);
        secret = BOTH;
        assertThat(seal.isRight(BY_2, FIELDS)).isTrue();
        assertThat(seal.isRight(byOld, FIELDS)).isTrue();
        assertThat(readings).hasValue(2);
    }

    @Test
    void wrong_seals_make_them_read_again_every_30_seconds_at_most() {
        for (int second = 0; second < 60; second++) {
            assertThat(seal.isRight(BY_2, FIELDS)).isFalse();
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(readings).hasValue(2);
    }

    @Test
    void keys_that_cannot_be_read_again_stay_valid() {
        String byOld = seal.of(FIELDS);
        now = now.plusSeconds(31);
        secret = "";
        assertThat(seal.isRight(BY_2, FIELDS)).isFalse();
        assertThat(seal.isRight(byOld, FIELDS)).isTrue();
    }

    @Test
    void keys_that_were_never_read_are_missed_without_a_word_of_the_secret() {
        secret = "";
        assertThatThrownBy(() -> seal.of(FIELDS)).isInstanceOf(IllegalStateException.class).hasNoCause()
                .hasMessage("The seal keys could not be read: IllegalArgumentException");
        now = now.plusSeconds(31);
        secret = "key-1";
        assertThatThrownBy(() -> seal.of(FIELDS)).message().doesNotContain("key-1");
    }

    @Test
    void a_secret_that_cannot_be_read_is_asked_for_every_30_seconds_at_most() {
        secret = "";
        for (int second = 0; second < 60; second++) {
            assertThatThrownBy(() -> seal.of(FIELDS)).isInstanceOf(IllegalStateException.class);
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(readings).hasValue(2);
    }
}
