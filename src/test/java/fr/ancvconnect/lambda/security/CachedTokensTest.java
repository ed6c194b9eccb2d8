package fr.ancvconnect.lambda.security;

import static fr.ancvconnect.lambda.security.TestIssuer.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.app.Caller;
import fr.ancvconnect.local.SignedTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is verified once, and that has no effect on any other token. */
class CachedTokensTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Instant now = Instant.now();
    private final CountingVerifier verifier = new CountingVerifier();
    private final TokenParser parser = new TokenParser(verifier, InstantSource.fixed(now));

    @AutoClose
    private final TestIssuer issuer = new TestIssuer("k1");

    private final JWTAuthContextInfo rules = issuer.rules();

    @Test
    void a_token_is_verified_once() throws ParseException {
        String token = token("f1");
        TokenPrincipal first = parse(token);
        assertThat(first.caller()).contains(caller("f1"));
        assertThat(parse(token)).isSameAs(first);
        assertThat(verifier.takeCount()).isEqualTo(1);
    }

    @Test
    void each_token_has_its_own_caller_before_and_after_it_is_cached() throws ParseException {
        for (int round = 0; round < 3; round++) {
            assertThat(parse(token("f1")).caller()).contains(caller("f1"));
            assertThat(parse(token("f2")).caller()).contains(caller("f2"));
        }
        assertThat(verifier.takeCount()).isEqualTo(2);
    }

    @Test
    void a_token_with_any_other_character_is_verified_and_rejected() throws ParseException {
        String token = token("f1");
        parse(token);
        verifier.takeCount();
        for (int position = 0; position < token.length(); position++) {
            String changed = changed(token, position);
            assertThatThrownBy(() -> parse(changed)).as(changed).isInstanceOf(ParseException.class);
            assertThat(verifier.takeCount()).as(changed).isEqualTo(1);
        }
        assertThat(parse(token).caller()).contains(caller("f1"));
        assertThat(verifier.takeCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKEN ",
                " TOKEN",
                "TOKEN,",
                "TOKEN=",
                "TOKEN.",
                "TOKEN.x",
                "TOKENAA",
                "TOKEN\u0000",
                "\u00e9TOKEN"
            })
    void a_token_with_more_characters_is_verified_and_rejected(String other) throws ParseException {
        String token = token("f1");
        parse(token);
        verifier.takeCount();
        assertThatThrownBy(() -> parse(other.replace("TOKEN", token))).isInstanceOf(ParseException.class);
        assertThat(verifier.takeCount()).isEqualTo(1);
    }

    @Test
    void the_claims_of_a_cached_token_are_rejected_with_another_algorithm_or_signature() throws ParseException {
        issuer.server().publish(Map.of("k1", SignedTokens.publicKey()));
        String claims = TestIssuer.guest("f1", now);
        parse(SignedTokens.of(TestIssuer.header("k1"), claims));
        for (String algorithm : List.of("RS256", "HS256", "none", "None", "RS512")) {
            String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"k1\"}";
            for (String forged : List.of(
                    SignedTokens.unsigned(header, claims),
                    SignedTokens.unsigned(header, claims) + "AA",
                    SignedTokens.signedWithPublicKey(header, claims),
                    TestIssuer.sign(header, claims, "k2"))) {
                assertThatThrownBy(() -> parse(forged)).as(forged).isInstanceOf(ParseException.class);
            }
        }
    }

    @Test
    void a_rejected_token_is_verified_each_time() {
        String token = TestIssuer.sign(TestIssuer.header("k1"), TestIssuer.guest("f1", now), "k2");
        for (int round = 0; round < 3; round++) {
            assertThatThrownBy(() -> parse(token)).isInstanceOf(ParseException.class);
        }
        assertThat(verifier.takeCount()).isEqualTo(3);
    }

    @Test
    void a_token_that_was_accepted_for_other_rules_is_verified_for_these() throws ParseException {
        String token = token("f1");
        parse(token);
        JWTAuthContextInfo otherAudience = issuer.rules();
        otherAudience.setExpectedAudience(Set.of("another"));
        JWTAuthContextInfo otherIssuer = issuer.server().rules("https://another.example");
        for (JWTAuthContextInfo other : List.of(otherAudience, otherIssuer)) {
            assertThatThrownBy(() -> parser.parse(token, other)).isInstanceOf(ParseException.class);
        }
        assertThat(parse(token).caller()).contains(caller("f1"));
        assertThat(verifier.takeCount()).isEqualTo(3);
    }

    /** Without signatures, because a thousand of them take longer than all other tests. */
    @Test
    void a_token_is_verified_again_after_more_other_tokens_than_the_cache_holds() throws ParseException {
        VerifiedToken accepted = verifier.verify(token("f1"), rules);
        var verified = new ArrayList<String>();
        var bounded = new TokenParser(
                new TokenVerifier() {
                    @Override
                    VerifiedToken verify(String token, JWTAuthContextInfo rules) {
                        verified.add(token);
                        return accepted;
                    }

                    @Override
                    boolean hasCurrentKeys(VerifiedToken token) {
                        return true;
                    }
                },
                InstantSource.fixed(now));
        bounded.parse("first", rules);
        for (int other = 0; other < TokenCache.SIZE; other++) {
            bounded.parse("other-" + other, rules);
        }
        bounded.parse("other-" + (TokenCache.SIZE - 1), rules);
        assertThat(verified).hasSize(TokenCache.SIZE + 1);
        bounded.parse("first", rules);
        assertThat(verified).hasSize(TokenCache.SIZE + 2).last().isEqualTo("first");
    }

    @Test
    void concurrent_requests_each_have_the_caller_of_their_token() throws Exception {
        List<String> tokens =
                IntStream.range(0, 20).mapToObj(folder -> token("f" + folder)).toList();
        var requests = new ArrayList<Callable<Optional<Caller>>>();
        IntStream.range(0, 2_000)
                .forEach(request -> requests.add(
                        () -> parse(tokens.get(request % tokens.size())).caller()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Caller>>> callers = threads.invokeAll(requests);
            for (int request = 0; request < callers.size(); request++) {
                assertThat(callers.get(request).get()).contains(caller("f" + request % tokens.size()));
            }
            verifier.takeCount();
            threads.invokeAll(requests);
        }
        assertThat(verifier.takeCount()).isZero();
    }

    @Test
    void requests_cannot_change_the_principal_that_they_share() throws ParseException {
        TokenPrincipal principal = parse(token("f1"));
        assertThat(principal.getGroups()).containsExactly("guest");
        assertThatThrownBy(() -> principal.getGroups().add("platform"))
                .isInstanceOf(UnsupportedOperationException.class);
        principal.getClaimNames().clear();
        assertThat(parse(token("f1")).getGroups()).containsExactly("guest");
    }

    /** Neither as the text that the request had, nor as a claim. */
    @Test
    void a_cached_token_is_not_kept_in_memory() throws ParseException {
        var token = new WeakReference<>(token("f1"));
        TokenPrincipal principal = parse(token.get());
        assertThat(principal.getRawToken()).isNull();
        Eventually.until(
                () -> {
                    System.gc();
                    return token.get();
                },
                text -> text == null);
        assertThat(parse(token("f1"))).isSameAs(principal);
    }

    private TokenPrincipal parse(String token) throws ParseException {
        return (TokenPrincipal) parser.parse(token, rules);
    }

    /** The token with another character at this position. The change is not in bits that Base64 ignores. */
    private static String changed(String token, int position) {
        int place = ALPHABET.indexOf(token.charAt(position));
        return token.substring(0, position) + ALPHABET.charAt((place + 32) % 64) + token.substring(position + 1);
    }

    private String token(String folder) {
        return TestIssuer.token("k1", folder, now);
    }
}
