package fr.ancvconnect.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedKeysTest {

    @Test
    void several_versions_are_read_and_spaces_around_them_are_ignored() {
        VersionedKeys keys = VersionedKeys.parse(" ver001=a , ver002 = b==\n").orElseThrow();

        assertThat(keys.versions()).containsExactly("ver001", "ver002");
        assertThat(keys.find("ver001").orElseThrow().getEncoded()).asString().isEqualTo("a");
        assertThat(keys.find("ver002").orElseThrow().getEncoded()).asString().isEqualTo("b==");
        assertThat(keys.find("ver003")).isEmpty();
    }

    @Test
    void the_last_version_is_current_unless_another_is_selected() {
        VersionedKeys keys = VersionedKeys.parse("ver009=a,ver010=b,ver002=c").orElseThrow();

        assertThat(keys.current()).isEqualTo("ver002");
        assertThat(keys.with("ver009").orElseThrow().current()).isEqualTo("ver009");
        assertThat(keys.with("ver003")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "=secret",
                "ver001=",
                "ver001=secret,",
                "ver001=secret,secret",
                "ver.001=secret",
                "ver001=secret,ver001=other"
            })
    void malformed_keys_are_rejected(String text) {
        assertThat(VersionedKeys.parse(text)).isEmpty();
    }

    /** {@code printf 'text' | openssl dgst -sha256 -hmac 'clé'}. */
    @Test
    void a_mac_equals_the_result_of_openssl() {
        VersionedKeys keys = VersionedKeys.parse("ver001=clé").orElseThrow();

        assertThat(keys.mac("ver001", "text").map(HexFormat.of()::formatHex))
                .contains("cfe8da6217dac497bb84e6478ab19d0f26bdad79f9b582dd55920a40b0371d42");
        assertThat(keys.mac("ver002", "text")).isEmpty();
    }

    @Test
    void the_text_of_the_keys_shows_the_versions_and_no_key() {
        VersionedKeys keys = VersionedKeys.parse("ver001=the-first-secret,ver002=the-second-secret")
                .orElseThrow();

        assertThat(keys).hasToString("VersionedKeys[ver001, ver002]");
        assertThat(new ServiceKeys(keys, keys, keys, () -> {}).toString()).doesNotContain("secret");
        assertThat(keys.find("ver001").orElseThrow().toString())
                .doesNotContain(
                        "secret", HexFormat.of().formatHex("the-first-secret".getBytes(StandardCharsets.UTF_8)));
    }
}
