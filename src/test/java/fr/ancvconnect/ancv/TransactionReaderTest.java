package fr.ancvconnect.ancv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionReaderTest {

    private static final String COMPLETE = """
            {"id": "TX-1", "state": "VALIDATED", "subState": "X", "creationDate": "2026-11-23T21:40:00.1+01:00",
             "expirationDate": "2026-11-23T21:45:00.1234567+01:00", "new": {"deep": [1.5e3, null]},
             "merchant": {"shopId": 10000651, "serviceProviderId": "200010"},
             "order": {"id": "D-1", "paymentId": "P-1", "amount": {"total": 12000, "currency": "978"}},
             "payers": [
               {"beneficiaryId": "x", "amount": {"total": 12000}, "authorizations": [
                 {"number": "1", "type": "CVCo", "amount": {"total": "7000", "currency": 978},
                  "validationDate": "2026-11-23T20:41:00.123Z", "holder": "M***"},
                 {"amount": {"total": 1000}, "validationDate": "soon"}]},
               {"authorizations": [{"amount": {"total": -500, "currency": "978"}}]},
               {"authorizations": null}, {}]}""";

    @Test
    void numbers_are_read_as_strings_and_strings_as_numbers() {
        assertThat(read(COMPLETE))
                .contains(new AncvTransaction(
                        new AncvTransactionId("TX-1"),
                        AncvState.VALIDATED,
                        Optional.of("P-1"),
                        Optional.of("10000651"),
                        Optional.of("978"),
                        List.of(
                                new Authorization(
                                        7000,
                                        Optional.of("978"),
                                        Optional.of(Instant.parse("2026-11-23T20:41:00.123Z"))),
                                new Authorization(1000, Optional.empty(), Optional.empty()),
                                new Authorization(-500, Optional.of("978"), Optional.empty())),
                        Optional.of(Instant.parse("2026-11-23T20:45:00.123456700Z"))));
    }

    @Test
    void only_the_id_is_required() {
        assertThat(read("{\"id\": 123}"))
                .contains(new AncvTransaction(
                        new AncvTransactionId("123"),
                        AncvState.UNCLEAR,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(AncvState.class)
    void every_state_is_parsed(AncvState state) {
        assertThat(read("{\"id\": \"T\", \"state\": \"" + state + "\"}"))
                .get()
                .extracting(AncvTransaction::state)
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"PAYED\"", "\"paid\"", "null", "7", "{}", "\"\""})
    void an_unknown_state_is_unclear(String state) {
        assertThat(read("{\"id\": \"T\", \"state\": " + state + "}"))
                .get()
                .extracting(AncvTransaction::state)
                .isEqualTo(AncvState.UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "120.5",
                "120.0",
                "1.2e4",
                "\"120,00\"",
                "\"12e3\"",
                "\"\"",
                "null",
                "true",
                "[120]",
                "9999999999999999999"
            })
    void a_total_that_is_not_an_integer_makes_the_transaction_unreadable(String total) {
        String payers = "[{\"authorizations\": [{\"amount\": {\"total\": " + total + "}}]}]";

        assertThat(read("{\"id\": \"T\", \"payers\": " + payers + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"none\"",
                "[7]",
                "[null]",
                "[{\"authorizations\": {}}]",
                "[{\"authorizations\": [{}]}]",
                "[{\"authorizations\": [{\"amount\": 120}]}]"
            })
    void payers_with_an_unexpected_structure_make_the_transaction_unreadable(String payers) {
        assertThat(read("{\"id\": \"T\", \"payers\": " + payers + "}")).isEmpty();
    }

    private static Optional<AncvTransaction> read(String json) {
        return LenientJson.object(json.getBytes(UTF_8)).flatMap(TransactionReader::read);
    }
}
