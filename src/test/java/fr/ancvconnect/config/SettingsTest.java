package fr.ancvconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are read in one way. A missing or malformed setting is named in one line without its value. */
class SettingsTest {

    private enum Colour {
        RED,
        BLUE
    }

    private static Settings settings(String value) {
        return EnvironmentVariables.of(Map.of("SOME_SETTING_OF_OURS", value)).settings();
    }

    private static void assertMalformed(ThrowingCallable read, String expected) {
        assertThatThrownBy(read)
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessage("SOME_SETTING_OF_OURS is malformed: " + expected + " is expected");
    }

    @Test
    void a_text_is_stripped_and_a_blank_text_is_missing() {
        assertThat(settings(" text\n").text("some.setting-of-ours")).isEqualTo("text");
        assertThat(settings("  ").find("some.setting-of-ours")).isEmpty();
        assertThat(settings("  ").findRaw("some.setting-of-ours")).isEmpty();
        assertThatThrownBy(() -> settings(" ").text("some.setting-of-ours"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("SOME_SETTING_OF_OURS is missing");
    }

    @Test
    void an_unresolved_expression_is_malformed_and_a_raw_text_is_not_expanded() {
        assertMalformed(
                () -> settings("a-secret${b}").find("some.setting-of-ours"),
                "a text without a reference to another setting");
        assertMalformed(
                () -> settings("${some.setting-of-ours}").find("some.setting-of-ours"),
                "a text without a reference to another setting");
        assertThat(settings("a-secret${b}").findRaw("some.setting-of-ours")).contains("a-secret${b}");
    }

    @Test
    void a_duration_is_read_and_has_a_default() {
        assertThat(settings("PT4H").duration("some.setting-of-ours", Duration.ofDays(1)))
                .isEqualTo(Duration.ofHours(4));
        assertThat(settings("").duration("some.setting-of-ours", Duration.ofDays(1)))
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "P3M", "P0D", "-P1D", "P36526D", "P99999999999999999999D", "P106751991167300D"})
    void an_invalid_duration_is_malformed(String value) {
        assertMalformed(
                () -> settings(value).duration("some.setting-of-ours", Duration.ofDays(1)),
                "an ISO-8601 duration above zero and up to 100 years");
    }

    @Test
    void an_enum_value_is_read_by_its_exact_name() {
        assertThat(settings("BLUE").oneOf("some.setting-of-ours", Colour.values(), Colour.RED))
                .isEqualTo(Colour.BLUE);
        assertThat(settings("").oneOf("some.setting-of-ours", Colour.values(), Colour.RED))
                .isEqualTo(Colour.RED);
        assertMalformed(
                () -> settings("blue").oneOf("some.setting-of-ours", Colour.values(), Colour.RED), "one of RED, BLUE");
    }

    @Test
    void a_flag_is_true_or_false() {
        assertThat(settings("false").flag("some.setting-of-ours", true)).isFalse();
        assertThat(settings("").flag("some.setting-of-ours", true)).isTrue();
        assertMalformed(() -> settings("no").flag("some.setting-of-ours", true), "true or false");
    }

    @Test
    void an_http_address_is_read() {
        assertThat(settings("HTTPS://ancv.test:8443/public/v1/").address("some.setting-of-ours"))
                .isEqualTo(URI.create("HTTPS://ancv.test:8443/public/v1/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "ftp://ancv.test",
                "https:///v1",
                "https://ancv.test/<v1>",
                "https://ancv.test/v1?a=b",
                "https://ancv.test/v1#a",
                "https://user:a-secret@ancv.test/v1",
                "https://ancv.test:99999/v1",
                "https://",
                "//ancv.test"
            })
    void an_invalid_address_is_malformed(String value) {
        assertMalformed(
                () -> settings(value).address("some.setting-of-ours"),
                "an http or https address without user, query and fragment");
    }
}
