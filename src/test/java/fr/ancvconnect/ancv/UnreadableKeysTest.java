package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.Heard;
import fr.ancvconnect.app.Figures;
import fr.ancvconnect.app.ports.Ancv;
import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.Measure;
import io.quarkus.runtime.StartupEvent;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The secret of the seal keys is denied, malformed or out of reach: that is told as what it is, and not as ANCV's failure. */
class UnreadableKeysTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = Bench.server();

    private final Figures figures = new Figures();
    private final Heard<ExtLogRecord> heard = Heard.by(SecretSealKeys.class.getName(), line -> line);
    private String secret = "a-key-in-the-wrong-place";
    private Instant now = Bench.CLOCK.instant();
    private final SealKeySource keys = new SecretSealKeys(() -> secret, "ver001", figures, () -> now);

    @BeforeEach
    void ancv_is_well() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(Bench.SUCCESS)));
    }

    @AfterEach
    void listens_no_more() {
        heard.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_sent_tried_again_or_held_against_ancv(Bench.Call call) {
        Ancv ancv = Bench.gateway(SERVER.getPort(), keys, figures, () -> now);
        IntStream.range(0, 30).forEach(_ ->
                assertThat(call.on(ancv, Deadline.from(() -> now))).isEqualTo(new AncvAnswer.Unavailable()));
        assertThat(SERVER.getAllServeEvents()).isEmpty();
        assertThat(figures.counts()).isEqualTo(Map.of(Measure.SEAL_KEYS_UNREADABLE, 1L));

        secret = "ver001=key-1";
        now = now.plusSeconds(31);
        assertThat(call.on(ancv, Deadline.from(() -> now))).as("nobody rests from ANCV").isInstanceOf(AncvAnswer.Told.class);
    }

    @Test
    void a_start_tells_it_in_one_line_without_a_word_of_the_secret_and_goes_on() {
        assertThatCode(() -> start(SealKeysRead.AT_START)).doesNotThrowAnyException();
        assertThat(heard.lines()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage()).isEqualTo("The seal keys could not be read: IllegalArgumentException");
            assertThat(line.getThrown()).isNull();
        });
    }

    @Test
    void a_function_that_may_not_read_them_does_not_try_while_it_starts() {
        start(SealKeysRead.WHEN_NEEDED);
        assertThat(figures.counts()).isEmpty();
    }

    private void start(SealKeysRead read) {
        new SealKeysAtStart().read(new StartupEvent(),
                new AncvSettings(URI.create("https://ancv.test/public/v1"), "200010", keys, read));
    }
}
