package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import fr.ancvconnect.lambda.request.PaymentRequests.StartPaymentRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong JSON type makes the request malformed. All other faults are reported per field. */
class RequestsTest {

    private static final String VALID = """
            {"amount": {"amount": 100, "currency": "EUR"}, "beneficiary": "marie@exemple.fr", "more": 1}""";

    @Test
    void a_valid_body_is_read_and_unknown_fields_are_ignored() {
        assertThat(payment(VALID).amount().cents()).isEqualTo(100);
        assertThat(EstablishmentRequests.declaration("h1", bytes("""
                {"name": "Hôtel", "country": "FR", "collectionMode": "PREPAID", "virtualPos": ["STRIPE", "STRIPE"]}"""))
                        .declaration()
                        .virtualPos())
                .containsExactly(VirtualPos.STRIPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{} {}",
                "{\"amount\":1}",
                "{\"amount\":{\"amount\":12.5}}",
                "{\"amount\":{\"amount\":12.0}}",
                "{\"amount\":{\"amount\":\"12\"}}",
                "{\"amount\":{\"amount\":9223372036854775808}}",
                "{\"beneficiary\":12345678901}",
                "{\"beneficiary\":\"a\",\"beneficiary\":\"b\"}",
                "{\"amount\":{\"currency\":[]}}"
            })
    void a_wrong_json_type_is_malformed(String body) {
        assertThat(rejectionOf(body).problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount": 0, "currency": "EUR"}        | amount.amount   | AMOUNT_RANGE
            {"amount": 10000001, "currency": "EUR"} | amount.amount   | AMOUNT_RANGE
            {"amount": -5, "currency": "EUR"}       | amount.amount   | AMOUNT_RANGE
            {"amount": 5, "currency": "USD"}        | amount.currency | CURRENCY
            {"amount": 5}                           | amount.currency | REQUIRED
            null                                    | amount          | REQUIRED
            """)
    void an_invalid_amount_is_reported_with_its_field(String amount, String field, FieldFault fault) {
        assertThat(rejectionOf("{\"beneficiary\":\"12345678901\",\"amount\":" + amount + "}")
                        .errors())
                .containsExactly(new FieldError(field, fault));
    }

    @Test
    void all_faults_are_reported_together() {
        assertThat(rejectionOf("{\"beneficiary\":\"1234\"}").errors())
                .containsExactly(
                        new FieldError("amount", FieldFault.REQUIRED),
                        new FieldError("beneficiary", FieldFault.BENEFICIARY_FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a,b", "a,"})
    void a_malformed_idempotency_key_counts_as_missing(String key) {
        var rejection = catchThrowableOfType(
                ProblemException.class, () -> StartPaymentRequest.read(Optional.of(key), bytes(VALID)));
        assertThat(rejection.problem().code()).isEqualTo(ProblemCode.MISSING_IDEMPOTENCY_KEY);
    }

    @Test
    void a_body_above_the_size_limit_is_rejected_before_it_is_parsed() {
        assertThat(rejectionOf(" ".repeat(64 * 1024 + 1)).problem().code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    private static StartPaymentRequest payment(String body) {
        return StartPaymentRequest.read(Optional.of("a;b"), bytes(body));
    }

    private static ProblemException rejectionOf(String body) {
        return catchThrowableOfType(ProblemException.class, () -> payment(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
