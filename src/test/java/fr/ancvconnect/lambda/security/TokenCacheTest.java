package fr.ancvconnect.lambda.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.lambda.security.VerifiedToken.Validity;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cache of verified tokens is bounded. It keeps the tokens that are used, and drops those that have expired. */
class TokenCacheTest {

    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);

    private static final int THREADS = 8;
    private static final int MANY = 30_000;
    private static final int SMALL = 4;

    private final TokenCache cache = new TokenCache();

    @Test
    void a_token_is_found_by_the_hash_of_its_whole_text_only() {
        VerifiedToken token = token(LATER);
        cache.add(TokenHash.of("a.b.c"), token, NOW);
        assertThat(cache.find(TokenHash.of("a.b.c"))).isSameAs(token);
        assertThat(cache.find(TokenHash.of("a.b.d"))).isNull();
        assertThat(cache.find(TokenHash.of("a.b"))).isNull();
        assertThat(cache.find(TokenHash.of(""))).isNull();
    }

    @Test
    void there_are_never_more_tokens_than_the_bound_and_the_last_ones_are_kept() {
        int many = 5 * TokenCache.SIZE;
        for (int number = 0; number < many; number++) {
            add(number);
            assertThat(cache.size()).isLessThanOrEqualTo(TokenCache.SIZE);
        }
        assertThat(IntStream.range(many - TokenCache.SIZE / 2, many)).allMatch(this::isCached);
        assertThat(IntStream.range(0, many - TokenCache.SIZE)).noneMatch(this::isCached);
    }

    @Test
    void a_token_that_is_used_is_kept() {
        add(0);
        for (int number = 1; number < 5 * TokenCache.SIZE; number++) {
            add(number);
            assertThat(isCached(0)).isTrue();
        }
    }

    @Test
    void expired_tokens_are_removed_within_a_minute_when_others_are_added() {
        for (int number = 0; number < TokenCache.SIZE; number++) {
            cache.add(hash(number), token(number % 2 == 0 ? NOW.plusSeconds(30) : LATER), NOW);
        }
        cache.add(hash(-1), token(LATER), NOW.plusSeconds(60));
        assertThat(IntStream.range(0, TokenCache.SIZE)).noneMatch(number -> number % 2 == 0 && isCached(number));
        assertThat(IntStream.range(0, TokenCache.SIZE)).allMatch(number -> number % 2 == 0 || isCached(number));
    }

    /** With a small cache, so that many additions meet the bound at the same time. */
    @Test
    void the_bound_holds_for_concurrent_requests() throws Exception {
        var small = new TokenCache(SMALL);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = IntStream.range(0, THREADS)
                    .mapToObj(thread -> IntStream.range(thread * MANY, (thread + 1) * MANY)
                            .mapToObj(TokenCacheTest::hash)
                            .toList())
                    .<Future<?>>map(hashes -> threads.submit(() -> addAndUse(hashes, small)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** Adds tokens, and uses the ones before. */
    private static void addAndUse(List<TokenHash> hashes, TokenCache small) {
        for (int number = 1; number < hashes.size(); number++) {
            small.add(hashes.get(number), token(LATER), NOW);
            small.find(hashes.get(number - 1));
            assertThat(small.size()).isLessThanOrEqualTo(SMALL);
        }
    }

    private void add(int number) {
        cache.add(hash(number), token(LATER), NOW);
    }

    private boolean isCached(int number) {
        return cache.find(hash(number)) != null;
    }

    private static TokenHash hash(int number) {
        return TokenHash.of("token-" + number);
    }

    private static VerifiedToken token(Instant expiry) {
        var validity = new Validity(expiry.getEpochSecond(), Long.MIN_VALUE, 0, 1, Long.MAX_VALUE);
        var principal = new TokenPrincipal(Optional.of("s"), Optional.empty(), expiry.getEpochSecond());
        return new VerifiedToken(principal, new JWTAuthContextInfo(), List.of(), validity);
    }
}
