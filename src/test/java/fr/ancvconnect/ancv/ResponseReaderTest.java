package fr.ancvconnect.ancv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    private static final String SUCCESS = "{\"transaction\": {\"id\": \"TX-1\", \"state\": \"INITIALIZED\"}}";

    @ParameterizedTest
    @EnumSource(AncvErrorCode.class)
    void an_error_code_is_a_rejection_whatever_the_http_status(AncvErrorCode code) {
        String body = "{\"errorCode\": \"" + code + "\", \"errorMessage\": \"for people\"}";

        assertThat(read(200, body)).isEqualTo(new AncvResponse.Rejected(code));
        assertThat(read(400, body)).isEqualTo(new AncvResponse.Rejected(code));
        assertThat(read(503, body)).isEqualTo(new AncvResponse.Rejected(code));
    }

    @Test
    void an_unknown_error_code_is_a_rejection_too() {
        assertThat(read(200, "{\"errorCode\": \"NEW_IN_2027\"}"))
                .isEqualTo(new AncvResponse.Rejected(AncvErrorCode.OTHER));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void an_internal_server_error_means_unavailable(int status) {
        assertThat(read(status, "{\"errorCode\": \"INTERNAL_SERVER_ERROR\"}"))
                .isEqualTo(new AncvResponse.Unavailable());
    }

    @ParameterizedTest
    @CsvSource({"500, ''", "502, <html>Bad Gateway</html>", "503, {}", "504, '{\"errorCode\": null}'"})
    void a_server_error_without_an_error_code_is_unavailable(int status, String body) {
        assertThat(read(status, body)).isEqualTo(new AncvResponse.Unavailable());
    }

    @Test
    void a_response_with_a_transaction_is_completed_for_any_http_status() {
        assertThat(read(400, SUCCESS)).isInstanceOf(AncvResponse.Completed.class);
        assertThat(read(200, SUCCESS.replace("{\"tr", "{\"errorCode\": null, \"tr")))
                .isInstanceOf(AncvResponse.Completed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"TX-1\"",
                "<html>",
                "{\"transaction\": {\"id\": \"TX-1\", \"sta",
                SUCCESS + "}",
                "{}",
                "{\"transaction\": \"TX-1\"}",
                "{\"transaction\": {}}",
                "{\"transaction\": {\"id\": \"\"}}",
                "{\"transaction\": {\"id\": null}}",
                "{\"transaction\": {\"id\": [\"TX-1\"]}}",
                "{\"transaction\": {\"id\": \"../TX-1\"}}"
            })
    void a_body_without_an_error_code_or_a_valid_transaction_is_unreadable(String body) {
        assertThat(read(200, body)).isEqualTo(new AncvResponse.Unreadable());
    }

    @Test
    void a_response_about_another_transaction_is_unreadable() {
        Optional<byte[]> body = Optional.of(SUCCESS.getBytes(UTF_8));

        assertThat(ResponseReader.read(200, body, Optional.of(new AncvTransactionId("TX-2"))))
                .isEqualTo(new AncvResponse.Unreadable());
        assertThat(ResponseReader.read(200, body, Optional.empty())).isInstanceOf(AncvResponse.Completed.class);
    }

    private static AncvResponse read(int status, String body) {
        return ResponseReader.read(
                status, Optional.of(body.getBytes(UTF_8)), Optional.of(new AncvTransactionId("TX-1")));
    }
}
