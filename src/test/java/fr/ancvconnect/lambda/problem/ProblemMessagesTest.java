package fr.ancvconnect.lambda.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.lambda.problem.ProblemResponses.ProblemRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem and every field fault has a text in both languages. */
class ProblemMessagesTest {

    private final ProblemMessages messages = new ProblemMessages();

    @ParameterizedTest
    @EnumSource
    void every_problem_code_has_a_title_and_a_detail_in_each_language(ProblemCode code) {
        for (Language language : Language.values()) {
            assertThat(messages.title(code, language)).isNotBlank();
            assertThat(messages.detail(code, language)).endsWith(".");
        }
        assertThat(messages.detail(code, Language.FRENCH)).isNotEqualTo(messages.detail(code, Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING_IDEMPOTENCY_KEY")
    void every_detail_has_a_second_sentence_with_the_next_step(ProblemCode code) {
        for (Language language : Language.values()) {
            assertThat(messages.detail(code, language).split("[.:;] "))
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
    void details_for_guests_and_establishments_name_the_next_step(ProblemCode code, Language language, String phrases) {
        assertThat(messages.detail(code, language)).contains(phrases.split(", "));
    }

    @Test
    void format_errors_describe_the_format_of_a_beneficiary_and_an_ancv_id() {
        assertThat(messages.message(FieldFault.BENEFICIARY_FORM, Language.FRENCH))
                .contains("compte ANCV", "11 chiffres");
        assertThat(messages.message(FieldFault.BENEFICIARY_FORM, Language.ENGLISH))
                .contains("ANCV account", "11 digits");
        assertThat(messages.message(FieldFault.ANCV_ID_FORM, Language.FRENCH)).contains("zéro");
        assertThat(messages.message(FieldFault.ANCV_ID_FORM, Language.ENGLISH)).contains("zero");
    }

    @ParameterizedTest
    @EnumSource
    void every_field_fault_has_a_message_in_each_language(FieldFault fault) {
        assertThat(messages.message(fault, Language.FRENCH))
                .isNotBlank()
                .isNotEqualTo(messages.message(fault, Language.ENGLISH));
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
    void the_preferred_supported_language_is_used(String header, Language language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/ancv/f1/P/s3cret", "/webhooks/ancv/f1/P/s3cret/"})
    void the_secret_of_a_notification_address_is_masked(String path) {
        assertThat(new ProblemRequest(path, Language.FRENCH).shownPath()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "/pay/s3cret, /pay/***",
        "/pay/s3cret/, /pay/***/",
        "/pay/s3cret/state, /pay/***/state",
        "//pay//s3cret/state, //pay//***/state",
        "/KDADKEHKACMHVWPHLOXSBZAFLP.v1.W77KQ-U1JBKPp608IJR1Xg, /***",
        "/x/KDADKEHKACMHVWPHLOXSBZAFLP.v1.W77KQ-U1JBKPp608IJR1Xg/state, /x/***/state",
        "/booking-folders/f1/payments/KDADKEHKACMHVWPHLOXSBZAFLP, /booking-folders/f1/payments/KDADKEHKACMHVWPHLOXSBZAFLP",
        "/booking-folders/KDADKEHKACMHVWPHLOXSBZAFLP.2026, /booking-folders/KDADKEHKACMHVWPHLOXSBZAFLP.2026",
        "/pay/s3cret/payments/P, /pay/***/payments/P",
        "/booking-folders/pay/payments, /booking-folders/pay/payments"
    })
    void the_token_of_a_payment_link_is_masked(String path, String shown) {
        assertThat(new ProblemRequest(path, Language.FRENCH).shownPath()).isEqualTo(shown);
    }
}
