package fr.ancvconnect.lambda.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the choice between French and English. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en                 | ENGLISH
            fr-CH, en;q=0.9    | FRENCH
            de, en;q=0.5       | ENGLISH
            de                 | FRENCH
            *                  | FRENCH
            en;q=0             | FRENCH
            fr;q=0             | ENGLISH
            fr;q=0, *          | ENGLISH
            fr;q=0, en;q=0.1   | ENGLISH
            en;q=2             | FRENCH
            """)
    void a_weight_of_0_excludes_a_language_and_french_is_the_default(String header, Language language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }
}
