package fr.ancvconnect.lambda.security;

import static java.util.stream.Collectors.toMap;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.local.SignedTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An issuer whose keys a test creates, publishes and withdraws. Its tokens are those of guests. */
final class TestIssuer implements AutoCloseable {

    static final String NAME = "https://login.example";
    static final String AUDIENCE = "ancv-connect";
    static final long LIFE_SECONDS = 900;

    /** The shortest key that RS256 allows. */
    private static final int KEY_BITS = 2_048;

    /** Made once for all tests, because making a key takes longer than a test. */
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private final KeyServer server;

    /** Starts an issuer that publishes the keys with these ids. */
    TestIssuer(String... ids) {
        try {
            server = new KeyServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publish(ids);
    }

    KeyServer server() {
        return server;
    }

    /** Publishes the keys with these ids only. */
    void publish(String... ids) {
        server.publish(Stream.of(ids).collect(toMap(id -> id, TestIssuer::publicKey)));
    }

    /** The rules for its tokens: a new object in each call. */
    JWTAuthContextInfo rules() {
        return server.rules(NAME);
    }

    static PublicKey publicKey(String id) {
        return pair(id).getPublic();
    }

    /** A guest's token, issued at this time. */
    static String token(String keyId, String folder, Instant issued) {
        return sign(header(keyId), guest(folder, issued), keyId);
    }

    /** A token with this header and these claims, signed with the key of this id. */
    static String sign(String header, String claims, String signingKey) {
        return SignedTokens.of(header, claims, pair(signingKey).getPrivate());
    }

    static String header(String keyId) {
        return "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}";
    }

    /** The claims of a guest with this folder. */
    static String guest(String folder, Instant issued) {
        long iat = issued.getEpochSecond();
        return claims("\"groups\":[\"guest\"],\"folder\":\"%s\",\"iat\":%d,\"exp\":%d"
                .formatted(folder, iat, iat + LIFE_SECONDS));
    }

    /** Issuer, audience, subject and these claims. */
    static String claims(String others) {
        return "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"s\",%s}".formatted(NAME, AUDIENCE, others);
    }

    static Caller caller(String folder) {
        return new Caller.Guest(new FolderId(folder));
    }

    @Override
    public void close() {
        server.close();
    }

    private static KeyPair pair(String id) {
        return KEYS.computeIfAbsent(id, _ -> {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
