package fr.ancvconnect.lambda.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import fr.ancvconnect.lambda.problem.FieldFault;
import fr.ancvconnect.lambda.problem.ProblemException;
import fr.ancvconnect.lambda.problem.ProblemException.FieldError;
import fr.ancvconnect.lambda.request.PaymentRequests.StartPaymentRequest;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B", "\u00AD", "\u2800", "\uFEFF", "\u3164", "\u200D\uFE0F"})
    void a_name_without_visible_characters_is_missing(String name) {
        assertThat(establishmentFaults(name)).containsExactly(new FieldError("name", FieldFault.REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H\u0000", "H\n", "\tH", "H\u2028I", "H\uD800"})
    void a_name_with_control_characters_is_rejected(String name) {
        assertThat(establishmentFaults(name)).containsExactly(new FieldError("name", FieldFault.CONTROL_CHARACTERS));
    }

    @Test
    void the_length_of_a_name_counts_visible_characters_and_those_between_them() {
        assertThat(establishmentName("\u00A0" + "N".repeat(100) + "\u200B")).isEqualTo("N".repeat(100));
        assertThat(establishmentFaults("N".repeat(101))).containsExactly(new FieldError("name", FieldFault.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({"e\u0301t\u00e9, \u00e9t\u00e9", "'  A  B ', 'A  B'"})
    void a_name_is_normalised_and_trimmed(String name, String stored) {
        assertThat(establishmentName(name)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg@exämple.de", "用户@例え.jp", "m..a@exemple.fr", "marie@exemple.fr"})
    void a_customer_s_address_can_be_internationalised(String email) {
        assertThat(folder(email).declaration().customer().orElseThrow().email()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "marie",
                "@exemple.fr",
                "marie@",
                "marie@exemple",
                "a@b@c.fr",
                "a b@c.fr",
                "a\u200B@c.fr",
                "a@c..fr"
            })
    void a_malformed_customer_s_address_is_rejected(String email) {
        var rejection = catchThrowableOfType(ProblemException.class, () -> folder(email));
        assertThat(rejection.errors()).extracting(FieldError::field).containsExactly("customer.email");
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

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void a_body_in_another_encoding_than_utf_8_is_malformed(Charset encoding) {
        assertMalformed(VALID.getBytes(encoding));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1a1", "e081a1", "eda080", "f4908080", "ff", "80"})
    void a_body_with_invalid_utf_8_is_malformed(String octets) {
        String character = new String(HexFormat.of().parseHex(octets), StandardCharsets.ISO_8859_1);
        assertMalformed(VALID.replace("marie", "m" + character).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_byte_order_mark_is_ignored() {
        assertThat(payment("\ufeff" + VALID).amount().cents()).isEqualTo(100);
        assertThat(rejectionOf("\ufeff\ufeff" + VALID).problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    private static void assertMalformed(byte[] body) {
        var rejection =
                catchThrowableOfType(ProblemException.class, () -> StartPaymentRequest.read(Optional.of("k"), body));
        assertThat(rejection.problem().code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void a_body_above_the_size_limit_is_rejected_before_it_is_parsed() {
        assertThat(rejectionOf(" ".repeat(64 * 1024 + 1)).problem().code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    private static String establishmentName(String name) {
        return EstablishmentRequests.declaration("h1", establishment(name))
                .declaration()
                .name();
    }

    private static List<FieldError> establishmentFaults(String name) {
        return catchThrowableOfType(
                        ProblemException.class, () -> EstablishmentRequests.declaration("h1", establishment(name)))
                .errors();
    }

    private static byte[] establishment(String name) {
        return json(
                Map.of("name", name, "country", "FR", "collectionMode", "PREPAID", "virtualPos", List.of("STRIPE")));
    }

    private static FolderRequest folder(String email) {
        return FolderRequest.read(
                "F-1",
                json(Map.of(
                        "establishmentId",
                        "h1",
                        "origin",
                        "BACK_OFFICE",
                        "total",
                        Map.of("amount", 1_000, "currency", "EUR"),
                        "customer",
                        Map.of("name", "Marie", "email", email))));
    }

    private static byte[] json(Map<String, ?> fields) {
        try {
            return new ObjectMapper().writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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
