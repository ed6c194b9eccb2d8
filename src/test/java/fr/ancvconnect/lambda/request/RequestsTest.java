package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong JSON type makes the request malformed. All other faults are reported per field. */
class RequestsTest {

    private static final String RIGHT = """
            {"amount": {"amount": 100, "currency": "EUR"}, "beneficiary": "marie@exemple.fr", "more": 1}""";

    @Test
    void what_is_right_is_read_and_what_is_unknown_ignored() {
        assertThat(payment(RIGHT).amount().cents()).isEqualTo(100);
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
    void a_wrong_type_is_malformed(String body) {
        assertThat(refusal(body).problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
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
    void a_wrong_amount_is_told(String amount, String field, FieldFault fault) {
        assertThat(refusal("{\"beneficiary\":\"12345678901\",\"amount\":" + amount + "}")
                        .errors())
                .containsExactly(new FieldError(field, fault));
    }

    @Test
    void all_faults_are_told_together() {
        assertThat(refusal("{\"beneficiary\":\"1234\"}").errors())
                .containsExactly(
                        new FieldError("amount", FieldFault.REQUIRED),
                        new FieldError("beneficiary", FieldFault.BENEFICIARY_FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a,b", "a,"})
    void a_malformed_key_is_missing(String key) {
        var refused = catchThrowableOfType(
                ProblemException.class, () -> StartPaymentRequest.read(Optional.of(key), bytes(RIGHT)));
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.MISSING_IDEMPOTENCY_KEY);
    }

    @Test
    void a_large_body_is_refused_before_it_is_read() {
        assertThat(refusal(" ".repeat(64 * 1024 + 1)).problem().code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    private static StartPaymentRequest payment(String body) {
        return StartPaymentRequest.read(Optional.of("a;b"), bytes(body));
    }

    private static ProblemException refusal(String body) {
        return catchThrowableOfType(ProblemException.class, () -> payment(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
