package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.local.SignedTokens;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys are selected by the key id in the token's header, which anybody can write. Whatever its type, it must make the
 * token invalid and must not cause an internal error.
 */
class TokenParserTest {

    private static final String ISSUER = "https://login.example";
    private static final long HOUR = 3_600;
    private static KeyServer keyServer;

    private final TokenParser parser = new TokenParser(new TokenVerifier(), InstantSource.system());

    @BeforeAll
    static void start_key_server() throws IOException {
        keyServer = new KeyServer();
    }

    @AfterAll
    static void stop_key_server() {
        keyServer.close();
    }

    @Test
    void a_token_with_the_issuer_s_key_id_or_without_key_id_is_valid() throws ParseException {
        assertThat(parse("{\"alg\":\"RS256\",\"kid\":\"k1\"}").getGroups()).isEqualTo(Set.of("platform"));
        assertThat(parse("{\"alg\":\"RS256\"}").getGroups()).isEqualTo(Set.of("platform"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "[]", "[\"k1\"]", "true", "1e400", "\"k2\"", "\"\"", "\"http://127.0.0.1:1/\""})
    void a_key_id_that_is_not_one_of_the_issuer_s_makes_the_token_invalid(String kid) {
        String header = "{\"alg\":\"RS256\",\"kid\":" + kid + "}";
        assertThatThrownBy(() -> parse(header)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> parser.parse(SignedTokens.unsigned(header, claims()), keyServer.rules(ISSUER)))
                .isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"alg\":1",
                "\"alg\":[]",
                "\"alg\":{}",
                "\"alg\":null",
                "\"kid\":\"k1\"",
                "\"alg\":\"RS256\",\"crit\":1",
                "\"alg\":\"RS256\",\"crit\":{}",
                "\"alg\":\"RS256\",\"x5t\":1",
                "\"alg\":\"RS256\",\"x5t\":\"k1\"",
                "\"alg\":\"RS256\",\"x5c\":1",
                "\"alg\":\"RS256\",\"jwk\":1",
                "\"alg\":\"RS256\",\"b64\":false"
            })
    void an_unsigned_token_is_invalid_with_any_header(String header) {
        assertThatThrownBy(() ->
                        parser.parse(SignedTokens.unsigned("{" + header + "}", claims()), keyServer.rules(ISSUER)))
                .isInstanceOf(ParseException.class);
    }

    private JWTCallerPrincipal parse(String header) throws ParseException {
        return parser.parse(SignedTokens.of(header, claims()), keyServer.rules(ISSUER));
    }

    private static String claims() {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"" + ISSUER + "\",\"sub\":\"s\",\"groups\":[\"platform\"],\"iat\":" + now + ",\"exp\":"
                + (now + HOUR) + "}";
    }
}
