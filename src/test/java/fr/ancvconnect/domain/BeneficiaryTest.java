package fr.ancvconnect.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeneficiaryTest {

    @ParameterizedTest
    @CsvSource({
        "marie@exemple.fr,               m***@exemple.fr",
        "m@exemple.fr,                   m***@exemple.fr",
        "Marie.O'Neil+cv@mail.exemple.fr, M***@mail.exemple.fr",
        "12345678901,                    *********01"
    })
    void a_beneficiary_is_displayed_with_a_mask(String text, String mask) {
        assertThat(Beneficiary.parse(text)).hasValueSatisfying(beneficiary -> {
            assertThat(beneficiary.value()).isEqualTo(text);
            assertThat(beneficiary.mask()).isEqualTo(mask);
            assertThat(beneficiary).hasToString(mask);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "marie",
                "marie@",
                "@exemple.fr",
                "marie@exemple",
                "marie@exemple..fr",
                "marie@-exemple.fr",
                "marie @exemple.fr",
                "marie@exemple.fr ",
                "marie@exemple.fr\n",
                "marie@@exemple.fr",
                "é@exemple.fr",
                ".marie@exemple.fr",
                "marie.@exemple.fr",
                "marie..a@exemple.fr",
                "marie@exemple.fr.",
                "marie@.exemple.fr",
                "1234567890",
                "123456789012",
                "1234567890a",
                "١٢٣٤٥٦٧٨٩٠١"
            })
    void a_malformed_beneficiary_is_rejected(String text) {
        assertThat(Beneficiary.parse(text)).isEmpty();
    }

    @Test
    void an_email_address_has_at_most_254_characters() {
        String domain = "@" + "d".repeat(61) + "." + "d".repeat(61) + "." + "d".repeat(62) + ".fr";
        assertThat(Beneficiary.parse("m".repeat(64) + domain)).isPresent();
        assertThat(Beneficiary.parse("m".repeat(64) + domain + "r")).isEmpty();
    }

    @Test
    void the_local_part_has_at_most_64_characters_and_a_label_at_most_63() {
        assertThat(Beneficiary.parse("m".repeat(64) + "@exemple.fr")).isPresent();
        assertThat(Beneficiary.parse("m".repeat(65) + "@exemple.fr")).isEmpty();
        assertThat(Beneficiary.parse("marie@" + "d".repeat(63) + ".fr")).isPresent();
        assertThat(Beneficiary.parse("marie@" + "d".repeat(64) + ".fr")).isEmpty();
    }

    @Test
    void a_very_long_text_is_rejected() {
        assertThat(Beneficiary.parse("m@" + "a-".repeat(1_000_000))).isEmpty();
    }

    @Test
    void the_canonical_form_of_an_email_address_ignores_case() {
        assertThat(new Beneficiary.Email("Marie@Exemple.FR").canonical())
                .isEqualTo(new Beneficiary.Email("marie@exemple.fr").canonical());
    }
}
