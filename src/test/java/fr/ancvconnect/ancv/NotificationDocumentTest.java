package fr.ancvconnect.ancv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationDocumentTest {

    @Test
    void a_notification_names_its_transaction_and_its_payment() {
        assertThat(parse("""
                {"responseDate": "2026-11-23T21:42:58Z", "applicationContext": {}, "transaction":
                 {"id": "TX-1", "state": "AUTHORIZED", "order": {"paymentId": "P-1", "amount": {"total": 1.5}}}}"""))
                .contains(new NotificationDocument(new AncvTransactionId("TX-1"), Optional.of("P-1")));
    }

    @Test
    void a_notification_may_keep_the_payment_to_itself() {
        assertThat(parse("{\"transaction\": {\"id\": 12}}"))
                .contains(new NotificationDocument(new AncvTransactionId("12"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "null", "{}", "{\"id\": \"TX-1\"}", "{\"transaction\": {}}",
        "{\"transaction\": {\"id\": true}}", "{\"transaction\": {\"id\": \"a b\"}}",
        "{\"transaction\": [{\"id\": \"T\"}]}",
        "{\"errorCode\": \"BAD_REQUEST\"}"})
    void anything_else_is_no_notification(String body) {
        assertThat(parse(body)).isEmpty();
    }

    @Test
    void neither_depth_nor_size_of_a_number_does_harm() {
        assertThat(parse("{\"a\":".repeat(10_000))).isEmpty();
        assertThat(parse("[".repeat(60_000))).isEmpty();
        assertThat(parse("{\"transaction\": {\"id\": " + "9".repeat(60_000) + "}}")).isEmpty();
        assertThat(parse("{\"transaction\": {\"id\": 1e999999999}}")).isEmpty();
        assertThat(parse("{\"transaction\": {\"id\": \"T\", \"order\": {\"paymentId\": -1E999999999}}}")).get()
                .extracting(NotificationDocument::paymentId).isEqualTo(Optional.empty());
    }

    @Test
    void bytes_that_are_no_text_are_no_notification() {
        assertThat(NotificationDocument.parse(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2})).isEmpty();
    }

    private static Optional<NotificationDocument> parse(String body) {
        return NotificationDocument.parse(body.getBytes(UTF_8));
    }
}
