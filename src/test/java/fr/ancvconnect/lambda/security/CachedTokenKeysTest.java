package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.Eventually;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cached token is accepted only as long as the service knows its key as a key of the issuer. */
class CachedTokenKeysTest {

    private final Instant now = Instant.now();
    private final CountingVerifier verifier = new CountingVerifier();
    private final TokenParser parser = new TokenParser(verifier, InstantSource.fixed(now));

    @AutoClose
    private final TestIssuer issuer = new TestIssuer("k1");

    private JWTAuthContextInfo rules = issuer.rules();

    @Test
    void a_token_of_a_removed_key_is_rejected_when_the_keys_are_read_again() throws ParseException {
        issuer.server().cacheControl("max-age=1");
        String token = token("k1");
        assertAccepted(token);
        issuer.publish("k2");
        Eventually.until(() -> isAccepted(token), accepted -> !accepted);
        assertThat(isAccepted(token)).isFalse();
        assertAccepted(token("k2"));
    }

    @Test
    void a_token_of_a_removed_key_is_rejected_as_soon_as_another_token_has_the_new_key() throws ParseException {
        assertAccepted(token("k1"));
        issuer.publish("k2");
        assertAccepted(token("k1"));
        assertThat(verifier.takeCount()).isEqualTo(1);
        assertAccepted(token("k2"));
        assertRejected(token("k1"));
        assertAccepted(token("k2"));
    }

    @Test
    void a_token_stays_cached_when_its_key_is_published_again_beside_another() throws ParseException {
        assertAccepted(token("k1"));
        issuer.publish("k1", "k2");
        assertAccepted(token("k2"));
        verifier.takeCount();
        assertAccepted(token("k1"));
        assertAccepted(token("k2"));
        assertThat(verifier.takeCount()).isZero();
    }

    @Test
    void a_token_is_rejected_when_its_key_id_has_another_key() throws ParseException {
        assertAccepted(token("k1"));
        issuer.server().publish(Map.of("k1", TestIssuer.publicKey("k2"), "k3", TestIssuer.publicKey("k3")));
        assertAccepted(token("k3"));
        assertRejected(token("k1"));
    }

    @Test
    void a_token_without_key_id_is_rejected_when_the_issuer_has_several_keys() throws ParseException {
        String token = TestIssuer.sign("{\"alg\":\"RS256\"}", TestIssuer.guest("f1", now), "k1");
        assertAccepted(token);
        assertAccepted(token);
        assertThat(verifier.takeCount()).isEqualTo(1);
        issuer.publish("k1", "k2");
        assertAccepted(token("k2"));
        assertRejected(token);
    }

    @Test
    void a_rejected_token_is_accepted_once_its_key_is_published() {
        rules.setForcedJwksRefreshInterval(0);
        assertRejected(token("k2"));
        issuer.publish("k2");
        assertThat(Eventually.until(() -> isAccepted(token("k2")), accepted -> accepted))
                .isTrue();
    }

    @Test
    void a_cached_token_does_not_request_the_keys() throws ParseException {
        assertAccepted(token("k1"));
        int requests = issuer.server().requests();
        assertAccepted(token("k1"));
        assertThat(issuer.server().requests()).isEqualTo(requests);
    }

    static Stream<String> keysInTheConfiguration() {
        return Stream.of(
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(TestIssuer.publicKey("k1").getEncoded())
                        + "\n-----END PUBLIC KEY-----",
                KeyServer.keySet(Map.of("k1", TestIssuer.publicKey("k1"))),
                KeyServer.keySet(Map.of("k1", TestIssuer.publicKey("k1"), "k2", TestIssuer.publicKey("k2"))));
    }

    /** The text of {@code MP_JWT_VERIFY_PUBLICKEY}, or of the file that {@code MP_JWT_VERIFY_PUBLICKEY_LOCATION} names. */
    @ParameterizedTest
    @MethodSource("keysInTheConfiguration")
    void a_token_is_verified_once_also_with_a_key_in_the_configuration(String key) throws ParseException {
        rules = new JWTAuthContextInfo();
        rules.setIssuedBy(TestIssuer.NAME);
        rules.setPublicKeyContent(key);
        assertAccepted(token("k1"));
        assertAccepted(token("k1"));
        assertThat(verifier.takeCount()).isEqualTo(1);
        assertRejected(TestIssuer.sign(TestIssuer.header("k1"), TestIssuer.guest("f1", now), "k3"));
    }

    private void assertAccepted(String token) throws ParseException {
        assertThat(((TokenPrincipal) parser.parse(token, rules)).caller()).contains(TestIssuer.caller("f1"));
    }

    private void assertRejected(String token) {
        assertThatThrownBy(() -> parser.parse(token, rules)).isInstanceOf(ParseException.class);
    }

    private boolean isAccepted(String token) {
        try {
            parser.parse(token, rules);
            return true;
        } catch (ParseException _) {
            return false;
        }
    }

    private String token(String keyId) {
        return TestIssuer.token(keyId, "f1", now);
    }
}
