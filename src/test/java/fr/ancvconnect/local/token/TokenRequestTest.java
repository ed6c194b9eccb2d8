package fr.ancvconnect.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_token_lasts_an_hour_unless_the_request_says_otherwise() throws Exception {
        assertThat(read("{\"role\":\"guest\",\"folder\":\"F-1\"}"))
                .isEqualTo(new TokenRequest("guest", List.of(), Optional.of("F-1"), Duration.ofHours(1)));
        assertThat(read("{\"role\":\"establishment\",\"establishments\":[\"e\"],\"expiresInSeconds\":-5}"))
                .isEqualTo(new TokenRequest("establishment", List.of("e"), Optional.empty(), Duration.ofSeconds(-5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"role":"owner"}                                  | role
            {}                                                | role
            {"role":"guest"}                                  | folder
            {"role":"guest","folder":" "}                     | folder
            {"role":"guest","folder":["F-1"]}                 | folder
            {"role":"establishment"}                          | establishments
            {"role":"establishment","establishments":[]}      | establishments
            {"role":"establishment","establishments":[""]}    | establishments
            {"role":"establishment","establishments":[1]}     | establishments
            {"role":"platform","expiresInSeconds":"3600"}     | expiresInSeconds
            {"role":"platform","expiresInSeconds":400000000}  | expiresInSeconds
            {"role":"platform","tenant":"a"}                  | tenant
            """)
    void an_invalid_field_is_named(String request, String field) {
        assertThatThrownBy(() -> read(request))
                .isInstanceOfSatisfying(
                        TokenRequest.InvalidField.class,
                        e -> assertThat(e.field()).isEqualTo(field));
    }

    private static TokenRequest read(String request) throws Exception {
        return TokenRequest.read(JSON.readTree(request));
    }
}
