package fr.ancvconnect.lambda.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem and every fault of a field is told in both languages. */
class CatalogueTest {

    private final Catalogue catalogue = new Catalogue();

    @ParameterizedTest
    @EnumSource
    void every_problem_has_its_sentences(ProblemCode code) {
        for (Language language : Language.values()) {
            assertThat(catalogue.title(code, language)).isNotBlank();
            assertThat(catalogue.detail(code, language)).endsWith(".");
        }
        assertThat(catalogue.detail(code, Language.FRENCH)).isNotEqualTo(catalogue.detail(code, Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_of_a_field_has_its_sentence(FieldFault fault) {
        assertThat(catalogue.message(fault, Language.FRENCH)).isNotBlank()
                .isNotEqualTo(catalogue.message(fault, Language.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr                   | FRENCH
            en                   | ENGLISH
            en-GB,fr;q=0.5       | ENGLISH
            en;q=0.4, fr;q=0.9   | FRENCH
            de, en;q=0.1         | ENGLISH
            en;q=0               | FRENCH
            de                   | FRENCH
            *                    | FRENCH
            !!;q=x               | FRENCH
            """)
    void the_language_that_is_liked_best_is_spoken(String header, Language language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/ancv/f1/P/s3cret", "/webhooks/ancv/f1/P/s3cret/"})
    void the_secret_of_a_notification_address_is_masked(String path) {
        assertThat(new Asked(path, Language.FRENCH).shownPath()).doesNotContain("s3cret");
    }
}
