package fr.ancvconnect.ancv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.keys.VersionedKeys;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedNotificationsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"responseDate": "2026-11-23T21:42:58Z", "applicationContext": {}, "transaction": {"id": "TX-1", "state": "PAID"}} | TX-1
            {"transaction": {"id": 12}} | 12
            {"transaction": {"id": "T", "order": {"paymentId": -1E999999999, "amount": {"total": 1.5}}}} | T""")
    void the_transaction_id_of_a_notification_is_read_whatever_else_it_contains(String body, String transaction) {
        assertThat(read(body)).contains(new AncvTransactionId(transaction));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "{}",
                "{\"id\": \"TX-1\"}",
                "{\"transaction\": {}}",
                "{\"transaction\": {\"id\": true}}",
                "{\"transaction\": {\"id\": \"a b\"}}",
                "{\"transaction\": [{\"id\": \"T\"}]}",
                "{\"errorCode\": \"BAD_REQUEST\"}"
            })
    void a_body_without_a_valid_transaction_id_is_not_a_notification(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void deeply_nested_documents_and_huge_numbers_are_not_notifications() {
        assertThat(read("{\"a\":".repeat(10_000))).isEmpty();
        assertThat(read("[".repeat(60_000))).isEmpty();
        assertThat(read("{\"transaction\": {\"id\": " + "9".repeat(60_000) + "}}"))
                .isEmpty();
        assertThat(read("{\"transaction\": {\"id\": 1e999999999}}")).isEmpty();
    }

    @Test
    void bytes_that_are_not_text_are_not_a_notification() {
        assertThat(notifications().transactionOf(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2}))
                .isEmpty();
    }

    private static Optional<AncvTransactionId> read(String body) {
        return notifications().transactionOf(body.getBytes(UTF_8));
    }

    private static SealedNotifications notifications() {
        return new SealedNotifications(
                new Seal(VersionedKeys.parse("ver001=key").orElseThrow()));
    }
}
