package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.keys.KeySource;
import fr.ancvconnect.keys.VersionedKeys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The test vectors come from
 * {@code printf '%s' "$FIELDS" | openssl dgst -sha256 -hmac "$KEY" -binary | basenc --base64url | tr -d '='}.
 */
class SealTest {

    private static final String KEYS = "ver001=clé-de-scellement-1,ver002=key-2==";
    private static final String SEAL_WITH_KEY_1 = "HmacSHA256.ver001.UPG4QbMs-czXEb9Gxg-YvIr3Qwy9_sWjt9DGhAxXe00";
    private static final String SEAL_WITH_KEY_2 = "HmacSHA256.ver002.K_kXcFEb3ih0CCiXQS0kJEKDy5dzUV3w3Js4czaZOaw";

    private final Seal seal = new Seal(keys("ver001"));

    private static VersionedKeys keys(String current) {
        return VersionedKeys.parse(KEYS).flatMap(keys -> keys.with(current)).orElseThrow();
    }

    @Test
    void a_creation_is_sealed_as_openssl_seals_it() {
        assertThat(seal.of(List.of("10000651", "200010", "DOSSIER-1", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12000")))
                .contains("HmacSHA256.ver001.9SudAACw9fP7FiHU1RxXN6009oiWLbSZbJ76CACHLu8");
    }

    @Test
    void a_payer_call_is_sealed_as_openssl_seals_it() {
        assertThat(seal.of(List.of("TX-1", "marie@exemple.fr", "12000")))
                .contains("HmacSHA256.ver001.5USj6N1-A7EDOtVX-CaQPRpGq2fQhHpr8KUdM1kVDFA");
    }

    @Test
    void a_cancellation_is_sealed_as_openssl_seals_it() {
        assertThat(seal.of(List.of("TX-1", "OTHER")))
                .contains("HmacSHA256.ver001.sz0OCcNfqV2jmFvsAYtvd0JLaEG98bPmMNCFkEAmgnI");
    }

    @Test
    void the_current_key_version_is_used_to_seal() {
        assertThat(new Seal(keys("ver002")).of(List.of("TX-1"))).contains(SEAL_WITH_KEY_2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SEAL_WITH_KEY_1, SEAL_WITH_KEY_2, " " + SEAL_WITH_KEY_1})
    void a_seal_of_any_known_key_version_is_valid(String header) {
        assertThat(new SealedNotifications(seal).check(header, new AncvTransactionId("TX-1")))
                .isEqualTo(SealCheck.VALID);
    }

    @Test
    void a_seal_of_another_transaction_is_invalid() {
        assertThat(new SealedNotifications(seal).check(SEAL_WITH_KEY_1, new AncvTransactionId("TX-2")))
                .isEqualTo(SealCheck.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "HmacSHA256",
                "HmacSHA256.ver001",
                "HmacSHA256.ver001.",
                "HmacSHA256.ver003.UPG4QbMs-czXEb9Gxg-YvIr3Qwy9_sWjt9DGhAxXe00",
                "HmacSHA256.ver002.UPG4QbMs-czXEb9Gxg-YvIr3Qwy9_sWjt9DGhAxXe00",
                "HmacSHA512.ver001.UPG4QbMs-czXEb9Gxg-YvIr3Qwy9_sWjt9DGhAxXe00",
                "HmacSHA256.ver001.UPG4QbMs-czXEb9Gxg-YvIr3Qwy9_sWjt9DGhAxXe0",
                SEAL_WITH_KEY_1 + ".",
                SEAL_WITH_KEY_1 + "é"
            })
    void a_malformed_seal_or_a_seal_of_another_key_is_invalid(String header) {
        assertThat(seal.check(header, List.of("TX-1"))).isEqualTo(SealCheck.INVALID);
    }

    @Test
    void the_string_form_of_the_seal_contains_no_key() {
        assertThat(seal.toString()).contains("ver001", "ver002").doesNotContain("scellement", "key-2");
    }

    @Test
    void a_seal_with_a_newly_added_key_is_valid_and_the_old_key_stays_valid() {
        var sealWithOldKeys = new Seal(new KeySource() {
            @Override
            public Optional<VersionedKeys> known() {
                return VersionedKeys.parse("ver001=clé-de-scellement-1");
            }

            @Override
            public Optional<VersionedKeys> refreshed() {
                return VersionedKeys.parse(KEYS);
            }
        });
        assertThat(sealWithOldKeys.check(SEAL_WITH_KEY_2, List.of("TX-1"))).isEqualTo(SealCheck.VALID);
        assertThat(sealWithOldKeys.check(SEAL_WITH_KEY_1, List.of("TX-1"))).isEqualTo(SealCheck.VALID);
        assertThat(sealWithOldKeys.check(SEAL_WITH_KEY_2, List.of("TX-2"))).isEqualTo(SealCheck.INVALID);
    }
}
