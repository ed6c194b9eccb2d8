package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealKeysTest {

    @Test
    void several_versions_are_read_and_spaces_around_them_do_not_count() {
        SealKeys keys = SealKeys.parse(" ver001=a , ver002 = b==\n", "ver002");

        assertThat(keys.current()).isEqualTo("ver002");
        assertThat(keys.find("ver001").orElseThrow().getEncoded()).asString().isEqualTo("a");
        assertThat(keys.find("ver002").orElseThrow().getEncoded()).asString().isEqualTo("b==");
        assertThat(keys.find("ver003")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "=secret", "ver001=", "ver001=secret,", "ver001=secret,secret",
        "ver.001=secret", "ver001=secret,ver001=other"})
    void malformed_keys_are_told_in_one_line_that_shows_no_key(String text) {
        assertThatThrownBy(() -> SealKeys.parse(text, "ver001"))
                .isInstanceOf(IllegalArgumentException.class)
                .message().startsWith("ANCV_SEAL_KEYS is malformed").doesNotContain("secret", "\n");
    }

    @Test
    void a_version_without_a_key_is_told_in_one_line() {
        assertThatThrownBy(() -> SealKeys.parse("ver001=secret", "ver009"))
                .hasMessage("ANCV_SEAL_KEY_VERSION names no version of ANCV_SEAL_KEYS");
    }
}
