package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the order of requests, tokens, times and keys: a request has the result that a verification at that moment
 * has, although most of them are not verified.
 */
class CachedTokensAgreementTest {

    private static final long HOUR = 3_600;
    private static final int STEPS = 1_000;
    private static final int TOKENS = 60;
    private static final List<String> KEYS = List.of("k1", "k2", "k3");

    /** The library reads the system's clock, so tokens are valid at that time, and for longer than the test takes. */
    private final long start = Instant.now().getEpochSecond();

    /**
     * A token and what the test knows of it.
     *
     * @param caller  the caller of its claims, if it is valid
     * @param forged  whether its text or its signature is not the issuer's
     * @param expiry  in seconds since 1970, as {@code notBefore}
     */
    private record Sample(
            String text, Optional<Caller> caller, String key, boolean forged, long expiry, long notBefore) {}

    private final CountingVerifier verifier = new CountingVerifier();
    private final List<Sample> samples = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(start);
    private final TokenParser parser = new TokenParser(verifier, () -> now);

    @AutoClose
    private final TestIssuer issuer = new TestIssuer("k1");

    private final JWTAuthContextInfo rules = issuer.rules();
    private Set<String> published = Set.of("k1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void each_request_has_the_result_of_a_verification_at_that_moment(long seed) {
        var random = new Random(seed);
        for (int token = 0; token < TOKENS; token++) {
            samples.add(sample(random, token));
        }
        int accepted = 0;
        int cached = 0;
        for (int step = 0; step < STEPS; step++) {
            change(random);
            Sample sample = samples.get(random.nextInt(TOKENS));
            verifier.takeCount();
            Optional<TokenPrincipal> answer = parsed(sample.text());
            cached += answer.isPresent() && verifier.takeCount() == 0 ? 1 : 0;
            accepted += answer.isPresent() ? 1 : 0;
            assertThat(answer.map(principal -> principal.caller().toString()).orElse("rejected"))
                    .as("seed %d, step %d: %s", seed, step, sample)
                    .isEqualTo(isValid(sample) ? sample.caller().toString() : "rejected");
        }
        assertThat(accepted).as("accepted requests").isBetween(STEPS / 10, STEPS * 9 / 10);
        assertThat(cached).as("of them without a verification").isGreaterThan(accepted / 3);
    }

    /** What the documentation of tokens says, without the code under test. */
    private boolean isValid(Sample sample) {
        long second = now.getEpochSecond();
        return !sample.forged()
                && published.contains(sample.key())
                && second - 1 < sample.expiry()
                && second + 1 >= sample.notBefore();
    }

    /** Sometimes the clock moves, also back, and sometimes the issuer publishes other keys. */
    private void change(Random random) {
        if (random.nextInt(10) == 0) {
            long around = start + (random.nextBoolean() ? 0 : HOUR);
            now = Instant.ofEpochSecond(around + random.nextLong(-120, 120)).plusMillis(random.nextLong(1_000));
        }
        if (random.nextInt(60) == 0) {
            publish(random.nextInt(4) == 0 ? Set.of(KEYS.get(random.nextInt(3))) : twoOf(random));
        }
    }

    /** A token with an unknown key lets the service read the keys, here without the pause between two reads. */
    private void publish(Set<String> keys) {
        published = keys;
        issuer.publish(published.toArray(String[]::new));
        int before = issuer.server().requests();
        String unknown = TestIssuer.token("unknown", "f", now);
        rules.setForcedJwksRefreshInterval(0);
        Eventually.until(
                () -> {
                    parsed(unknown);
                    return issuer.server().requests();
                },
                requests -> requests > before);
        rules.setForcedJwksRefreshInterval(60);
    }

    private static Set<String> twoOf(Random random) {
        int without = random.nextInt(3);
        return Set.of(KEYS.get((without + 1) % 3), KEYS.get((without + 2) % 3));
    }

    private Sample sample(Random random, int number) {
        String key = KEYS.get(random.nextInt(3));
        long expiry = start + HOUR + random.nextLong(0, 120);
        long notBefore = start - random.nextLong(0, 120);
        Optional<Caller> caller = caller(random, number);
        String claims = TestIssuer.claims(
                groups(caller) + ",\"iat\":%d,\"exp\":%d,\"nbf\":%d".formatted(notBefore, expiry, notBefore));
        String header = TestIssuer.header(key);
        return switch (random.nextInt(6)) {
            case 0 -> new Sample(TestIssuer.sign(header, claims, "k4"), caller, key, true, expiry, notBefore);
            case 1 -> {
                String text = TestIssuer.sign(header, claims, key);
                int dot = text.lastIndexOf('.');
                String other = TestIssuer.sign(header, claims.replace("exp", "ex"), key);
                yield new Sample(
                        other.substring(0, other.lastIndexOf('.')) + text.substring(dot),
                        caller,
                        key,
                        true,
                        expiry,
                        notBefore);
            }
            default -> new Sample(TestIssuer.sign(header, claims, key), caller, key, false, expiry, notBefore);
        };
    }

    private static Optional<Caller> caller(Random random, int number) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(new Caller.Platform());
            case 1 -> Optional.of(new Caller.Establishments(Set.of(new EstablishmentId("e" + number))));
            case 2 -> Optional.of(new Caller.Guest(new FolderId("f" + number)));
            default -> Optional.empty();
        };
    }

    private static String groups(Optional<Caller> caller) {
        return caller.map(one -> switch (one) {
                    case Caller.Platform _ -> "\"groups\":[\"platform\"]";
                    case Caller.Establishments(var own) ->
                        "\"groups\":[\"establishment\"],\"establishments\":[\""
                                + own.iterator().next().value() + "\"]";
                    case Caller.Guest(var folder) -> "\"groups\":[\"guest\"],\"folder\":\"" + folder.value() + "\"";
                    case Caller.LinkPayer _ -> throw new AssertionError("No token names a payment link");
                })
                .orElse("\"groups\":[\"guest\",\"platform\"]");
    }

    private Optional<TokenPrincipal> parsed(String token) {
        try {
            return Optional.of((TokenPrincipal) parser.parse(token, rules));
        } catch (ParseException _) {
            return Optional.empty();
        }
    }
}
