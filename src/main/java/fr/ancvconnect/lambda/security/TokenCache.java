package fr.ancvconnect.lambda.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last verified tokens, in two generations. A full younger generation replaces the older one. A token of the older
 * generation that is used is added to the younger one, so the tokens in use stay. Reads need no lock, additions have one.
 */
final class TokenCache {

    /** The highest number of tokens. */
    static final int SIZE = 1_000;

    private static final Duration BETWEEN_CLEANUPS = Duration.ofMinutes(1);

    private final int generation;
    private volatile Map<TokenHash, VerifiedToken> younger = new ConcurrentHashMap<>();
    private volatile Map<TokenHash, VerifiedToken> older = new ConcurrentHashMap<>();
    private Instant nextCleanup = Instant.MIN;

    TokenCache() {
        this(SIZE);
    }

    /** A cache of at most this number of tokens. */
    TokenCache(int size) {
        this.generation = size / 2;
    }

    /** The token with this hash; {@code null} if it is not cached. It may have expired. */
    @Nullable
    VerifiedToken find(TokenHash hash) {
        VerifiedToken found = younger.get(hash);
        if (found != null) {
            return found;
        }
        found = older.get(hash);
        if (found != null) {
            put(hash, found);
        }
        return found;
    }

    /** Adds a verified token. Removes the expired ones at most once a minute. */
    synchronized void add(TokenHash hash, VerifiedToken token, Instant now) {
        if (!now.isBefore(nextCleanup)) {
            nextCleanup = now.plus(BETWEEN_CLEANUPS);
            removeExpired(younger, now);
            removeExpired(older, now);
        }
        put(hash, token);
    }

    /** The number of tokens. A token in both generations counts twice. */
    int size() {
        return younger.size() + older.size();
    }

    private static void removeExpired(Map<TokenHash, VerifiedToken> tokens, Instant now) {
        tokens.values().removeIf(token -> token.validity().isOver(now));
    }

    private synchronized void put(TokenHash hash, VerifiedToken token) {
        if (younger.size() >= generation && !younger.containsKey(hash)) {
            older = younger;
            younger = new ConcurrentHashMap<>();
        }
        younger.put(hash, token);
    }
}
