package fr.ancvconnect.lambda.security;

import static fr.ancvconnect.lambda.security.TestIssuer.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A cached token is accepted to the second at the times at which the library accepts it. */
class CachedTokenTimesTest {

    /** The library reads the system's clock, so tokens are valid at that time. */
    private final Instant start = Instant.ofEpochSecond(Instant.now().getEpochSecond());

    private final String oneMinute = "\"groups\":[\"guest\"],\"folder\":\"f1\",\"iat\":%d,\"exp\":%d"
            .formatted(start.getEpochSecond(), start.getEpochSecond() + 60);

    private final CountingVerifier verifier = new CountingVerifier();
    private Instant now = start;
    private final TokenParser parser = new TokenParser(verifier, () -> now);

    @AutoClose
    private final TestIssuer issuer = new TestIssuer("k1");

    private final JWTAuthContextInfo rules = issuer.rules();

    @Test
    void a_cached_token_is_rejected_when_it_has_expired() throws ParseException {
        String token = token(oneMinute);
        assertAccepted(token);
        now = start.plusSeconds(61).minusMillis(1);
        assertAccepted(token);
        assertThat(verifier.takeCount()).isEqualTo(1);
        now = start.plusSeconds(61);
        assertRejected(token);
        assertRejected(token);
    }

    @Test
    void the_tolerance_is_the_one_of_the_rules() throws ParseException {
        rules.setExpGracePeriodSecs(0);
        rules.setClockSkew(5);
        String token = token(oneMinute);
        assertAccepted(token);
        now = start.plusSeconds(65).minusMillis(1);
        assertAccepted(token);
        now = start.plusSeconds(65);
        assertRejected(token);
    }

    @Test
    void a_cached_token_is_rejected_before_its_time_if_the_clock_is_set_back() throws ParseException {
        String token = token(oneMinute + ",\"nbf\":" + start.getEpochSecond());
        assertAccepted(token);
        now = start.minusSeconds(1);
        assertAccepted(token);
        assertThat(verifier.takeCount()).isEqualTo(1);
        now = start.minusSeconds(1).minusMillis(1);
        assertRejected(token);
        now = start;
        assertAccepted(token);
    }

    @Test
    void a_token_before_its_time_is_rejected_and_not_cached() {
        String token = token(oneMinute + ",\"nbf\":" + (start.getEpochSecond() + 30));
        assertRejected(token);
        assertRejected(token);
        assertThat(verifier.takeCount()).isEqualTo(2);
    }

    @Test
    void a_cached_token_is_rejected_when_it_is_older_than_the_rules_allow() throws ParseException {
        rules.setTokenAge(30L);
        String token = token(oneMinute);
        assertAccepted(token);
        now = start.plusSeconds(31).minusMillis(1);
        assertAccepted(token);
        assertThat(verifier.takeCount()).isEqualTo(1);
        now = start.plusSeconds(31);
        assertRejected(token);
    }

    private void assertAccepted(String token) throws ParseException {
        assertThat(((TokenPrincipal) parser.parse(token, rules)).caller()).contains(caller("f1"));
    }

    private void assertRejected(String token) {
        assertThatThrownBy(() -> parser.parse(token, rules)).isInstanceOf(ParseException.class);
    }

    private static String token(String claims) {
        return TestIssuer.sign(TestIssuer.header("k1"), TestIssuer.claims(claims), "k1");
    }
}
