package fr.ancvconnect.lambda.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem and every field fault has a text in both languages. */
class ProblemMessagesTest {

    private final ProblemMessages catalogue = new ProblemMessages();

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
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING_IDEMPOTENCY_KEY")
    void what_happened_is_followed_by_what_to_do(ProblemCode code) {
        for (Language language : Language.values()) {
            assertThat(catalogue.detail(code, language).split("[.:;] "))
                    .as(code + " in " + language)
                    .hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNKNOWN_BENEFICIARY  | FRENCH  | adresse électronique du compte ANCV, numéro Chèque-Vacances Connect à 11 chiffres, application
            UNKNOWN_BENEFICIARY  | ENGLISH | e-mail address of the ANCV account, number of 11 digits, application
            BENEFICIARY_BUSY     | FRENCH  | Répondez-y dans l'application, 3 minutes, nouvelle demande
            BENEFICIARY_BUSY     | ENGLISH | Answer it in the, application, 3 minutes, new request
            AMOUNT_BELOW_MINIMUM | FRENCH  | au moins ce minimum, autre moyen de paiement
            AMOUNT_BELOW_MINIMUM | ENGLISH | at least this minimum, another payment method
            UNKNOWN_ANCV_ID      | FRENCH  | Fiche point d'accueil, Liste des points d'accueil
            UNKNOWN_ANCV_ID      | ENGLISH | Fiche point d'accueil, Liste des points d'accueil
            """)
    void a_guest_and_an_establishment_are_told_what_they_can_do(ProblemCode code, Language language, String words) {
        assertThat(catalogue.detail(code, language)).contains(words.split(", "));
    }

    @Test
    void the_form_of_a_beneficiary_and_of_an_ancv_id_is_told() {
        assertThat(catalogue.message(FieldFault.BENEFICIARY_FORM, Language.FRENCH))
                .contains("compte ANCV", "11 chiffres");
        assertThat(catalogue.message(FieldFault.BENEFICIARY_FORM, Language.ENGLISH))
                .contains("ANCV account", "11 digits");
        assertThat(catalogue.message(FieldFault.ANCV_ID_FORM, Language.FRENCH)).contains("zéro");
        assertThat(catalogue.message(FieldFault.ANCV_ID_FORM, Language.ENGLISH)).contains("zero");
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_of_a_field_has_its_sentence(FieldFault fault) {
        assertThat(catalogue.message(fault, Language.FRENCH))
                .isNotBlank()
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
        assertThat(new ProblemRequest(path, Language.FRENCH).shownPath()).doesNotContain("s3cret");
    }
}
