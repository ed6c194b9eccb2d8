package fr.ancvconnect.local.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.ancvconnect.local.simulator.SimulatorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The expected seals come from another implementation:
 * {@code printf '%s' 'tx-1' | openssl dgst -sha256 -hmac 'secret-two' -binary | basenc --base64url | tr -d =}.
 */
class SealsTest {

    private static final Map<String, String> KEYS =
            Map.of("ver001", "secret-one", "ver002", "secret-two", "ver003", "clé-deux");
    private static final String OF_TX_1 = "HmacSHA256.ver002.XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNiI";

    @ParameterizedTest
    @CsvSource({
        "ver001, 10000651&42&RES-1&PAY-1&12000, KJV8CBplw_AA2HesLoTqVy_ctwGZnk0TT_XOhp5VhV4",
        "ver001, tx-1&marie@exemple.fr&12000, U1Ho4NwGHIeXBiA9FhUg2O3oZLmBzWpPjot56RBtrYY",
        "ver002, tx-1, XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNiI",
        "ver003, tx-1&OTHER, ALXDOu_uaTS11dcNigMuhbvDuKOmvdSLo4fJ7npswdU"
    })
    void a_seal_equals_the_result_of_openssl(String version, String fields, String seal) {
        assertThat(new Seals(KEYS, version).header(List.of(fields.split("&"))))
                .isEqualTo("HmacSHA256." + version + "." + seal);
    }

    @Test
    void a_seal_of_any_known_key_version_is_valid() {
        assertThat(new Seals(KEYS, "ver001").isValid(Optional.of(OF_TX_1), List.of("tx-1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HmacSHA256.ver001.XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNiI",
                "HmacSHA256.ver009.XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNiI",
                "HmacSHA1.ver002.XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNiI",
                "HmacSHA256.ver002.XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNiI=",
                "HmacSHA256.ver002.XWhOKNIto892vuljfX65Jv33LDJZB4FpKOvdCDFlNi",
                "HmacSHA256.ver002.",
                "ver002",
                ""
            })
    void a_malformed_seal_or_a_seal_of_another_key_is_invalid(String header) {
        assertThat(new Seals(KEYS, "ver002").isValid(Optional.of(header), List.of("tx-1")))
                .isFalse();
    }

    @Test
    void a_seal_over_other_fields_is_invalid() {
        assertThat(new Seals(KEYS, "ver002").isValid(Optional.of(OF_TX_1), List.of("tx-2")))
                .isFalse();
    }

    @Test
    void a_missing_header_is_invalid() {
        assertThat(new Seals(KEYS, "ver002").isValid(Optional.empty(), List.of("tx-1")))
                .isFalse();
    }

    @Test
    void a_current_version_without_a_key_is_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorSettings.defaults("42", KEYS, "ver009"))
                .withMessageContaining("ver009");
    }
}
